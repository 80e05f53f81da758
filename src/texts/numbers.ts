/**
 * How a measured figure is written everywhere: four decimals, and no more than six digits where it is a large one
 * (an error in euros). For an ICU message.
 */
export const figure = (name: string): string => `{${name}, number, ::.0000/@@@@@@s}`;

/** A limit as it was sealed: as many decimals as it has, from two to six. */
export const limit = (name: string): string => `{${name}, number, ::.00####}`;
