import { cleanedLine } from './clean-text.ts';

/**
 * What stands for no value, in any case, in every file, form and call of the API: as pandas, R, SQL and spreadsheets write
 * it. Listed for people in `docs/api.md`.
 */
const MISSING: ReadonlySet<string> = new Set([
  '',
  'nan',
  '-nan',
  'none',
  'null',
  'na',
  'n/a',
  '<na>',
  'nat',
  '#n/a',
  '#na',
  '#n/a n/a',
  '1.#qnan',
  '-1.#qnan',
  '1.#ind',
  '-1.#ind',
]);
const LONGEST = 9;

/** [B2] Whether a cell holds no value. */
export function isMissing(cell: string): boolean {
  const text = cleanedLine(cell);
  return text.length <= LONGEST && MISSING.has(text.toLowerCase());
}
