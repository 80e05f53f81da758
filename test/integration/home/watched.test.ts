import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { type Database, query } from '../../../db/database.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { changedWorker, latelyAt } from '../../../src/home/changed.ts';
import { CHANGED_QUEUE } from '../../../src/home/ids.ts';
import { markOpened } from '../../../src/home/opened-store.ts';
import { openQueue } from '../../../src/jobs/queue.ts';
import { rooms } from '../../../src/rooms.ts';
import { DELIVERY_QUEUE } from '../../../src/slack/delivery/wanted.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace } from '../../support/world.ts';

/** A house with a real queue that nobody works on. */
async function stage(db: Database) {
  const queue = openQueue(db, pino({ level: 'silent' }));
  const made = await newWorkspace(db, { queue, rooms });
  const { workspaceId, world, clock } = made;
  const idle = { concurrency: 1, tries: 1, handle: async () => {} };
  const homes = changedWorker({ world, clientFor: async () => null });
  await queue.start([homes, { ...idle, queue: DELIVERY_QUEUE }], false);
  await knowPeople(db, workspaceId, { ULEAD: {}, UDATA: {}, UOTHER: {} });
  const engagementId = await startedEngagement(world, workspaceId, { name: 'One' });
  let isIn = false;
  return {
    ...made,
    stop: () => queue.stop(),
    opens: (userId: string) =>
      db.inWorkspace(workspaceId, (tx) =>
        markOpened(tx, { workspaceId, userId }, { now: clock.now(), lately: latelyAt(clock.now()) }),
      ),
    /** Changes the engagement. @returns how many entries ask whose Home shows it */
    changes: async (): Promise<number> => {
      isIn = !isIn;
      await query(db.orm, sql`delete from pgboss.job`);
      const member = isIn ? ['UDATA'] : [];
      await changePeople(world, slackActor(workspaceId, 'ULEAD'), { engagementId, member });
      const asked = sql`select id from pgboss.job where name = ${CHANGED_QUEUE} and start_after > created_on`;
      return (await query(db.orm, asked)).length;
    },
    isWatched: (tx: Parameters<typeof query>[0]) =>
      query<{ is: boolean }>(
        tx,
        sql`select home_is_watched(${workspaceId}, ${engagementId}, ${latelyAt(clock.now()).toString()}) as is`,
      ).then(([row]) => row?.is),
  };
}

eitherEngine('a change of an engagement', (open) => {
  it('[H1] asks whose Home shows it, a little later, where one is open; and nobody where none is', async () => {
    const at = await stage(await open());
    expect(await at.changes(), 'nobody ever opened Home').toBe(0);
    await at.opens('UOTHER');
    expect(await at.changes(), 'only somebody else did').toBe(0);
    await at.opens('ULEAD');
    expect(await at.changes()).toBe(1);
    at.clock.advance({ hours: 3 });
    expect(await at.changes(), 'nobody looks any more').toBe(0);
    await at.stop();
  });
});

onPostgres('a Home that is opened while a change is being committed', (open) => {
  it('[H1] is drawn from after that change, which found no Home open', async () => {
    const db = await open();
    const at = await stage(db);
    const asked = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const change = db.inWorkspace(at.workspaceId, async (tx) => {
      expect(await at.isWatched(tx)).toBe(false);
      asked.resolve();
      await mayEnd.promise;
    });
    await asked.promise;
    const order: string[] = [];
    const opened = at.opens('ULEAD').then(() => order.push('opened'));
    const waits = () =>
      query(
        db.orm,
        sql`select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`,
      );
    await expect.poll(async () => (await waits()).length, { timeout: 20_000 }).toBe(1);
    mayEnd.resolve();
    await change.then(() => order.push('changed'));
    await opened;
    expect(order).toEqual(['changed', 'opened']);
    expect(await db.inWorkspace(at.workspaceId, at.isWatched)).toBe(true);
    await at.stop();
  });
});
