import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { type Database, query } from '../../db/database.ts';

const JOURNAL = new URL('../../db/migrations/meta/_journal.json', import.meta.url);
const PATIENCE = 2_000;

/** What keeps this process from being ready: the database, or a schema older than the program. */
export function readiness(db: Database): () => Promise<string | null> {
  const { entries } = JSON.parse(readFileSync(JOURNAL, 'utf8')) as {
    entries: { tag: string; when: number }[];
  };
  const newest = entries.at(-1);
  const check = async (): Promise<string | null> => {
    // As the migrator tells them apart: by the time that each bears, not by how many there are.
    const [row] = await query<{ applied: string | null }>(
      db.orm,
      sql`select max(created_at)::text as applied from drizzle.__drizzle_migrations`,
    );
    return newest && Number(row?.applied) < newest.when ? `migrations: ${newest.tag} is not applied` : null;
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
