import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, query, SYSTEM_WORKSPACE } from '../../../db/database.ts';
import type { Tick } from '../../../src/jobs/clock.ts';
import { openClock, TICK_QUEUE, type TickClock, tickWorker } from '../../../src/jobs/clock.ts';
import { openQueue, type Queue } from '../../../src/jobs/queue.ts';
import { eachEngine, onPostgres, serverOf } from '../../support/database.ts';
import { newWorkspace, testWorld } from '../../support/world.ts';

const at = (text: string) => Temporal.Instant.from(`2027-03-01T${text}Z`);
const idle = async () => {};

eachEngine('the clock', (open) => {
  it('runs what is due at a minute, for every workspace that has the app', async () => {
    const db = await open();
    const { workspaceId } = await newWorkspace(db);
    const gone = await newWorkspace(db);
    await db.inWorkspace(gone.workspaceId, (tx) => tx.execute(sql`update workspace set revoked_at = now()`));
    const { world, queue } = testWorld(db, { now: at('09:15:00') });
    const name = `toy.${workspaceId}`;
    const clock = openClock(world, [
      { name: `${name}.quarter`, cron: '*/15 * * * *', run: idle },
      { name: `${name}.hour`, cron: '0 * * * *', run: idle },
    ]);
    await clock.fire(at('09:15:20'));
    const entries = queue.take().filter((one) => one.data.workspaceId === workspaceId);
    expect(entries).toEqual([
      {
        queue: TICK_QUEUE,
        key: `tick:${workspaceId}:${name}.quarter`,
        data: { workspaceId, tick: `${name}.quarter`, slot: '2027-03-01T09:15:00Z' },
      },
    ]);
    expect(entries.some((one) => one.data.workspaceId === gone.workspaceId)).toBe(false);
    await clock.fire(at('09:15:40'));
    expect(queue.take()).toEqual([]);
    await clock.fire(at('10:00:00'));
    expect(queue.take().filter((one) => one.data.workspaceId === workspaceId)).toHaveLength(2);
  });

  it('[X7] what is of all workspaces together runs once a slot, in the name of none, also where there is no workspace', async () => {
    const db = await open();
    const { workspaceId } = await newWorkspace(db);
    const { world, queue } = testWorld(db, { now: at('09:02:00') });
    const name = `toy.all.${workspaceId}`;
    const clock = openClock(world, [{ name, cron: '2 * * * *', once: true, run: idle }]);
    await clock.fire(at('09:02:00'));
    await clock.fire(at('09:02:30'));
    expect(queue.take()).toEqual([
      {
        queue: TICK_QUEUE,
        key: `tick:${SYSTEM_WORKSPACE}:${name}`,
        data: { workspaceId: SYSTEM_WORKSPACE, tick: name, slot: '2027-03-01T09:02:00Z' },
      },
    ]);
    world.db = { ...db, workspaceIds: () => Promise.reject(new Error('nobody asks which there are')) };
    await clock.fire(at('10:02:00'));
    expect(queue.take()).toHaveLength(1);
  });

  it('[X5] a replica that dies before its work is queued leaves the slot to another', async () => {
    const db = await open();
    const { workspaceId } = await newWorkspace(db);
    const dying = testWorld(db, { now: at('09:00:00') });
    dying.queue.insert = () => Promise.reject(new Error('gone'));
    const living = testWorld(db, { now: at('09:00:00') });
    const ticks = [{ name: `toy.${workspaceId}`, cron: '* * * * *', run: idle }];
    await expect(openClock(dying.world, ticks).fire(at('09:00:00'))).rejects.toThrow('gone');
    await openClock(living.world, ticks).fire(at('09:00:00'));
    expect(living.queue.take().filter((one) => one.data.workspaceId === workspaceId)).toHaveLength(1);
  });

  it('forgets slots of long ago', async () => {
    const db = await open();
    const { world, clock } = testWorld(db, { now: at('09:00:00') });
    const ticks = openClock(world, [{ name: `toy.prune.${db.engine}`, cron: '* * * * *', run: idle }]);
    await ticks.fire(at('09:00:00'));
    clock.advance({ hours: 49 });
    await ticks.fire(clock.now());
    const slots = await db.inWorkspace(SYSTEM_WORKSPACE, (tx) =>
      query<{ slot: string }>(tx, sql`select slot from clock_slot where slot like 'toy.prune.%'`),
    );
    expect(slots).toHaveLength(1);
  });

  it('hands the slot and a system actor to the tick', async () => {
    const db = await open();
    const { world } = testWorld(db);
    const ran: unknown[] = [];
    const tick: Tick = {
      name: 'toy.hands',
      cron: '* * * * *',
      run: async (_, actor, slot) => void ran.push([actor, `${slot}`]),
    };
    const worker = tickWorker(world, [tick]);
    await worker.handle({ workspaceId: 'T1', tick: 'toy.hands', slot: '2027-03-01T09:00:00Z' }, 1);
    await worker.handle({ workspaceId: 'T1', tick: 'toy.gone', slot: '2027-03-01T09:00:00Z' }, 1);
    expect(ran).toEqual([[{ workspaceId: 'T1', userId: 'system', origin: 'clock' }, '2027-03-01T09:00:00Z']]);
  });
});

describe('schedules', () => {
  it('that cannot be read, or share a name, stop the start', async () => {
    const world = { db: {} } as never;
    const tick = (name: string, cron: string): Tick => ({ name, cron, run: idle });
    expect(() => openClock(world, [tick('a', 'every day')])).toThrow('cannot be read');
    expect(() => openClock(world, [tick('a', '* * * * *'), tick('a', '* * * * *')])).toThrow('twice');
  });
});

onPostgres('two replicas', (open) => {
  const replicas: { db: Database; queue: Queue; clock: TickClock }[] = [];
  const ran: string[] = [];

  beforeAll(async () => {
    const url = serverOf(await open());
    for (let index = 0; index < 2; index += 1) {
      const db = await openDatabase({ url, max: 3 });
      const queue = openQueue(db, pino({ level: 'silent' }));
      const { world } = testWorld(db, { now: at('09:00:00'), queue });
      const ticks: Tick[] = [
        {
          name: 'toy.once',
          cron: '* * * * *',
          run: async (_, actor, slot) => void ran.push(`${actor.workspaceId} ${slot}`),
        },
      ];
      await queue.start([tickWorker(world, ticks)], true);
      replicas.push({ db, queue, clock: openClock(world, ticks) });
    }
  });
  afterAll(async () => {
    for (const { db, queue, clock } of replicas) {
      await clock.stop();
      await queue.stop();
      await db.close();
    }
  });

  it('[X5] run each slot once, whoever comes first', async () => {
    const [first] = replicas;
    if (!first) throw new Error('no replica');
    const a = await newWorkspace(first.db);
    const b = await newWorkspace(first.db);
    const slots = Array.from({ length: 20 }, (_, minute) => at('09:00:00').add({ minutes: minute }));
    await Promise.all(slots.flatMap((slot) => replicas.map(({ clock }) => clock.fire(slot))));
    const expected = slots.flatMap((slot) => [`${a.workspaceId} ${slot}`, `${b.workspaceId} ${slot}`]).sort();
    await expect.poll(() => [...ran].sort(), { timeout: 15_000 }).toEqual(expected);
  });
});
