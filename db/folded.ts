import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * A text as names are folded in Node (`src/record/name-key.ts`): compatibility forms first, so that `CO₂`, `½` and `…` are found as
 * they were typed, then small letters. Of `İ` Node makes an i with a dot of its own, and of `Σ` at the end of a word a form of its own; PostgreSQL
 * does neither. Nobody types the one or the other: that dot is left out, and both small sigmas are one letter (`src/record/search.ts`).
 */
export const folded = (text: SQLWrapper): SQL =>
  sql`replace(replace(lower(replace(normalize(${text}, NFKC), 'İ', 'i')), 'i\u0307', 'i'), 'ς', 'σ')`;
