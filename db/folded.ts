import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * A text as names are folded in Node (`src/record/name-key.ts`): compatibility forms first, so that `CO₂`, `½` and `…` are found as
 * they were typed, then small letters. Node gives `İ` two letters, and `Σ` at the end of a word a form of its own; PostgreSQL does neither,
 * so the first is said here and both small sigmas are one letter.
 */
export const folded = (text: SQLWrapper): SQL =>
  sql`replace(lower(replace(normalize(${text}, NFKC), 'İ', 'i\u0307')), 'ς', 'σ')`;
