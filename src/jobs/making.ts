import type { PgBoss } from 'pg-boss';
import { HEARTBEAT_SECONDS } from './taking.ts';

/** How each queue is kept, in pg-boss's words. When an entry ends is its worker's: `tries`. */
const SETTINGS = {
  notify: true,
  retryLimit: 1_000_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deleteAfterSeconds: 3_600,
};

/** As pg-boss's `createQueue`, for all that are new; replicas that start together make them in one order. */
const MAKE = `
select pgboss.create_queue(name, $2::jsonb) from (
  select name from unnest($1::text[]) as wanted(name)
  where not exists (select from pgboss.queue known where known.name = wanted.name)
  order by name
) as fresh`;

/** Those that a former version made with other settings. */
const STALE = `
select name from pgboss.queue, jsonb_to_record($2) as kept("notify" bool, "retryLimit" int, "retryDelay" int,
  "retryBackoff" bool, "retryDelayMax" int, "heartbeatSeconds" int, "deleteAfterSeconds" int)
where name = any($1::text[])
  and (queue.notify, retry_limit, retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds, deletion_seconds)
    is distinct from (kept."notify", "retryLimit", "retryDelay", "retryBackoff", "retryDelayMax", "heartbeatSeconds", "deleteAfterSeconds")`;

/**
 * Makes the queues that are missing, in one statement where pg-boss takes several for each, and sets right those that are
 * kept otherwise. Entries of one key of theirs are active one at a time.
 */
export async function makeQueues(boss: PgBoss, names: readonly string[]): Promise<void> {
  const db = boss.getDb();
  await db.executeSql(MAKE, [names, JSON.stringify({ ...SETTINGS, policy: 'singleton' })]);
  const { rows } = await db.executeSql(STALE, [names, JSON.stringify(SETTINGS)]);
  for (const { name } of rows as { name: string }[]) await boss.updateQueue(name, SETTINGS);
}
