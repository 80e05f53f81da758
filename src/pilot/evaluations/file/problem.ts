import type { ImportProblem } from '../../../imports/kind.ts';
import type { TextKey } from '../../../texts/catalogue.ts';

type Key = Extract<TextKey, `evaluations.fault.${string}`>;

/** What is wrong with a file; line 0: the file as a whole. */
export const problem = (
  key: Key,
  params: Record<string, string | number> = {},
  line = 0,
  column = '',
): ImportProblem => ({ line, column, key, params });

/** So many problems are shown at most; a file with more is read no further. */
export const MOST_PROBLEMS = 100;
