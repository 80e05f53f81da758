import type { PgBoss } from 'pg-boss';
import type { QueueEntry } from './queue.ts';

/** An entry that was taken: nobody else has it while its worker beats. */
export interface Taken {
  id: string;
  queue: string;
  data: QueueEntry['data'];
  /** Which attempt this is, from 0. */
  retryCount: number;
}

/** A worker that stops beating for this long has died with its process; its entry is given to another. */
export const HEARTBEAT_SECONDS = 10;

/**
 * Takes the next entry of each of these queues: the oldest that is due and whose key is free. As pg-boss's own `fetch`
 * for one queue, which is a statement for each and is planned for each. Those of its key that say the same go with it:
 * what they are about was committed before, and its work begins afterwards. They are looked for by their key, however many
 * others wait: the state stands there as text to keep the index of states away.
 */
export const TAKE = `
with next as (
  select found.ctid, found.name, found.singleton_key, found.data
  from unnest($1::text[]) as asked(queue)
  cross join lateral (
    select j.ctid, j.name, j.singleton_key, j.data from pgboss.job_common j
    where j.name = asked.queue and j.state < 'active' and not j.blocked and j.start_after <= pgboss.job_now()
      and not exists (
        select from pgboss.job_common busy
        where busy.name = j.name and busy.state = 'active'
          and coalesce(busy.singleton_key, '') = coalesce(j.singleton_key, '')
      )
    order by j.priority desc, j.created_on
    limit 1
    for update of j skip locked
  ) as found
), same as (
  select alike.ctid from next cross join lateral (
    select s.ctid from pgboss.job_common s
    where s.name = next.name and s.singleton_key = next.singleton_key
      and s.state < 'active' and s.state::text = 'created' and not s.blocked and s.start_after <= pgboss.job_now()
      and s.data - 'trace' = next.data - 'trace' and s.ctid <> next.ctid
    for update of s skip locked
  ) as alike
), gone as (
  delete from pgboss.job_common where ctid = any (array(select ctid from same))
)
update pgboss.job_common j set
  state = 'active',
  started_on = pgboss.job_now(),
  heartbeat_on = pgboss.job_now(),
  retry_count = case when started_on is not null then retry_count + 1 else retry_count end
where j.ctid = any (array(select ctid from next))
returning j.id, j.name as queue, j.data, j.retry_count as "retryCount"`;

/** Says of entries that their worker lives. One that was given to somebody else meanwhile is theirs. */
const BEAT = `
update pgboss.job_common j set heartbeat_on = pgboss.job_now()
from jsonb_to_recordset($1) as mine(id uuid, queue text, "retryCount" int)
where j.name = mine.queue and j.id = mine.id and j.state = 'active' and j.retry_count = mine."retryCount"`;

/** Gives entries whose worker has died to another. */
const FREE = `
update pgboss.job_common set state = 'retry', start_after = pgboss.job_now()
where name = any($1::text[]) and state = 'active'
  and heartbeat_on + heartbeat_seconds * interval '1 second' < pgboss.job_now()`;

/** What is done is gone. */
const DONE = `delete from pgboss.job_common where name = $1 and id = $2 and state = 'active' and retry_count = $3`;

/** Somebody else took an entry of the same key in the same moment. */
const TAKEN_BY_ANOTHER = '23505';

/** @returns one entry at most of each queue */
export async function take(boss: PgBoss, queues: readonly string[]): Promise<Taken[]> {
  try {
    const { rows } = await boss.getDb().executeSql(TAKE, [queues]);
    return rows as Taken[];
  } catch (error) {
    if ((error as { code?: string }).code === TAKEN_BY_ANOTHER) return [];
    throw error;
  }
}

export async function beat(boss: PgBoss, entries: readonly Taken[]): Promise<void> {
  const mine = entries.map(({ id, queue, retryCount }) => ({ id, queue, retryCount }));
  await boss.getDb().executeSql(BEAT, [JSON.stringify(mine)]);
}

export async function freeLost(boss: PgBoss, queues: readonly string[]): Promise<void> {
  await boss.getDb().executeSql(FREE, [queues]);
}

export async function finish(boss: PgBoss, { id, queue, retryCount }: Taken): Promise<void> {
  await boss.getDb().executeSql(DONE, [queue, id, retryCount]);
}
