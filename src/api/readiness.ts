import { sql } from 'drizzle-orm';
import { type Database, query } from '../../db/database.ts';
import { journal } from '../../db/journal.ts';

const PATIENCE = 2_000;
/** Milliseconds for which an answer is given again: whoever asks without end costs a query now and then. */
const FRESH = 250;

/** What keeps this process from being ready: the database, or a schema older than the program. */
export function readiness(db: Database): () => Promise<string | null> {
  const newest = journal().at(-1);
  const check = async (): Promise<string | null> => {
    const [row] = await query<{ applied: string | null }>(
      db.orm,
      sql`select max(created_at)::text as applied from drizzle.__drizzle_migrations`,
    );
    return newest && Number(row?.applied) < newest.when ? `migrations: ${newest.tag} is not applied` : null;
  };
  const ask = async (): Promise<string | null> => {
    const late = Promise.withResolvers<string>();
    const timer = setTimeout(() => late.resolve('database: no answer'), PATIENCE);
    try {
      return await Promise.race([check().catch(() => 'database: not reachable'), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
  let last: Promise<string | null> | undefined;
  return () => {
    if (last) return last;
    const asking = ask();
    last = asking;
    asking.then(() => setTimeout(() => (last = undefined), FRESH).unref());
    return asking;
  };
}
