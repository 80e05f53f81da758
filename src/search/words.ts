import { nameKey } from '../record/name-key.ts';

/** More words than this narrow nothing down. */
const MOST_WORDS = 12;
const LONGEST = 60;
/** As `searchable` parts words: at signs of ASCII and at spaces, so that no sign is an operator. */
const BETWEEN = /[\s!-/:-@[-`{-~]+/u;

/**
 * [H4] What was typed, as PostgreSQL's full text search takes it: every word has to be there, the last letters of each may be
 * missing. Null where there is no word in it.
 */
export function queryOf(typed: string): string | null {
  const words = nameKey(typed)
    .replaceAll('ς', 'σ')
    .split(BETWEEN)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => `${word.slice(0, LONGEST).toWellFormed()}:*`);
  return words.length > 0 ? words.join(' & ') : null;
}
