import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { type Database, query } from '../../db/database.ts';

const JOURNAL = new URL('../../db/migrations/meta/_journal.json', import.meta.url);
const PATIENCE = 2_000;

/** What keeps this process from being ready: the database, or a schema older than the program. */
export function readiness(db: Database): () => Promise<string | null> {
  const journal = JSON.parse(readFileSync(JOURNAL, 'utf8')) as { entries: unknown[] };
  const check = async (): Promise<string | null> => {
    const [row] = await query<{ applied: number }>(
      db.orm,
      sql`select count(*)::int as applied from drizzle.__drizzle_migrations`,
    );
    const applied = row?.applied ?? 0;
    return applied < journal.entries.length
      ? `migrations: ${applied} of ${journal.entries.length} applied`
      : null;
  };
  return async () => {
    const late = Promise.withResolvers<string>();
    const timer = setTimeout(() => late.resolve('database: no answer'), PATIENCE);
    try {
      return await Promise.race([check().catch(() => 'database: not reachable'), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
