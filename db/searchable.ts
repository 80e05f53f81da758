import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * The words of texts, joined, as the function `searchable` of the database finds them. There is no index over them: what matches
 * words may see rows before row-level security does (`@@` is not leakproof), so PostgreSQL would not use one.
 */
export const searchable = (...texts: readonly SQLWrapper[]): SQL =>
  sql`searchable(${sql.join(
    texts.map((text) => sql`coalesce(${text}, '')`),
    sql` || ' ' || `,
  )})`;
