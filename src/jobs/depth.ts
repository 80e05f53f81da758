import { sql } from 'drizzle-orm';
import { type Database, query } from '../../db/database.ts';

/** Milliseconds for which an answer is given again: whoever asks without end costs a query now and then. */
const FRESH = 2_000;

/** How many entries are due in each queue, and since when: for all replicas alike. Queues without any are left out. */
export function queueDepths(
  db: Database,
): () => Promise<{ queue: string; waiting: number; oldest: number }[]> {
  return remembered(() =>
    query<{ queue: string; waiting: number; oldest: number }>(
      db.orm,
      sql`select name as queue, count(*)::int as waiting,
            extract(epoch from pgboss.job_now() - min(start_after))::float8 as oldest
          from pgboss.job_common where state < 'active' and start_after <= pgboss.job_now() group by name`,
    ),
  );
}

/** What is asked whenever somebody scrapes, and answered again for a moment. */
export function remembered<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let last: Promise<Answer> | undefined;
  return () => {
    if (last) return last;
    const asking = ask();
    last = asking;
    const forget = () => setTimeout(() => (last = undefined), FRESH).unref();
    asking.then(forget, forget);
    return asking;
  };
}
