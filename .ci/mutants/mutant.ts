/** One thing broken on purpose, and who has to notice. */
export interface Mutant {
  /** What holds no more, in a few words. */
  breaks: string;
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  replace: string;
  /** Test files, under `test/`, of which one has to fail. */
  caughtBy: readonly string[];
}

/** Mutants of one file, by what each breaks: what stands there, and what stands there instead. */
export const mutantsOf = (
  file: string,
  caughtBy: readonly string[],
  changes: Readonly<Record<string, readonly [find: string, replace: string]>>,
): Mutant[] =>
  Object.entries(changes).map(([breaks, [find, replace]]) => ({ breaks, file, find, replace, caughtBy }));

/** What the code says where it is broken. @throws Error where the place is not there once */
export function broken({ file, find, replace }: Mutant, code: string): string {
  const [before, after, ...more] = code.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} has not once, but ${code.split(find).length - 1} times: ${find}`);
  return `${before}${replace}${after}`;
}
