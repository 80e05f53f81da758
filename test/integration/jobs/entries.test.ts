import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, query } from '../../../db/database.ts';
import { makeQueues } from '../../../src/jobs/making.ts';
import { openQueue, type Queue } from '../../../src/jobs/queue.ts';
import { openQueueDatabase } from '../../../src/jobs/queue-database.ts';
import { HEARTBEAT_SECONDS } from '../../../src/jobs/taking.ts';
import { eachEngine, type Open } from '../../support/database.ts';

const QUEUE = 'errand';
/** What no two entries have in common. */
const OWN = ['id', 'created_on', 'start_after', 'keep_until', 'data'];

eachEngine('an entry of the queue', (open: Open) => {
  let db: Database;
  let queue: Queue;
  let boss: PgBoss;

  beforeAll(async () => {
    db = await open();
    queue = openQueue(db, pino({ level: 'silent' }));
    await queue.start([{ queue: QUEUE, concurrency: 1, tries: 1, handle: async () => {} }], false);
    boss = new PgBoss({
      db: openQueueDatabase(db.queueConnection, { came: () => {}, again: () => {} }),
      backend: db.engine,
      supervise: false,
      schedule: false,
      registerInstance: false,
    });
    await boss.start();
  });
  afterAll(async () => {
    await boss.stop({ graceful: false });
    await queue.stop();
  });

  const entries = () =>
    query<Record<string, unknown>>(
      db.orm,
      sql`select j.*, keep_until - start_after = '14 days' as kept, start_after - created_on as later
       from pgboss.job j where name = ${QUEUE} order by created_on, data->>'at'`,
    );

  it('[X5] is in a queue that is kept as pg-boss keeps it; one that was kept otherwise is set right', async () => {
    const kept = (name: string) =>
      query<Record<string, unknown>>(db.orm, sql`select * from pgboss.queue where name = ${name}`).then(
        ([row]) => ({ ...row, name: '', created_on: null, updated_on: null }),
      );
    const ours: Record<string, unknown> = await kept(QUEUE);
    expect(ours).toMatchObject({ policy: 'singleton', notify: true, heartbeat_seconds: HEARTBEAT_SECONDS });
    await boss.createQueue('theirs', {
      policy: 'singleton',
      notify: true,
      retryLimit: Number(ours.retry_limit),
      retryDelay: Number(ours.retry_delay),
      retryBackoff: true,
      retryDelayMax: Number(ours.retry_delay_max),
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: Number(ours.deletion_seconds),
    });
    expect(ours).toEqual(await kept('theirs'));
    await query(db.orm, sql`update pgboss.queue set notify = false, retry_limit = 3 where name = ${QUEUE}`);
    await makeQueues(boss, [QUEUE]);
    expect(await kept(QUEUE)).toEqual(ours);
  });

  it('[X5] is written as pg-boss writes it', async () => {
    const startAfter = Temporal.Instant.from('2100-01-01T00:00:00Z');
    await boss.insert(QUEUE, [
      { data: { at: 1 }, singletonKey: 'key' },
      { data: { at: 2 }, startAfter: startAfter.toString() },
    ]);
    const theirs = await entries();
    await query(db.orm, sql`delete from pgboss.job`);
    await db.inWorkspace('T0QUEUE', (tx) =>
      queue.insert(tx, [
        { queue: QUEUE, data: { workspaceId: 'T0QUEUE', at: 1 }, key: 'key' },
        { queue: QUEUE, data: { workspaceId: 'T0QUEUE', at: 2 }, startAfter },
      ]),
    );
    const ours = await entries();
    const rest = (rows: typeof ours) =>
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !OWN.includes(name))));
    const same = (rows: typeof ours) => rest(rows).map(({ later: _, ...row }) => row);
    expect(same(ours)).toEqual(same(theirs));
    expect(ours).toHaveLength(2);
    expect(ours[1]?.start_after).toEqual(theirs[1]?.start_after);
  });

  it('[X5] that waits is due later by the database’s clock', async () => {
    await query(db.orm, sql`delete from pgboss.job`);
    const data = { workspaceId: 'T0QUEUE' };
    await db.inWorkspace('T0QUEUE', (tx) =>
      queue.insert(tx, [
        { queue: QUEUE, data: { ...data, at: 1 } },
        { queue: QUEUE, data: { ...data, at: 2 }, waits: 7 },
      ]),
    );
    const later = await query<{ seconds: number }>(
      db.orm,
      sql`select extract(epoch from start_after - created_on)::int as seconds from pgboss.job order by data->>'at'`,
    );
    expect(later.map(({ seconds }) => seconds)).toEqual([0, 7]);
  });

  it('[X5] for a queue that nobody knows undoes what was to be written with it', async () => {
    const attempt = db.inWorkspace('T0QUEUE', (tx) =>
      queue.insert(tx, [{ queue: 'unheard-of', data: { workspaceId: 'T0QUEUE' } }]),
    );
    await expect(attempt).rejects.toThrow();
  });
});
