import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * A text as names are folded in Node (`src/record/name-key.ts`): compatibility forms first, so that `CO₂`, `½` and `…` are found as
 * they were typed, then small letters.
 */
export const folded = (text: SQLWrapper): SQL => sql`lower(normalize(${text}, NFKC))`;
