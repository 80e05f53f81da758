export const pilot = {} as const;
