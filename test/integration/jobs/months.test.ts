import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase, query } from '../../../db/database.ts';
import { reading } from '../../../db/schema/monitoring.ts';
import { legalHold, retention } from '../../../db/schema/privacy.ts';
import { turnMonths } from '../../../src/jobs/months.ts';
import { heldRows, sweep } from '../../../src/jobs/sweep.ts';
import { newestReadings } from '../../../src/monitoring/monitors/list-store.ts';
import { moveAll } from '../../../src/move/move.ts';
import type { World } from '../../../src/world.ts';
import { eachEngine, onPostgres, openEmbedded, serverOf } from '../../support/database.ts';
import { monitoringBench, putMonitor } from '../../support/monitoring.ts';
import { addReadings, named, partsIn, putReadings, slotsOf, undivide } from '../../support/months.ts';
import { newWorkspace, testWorld } from '../../support/world.ts';

/** 400 days, as `retention.yml` has it. */
const NOW = '2027-11-30T12:00:00Z';
/** In the first months that were taken on there; all of September 2026 is over, and a part of October. */
const [SEPTEMBER, OCTOBER_OVER, OCTOBER, NOVEMBER] = [
  '2026-09-10T08:00:00Z',
  '2026-10-20T08:00:00Z',
  '2026-10-28T08:00:00Z',
  '2026-11-20T08:00:00Z',
];

/** What is kept since the summer of 2026: October and November have parts of their own, and the year after has one. */
async function divided(db: Database): Promise<void> {
  const { world, clock } = testWorld(db);
  for (const moment of ['2026-08-15T00:00:00Z', '2026-09-02T00:00:00Z', '2026-10-02T00:00:00Z', NOW]) {
    clock.set(moment);
    await turnMonths(world);
  }
}

eachEngine('tables in months', (open) => {
  beforeEach(async () => undivide(await open()));
  // Another test's workspaces keep nothing longer than is usual.
  afterEach(async () => {
    const db = await open();
    for (const workspaceId of await db.workspaceIds({ revoked: true }))
      await db.inWorkspace(workspaceId, async (tx) => {
        await tx.delete(retention);
        await tx.delete(legalHold);
      });
  });

  it('[X7] this month and the next one have parts, over a year’s end and however often they are asked for', async () => {
    const db = await open();
    const { world, clock } = testWorld(db, { now: '2027-11-30T23:59:00Z' });
    const at = async (moment: string) => {
      clock.set(moment);
      await Promise.all([turnMonths(world), turnMonths(world)]);
      await turnMonths(world);
      return named(await partsIn(db));
    };
    expect(await partsIn(db)).toEqual([]);
    expect(await at('2027-11-30T23:59:00Z')).toEqual(['-2028-01', '2028-01-']);
    expect(await at('2027-12-01T00:02:00Z')).toEqual(['-2028-01', '2028-01-2028-02', '2028-02-']);
    expect(await at('2027-12-31T23:59:00Z')).toEqual(['-2028-01', '2028-01-2028-02', '2028-02-']);
    expect(await at('2028-01-01T00:02:00Z')).toEqual([
      '-2028-01',
      '2028-01-2028-02',
      '2028-02-2028-03',
      '2028-03-',
    ]);
  });

  it('[X7] what was in one table stays, and is in its first part; nothing is rewritten', async () => {
    const db = await open();
    const bench = await monitoringBench(db, { now: NOW });
    await putReadings(db, bench, SEPTEMBER, NOVEMBER, NOW);
    const file = async (table: string) =>
      (
        await query<{ file: string }>(
          db.orm,
          sql`select pg_relation_filenode(${table}::regclass)::text as file`,
        )
      )[0];
    const before = await file('public.reading');
    await turnMonths(bench.world);
    expect(named(await partsIn(db))).toEqual(['-2028-01', '2028-01-']);
    expect(await file('months.reading_before')).toEqual(before);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([SEPTEMBER, NOVEMBER, NOW]);
    const checks = await query(
      db.orm,
      sql`select conname from pg_constraint where conname like 'until\\_%' union all
          select conname from pg_constraint where contype = 'f' and conrelid = 'months.reading_before'::regclass and conparentid = 0`,
    );
    expect(checks, 'one foreign key, and no end that is said twice').toEqual([]);
  });

  it('[X7] where nobody turned the months for long nothing was refused, and all stays', async () => {
    const db = await open();
    const bench = await monitoringBench(db, { now: NOW });
    await turnMonths(bench.world);
    const late = ['2028-01-10T00:00:00Z', '2028-02-10T00:00:00Z', '2028-03-31T23:59:00Z'];
    await putReadings(db, bench, ...late);
    bench.clock.set('2028-04-02T00:00:00Z');
    await turnMonths(bench.world);
    expect(named(await partsIn(db))).toEqual(['-2028-01', '2028-01-2028-06', '2028-06-']);
    expect(await slotsOf(db, bench.workspaceId)).toEqual(late);
    bench.clock.set('2028-05-02T00:00:00Z');
    await turnMonths(bench.world);
    expect(named(await partsIn(db))).toEqual(['-2028-01', '2028-01-2028-06', '2028-06-2028-07', '2028-07-']);
  });

  it('[X7] a try that was given up half way is carried through by the next one', async () => {
    const db = await open();
    const bench = await monitoringBench(db, { now: NOW });
    await putReadings(db, bench, NOVEMBER);
    await db.orm.execute(
      sql`alter table reading add constraint until_2027_12_01 check (slot < '2027-12-01') not valid`,
    );
    await turnMonths(bench.world);
    expect(named(await partsIn(db))).toEqual(['-2028-01', '2028-01-']);
    await addReadings(db, bench.workspaceId, await putMonitor(db, bench), ['2027-12-24T00:00:00Z']);
  });

  it('[X7] [A3] months that no workspace keeps any more are dropped; what comes late for them has its place', async () => {
    const db = await open();
    await divided(db);
    const bench = await monitoringBench(db, { now: NOW });
    const monitorId = await putReadings(db, bench, SEPTEMBER, OCTOBER_OVER, OCTOBER, NOVEMBER);
    expect(named(await partsIn(db)).slice(0, 3)).toEqual(['-2026-10', '2026-10-2026-11', '2026-11-2026-12']);
    await turnMonths(bench.world);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([OCTOBER_OVER, OCTOBER, NOVEMBER]);
    await sweep(bench.world, bench.workspaceId);
    expect(await slotsOf(db, bench.workspaceId), 'the month is not over').toHaveLength(3);
    bench.clock.advance({ hours: 24 * 6 });
    await turnMonths(bench.world);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([NOVEMBER]);
    expect(named(await partsIn(db)).slice(0, 2)).toEqual(['-2026-11', '2026-11-2026-12']);
    await addReadings(db, bench.workspaceId, monitorId, [SEPTEMBER]);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([SEPTEMBER, NOVEMBER]);
    await turnMonths(bench.world);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([NOVEMBER]);
  });

  it('[A3] a month stays while a workspace keeps it longer, by its days or by a hold; what is over for others goes row by row', async () => {
    const db = await open();
    await divided(db);
    const [usual, longer] = [
      await monitoringBench(db, { now: NOW }),
      await monitoringBench(db, { now: NOW }),
    ];
    const all = [SEPTEMBER, OCTOBER_OVER, NOVEMBER];
    for (const bench of [usual, longer]) await putReadings(db, bench, ...all);
    const night = async () => {
      await turnMonths(usual.world);
      for (const { world, workspaceId } of [usual, longer]) await sweep(world, workspaceId);
      return [await slotsOf(db, usual.workspaceId), await slotsOf(db, longer.workspaceId)];
    };
    const kept = { workspaceId: longer.workspaceId, setBy: 'UADMIN', setAt: longer.clock.now() };
    await db.inWorkspace(longer.workspaceId, (tx) =>
      tx.insert(retention).values({ ...kept, kind: 'readings', days: 500 }),
    );
    expect(await night()).toEqual([[OCTOBER_OVER, NOVEMBER], all]);
    const hold = { workspaceId: longer.workspaceId, id: randomUUID(), reason: 'Case 12', placedBy: 'UADMIN' };
    await db.inWorkspace(longer.workspaceId, async (tx) => {
      await tx.delete(retention);
      await tx
        .insert(legalHold)
        .values({ ...hold, engagementId: longer.engagementId, placedAt: longer.clock.now() });
    });
    expect(await night()).toEqual([[OCTOBER_OVER, NOVEMBER], all]);
    expect(
      await db.inWorkspace(longer.workspaceId, (tx) => heldRows(longer.world, tx, longer.workspaceId)),
    ).toBe(1);
    await db.inWorkspace(longer.workspaceId, (tx) => tx.delete(legalHold));
    expect(await night()).toEqual([
      [OCTOBER_OVER, NOVEMBER],
      [OCTOBER_OVER, NOVEMBER],
    ]);
    expect(named(await partsIn(db))[0]).toBe('-2026-10');
  });

  it.each(['first', 'last'])(
    '[A3] who set fewer days has them to the minute, and nobody else’s month goes with that: asked %s',
    async (place) => {
      const db = await open();
      await divided(db);
      const benches = [await monitoringBench(db, { now: NOW }), await monitoringBench(db, { now: NOW })];
      // Workspaces are asked in the order of their ids.
      const [one, other] = benches.toSorted((a, b) => (a.workspaceId < b.workspaceId ? -1 : 1));
      if (!one || !other) throw new Error('two were made');
      const [fewer, usual] = place === 'first' ? [one, other] : [other, one];
      const days = (count: number) => usual.clock.now().subtract({ hours: 24 * count });
      const [over, under] = [
        days(90).subtract({ minutes: 1 }).toString(),
        days(90).add({ minutes: 1 }).toString(),
      ];
      for (const bench of [usual, fewer]) await putReadings(db, bench, NOVEMBER, over, under);
      await db.inWorkspace(fewer.workspaceId, (tx) =>
        tx.insert(retention).values({
          workspaceId: fewer.workspaceId,
          kind: 'readings',
          days: 90,
          setBy: 'UADMIN',
          setAt: fewer.clock.now(),
        }),
      );
      await turnMonths(usual.world);
      for (const { world, workspaceId } of [usual, fewer]) await sweep(world, workspaceId);
      expect(await slotsOf(db, fewer.workspaceId)).toEqual([under]);
      expect(await slotsOf(db, usual.workspaceId)).toEqual([NOVEMBER, over, under]);
    },
  );

  it('[X5] rows are told apart by part and place; a version that knows nothing of parts deletes none', async () => {
    const db = await open();
    await divided(db);
    const bench = await monitoringBench(db, { now: NOW });
    // Each is the first row of its part.
    await putReadings(db, bench, OCTOBER, NOVEMBER, NOW);
    const asBefore = db.inWorkspace(bench.workspaceId, (tx) =>
      tx.execute(sql`with gone as (delete from reading where ctid in (
        select ctid from reading where workspace_id = ${bench.workspaceId} and slot < ${NOVEMBER}::timestamptz limit 1000
      ) returning 1) select count(*)::int as gone from gone`),
    );
    await expect(asBefore).rejects.toMatchObject({
      cause: { message: expect.stringContaining('knows nothing of months') },
    });
    bench.clock.advance({ hours: 24 * 6 });
    await sweep(bench.world, bench.workspaceId);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([NOVEMBER, NOW]);
  });

  it('[X2] a part shows nothing to who asks it itself, whatever they were granted', async () => {
    const db = await open();
    await divided(db);
    const bench = await monitoringBench(db, { now: NOW });
    const other = await newWorkspace(db);
    await putReadings(db, bench, NOW, '2027-01-01T00:00:00Z', '2029-01-01T00:00:00Z');
    const parts = await partsIn(db);
    expect(parts.length).toBeGreaterThan(4);
    for (const { name } of parts) {
      const asked = sql`select * from ${sql.identifier('months')}.${sql.identifier(name)}`;
      const asApp = db.inWorkspace(bench.workspaceId, (tx) => query(tx, asked));
      await expect(asApp).rejects.toMatchObject({
        cause: { message: 'permission denied for schema months' },
      });
      const opened = db.orm.transaction(async (tx) => {
        await tx.execute(sql`grant usage on schema months to phasegate_app`);
        await tx.execute(sql`grant all on all tables in schema months to phasegate_app`);
        await tx.execute(
          sql`select set_config('role', 'phasegate_app', true), set_config('phasegate.workspace_id', ${other.workspaceId}, true)`,
        );
        const found = await query(tx, asked);
        await expect(tx.execute(sql`savepoint before`)).resolves.toBeDefined();
        const written = tx.execute(
          sql`insert into months.${sql.identifier(name)} (workspace_id, monitor_id, slot, taken_at, verdict, shown)
              values (${bench.workspaceId}, ${randomUUID()}, now(), now(), 'ok', '')`,
        );
        await expect(written).rejects.toMatchObject({
          cause: { message: expect.stringContaining('violates row-level security policy') },
        });
        await tx.execute(sql`rollback to savepoint before`);
        throw Object.assign(new Error('undo'), { found });
      });
      await expect(opened).rejects.toMatchObject({ found: [] });
    }
    const held = await query<{ open: string }>(
      db.orm,
      sql`select c.relname as open from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent = 'reading'::regclass and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(held).toEqual([]);
    expect(await slotsOf(db, other.workspaceId)).toEqual([]);
    expect(await slotsOf(db, bench.workspaceId)).toHaveLength(3);
  });
});

onPostgres('what is asked of a table in months', (open) => {
  /** Every node of a plan that reads a part, and whether it was begun at all. */
  interface Node {
    'Node Type': string;
    'Relation Name'?: string;
    'Actual Loops': number;
    Plans?: Node[];
  }
  const scans = ({ Plans = [], ...node }: Node): Node[] => [
    ...(node['Relation Name']?.startsWith('reading_') ? [node] : []),
    ...Plans.flatMap(scans),
  ];

  it('[X7] the newest ones are found in the newest month, by its index; the sweep looks only where something is over', async () => {
    const db = await open();
    await undivide(db);
    const bench = await monitoringBench(db, { now: NOW });
    // A part each month from January on.
    for (let month = 1; month <= 11; month += 1) {
      bench.clock.set(`2027-${String(month).padStart(2, '0')}-02T00:00:00Z`);
      await turnMonths(bench.world);
    }
    const monitorId = await putMonitor(db, bench);
    await db.inWorkspace(bench.workspaceId, (tx) =>
      tx.execute(sql`insert into reading (workspace_id, monitor_id, slot, taken_at, value, verdict, shown)
        select ${bench.workspaceId}, ${monitorId}, at, at, 1, 'ok', '1'
        from generate_series('2026-08-01'::timestamptz, ${NOW}, interval '20 minutes') at`),
    );
    await db.orm.execute(sql`analyze reading`);
    const plan = (statement: SQL) =>
      db.inWorkspace(bench.workspaceId, async (tx) => {
        const [row] = await query<{ 'QUERY PLAN': { Plan: Node }[] }>(
          tx,
          sql`explain (analyze, format json) ${statement}`,
        );
        const all = scans(row?.['QUERY PLAN'][0]?.Plan as Node);
        const read = all.filter((node) => node['Actual Loops'] > 0);
        return {
          parts: all.length,
          read: read.map((node) => node['Relation Name']),
          isByIndex: read.every((node) => node['Node Type'].startsWith('Index')),
        };
      });
    const own = sql`from reading where workspace_id = ${bench.workspaceId} and monitor_id = ${monitorId}`;
    const newest = ['reading_2027_11', 'reading_2027_12', 'reading_open'];
    const page = await plan(sql`select * ${own} order by slot desc limit 10`);
    expect(page.parts).toBeGreaterThan(10);
    expect(page.isByIndex).toBe(true);
    expect(page.read.sort()).toEqual(newest);
    const last = await plan(sql`select max(slot) ${own} and slot < ${NOW}::timestamptz`);
    expect(last.isByIndex).toBe(true);
    expect(last.read).toEqual(['reading_2027_11']);
    const one = await plan(sql`select 1 ${own} and slot = ${NOW}::timestamptz`);
    expect(one).toMatchObject({ parts: 1, read: ['reading_2027_11'], isByIndex: true });
    const over = await plan(sql`select 1 from reading where workspace_id = ${bench.workspaceId}
      and slot < ${NOW}::timestamptz - coalesce((select days from retention chosen
        where chosen.workspace_id = ${bench.workspaceId} and chosen.kind = 'readings'), 400::int) * interval '1 day'`);
    expect(over.read).toEqual(['reading_before']);
  });

  it('[H1] the newest reading of each monitor takes as many rows as there are monitors', async () => {
    const db = await open();
    const bench = await monitoringBench(db, { now: NOW });
    const [first, second, none] = [
      await putReadings(db, bench, OCTOBER, NOVEMBER),
      await putReadings(db, bench, SEPTEMBER, NOW),
      await putMonitor(db, bench),
    ];
    const found = await db.inWorkspace(bench.workspaceId, (tx) =>
      newestReadings(tx, bench.workspaceId, [first, second, none]),
    );
    expect([...found].map(([id, { slot }]) => [id, slot.toString()]).sort()).toEqual(
      [
        [first, NOVEMBER],
        [second, NOW],
      ].sort(),
    );
  });
});

/** As the queue does it: where somebody was at work for too long, once more. */
async function turned(world: World): Promise<void> {
  try {
    await turnMonths(world);
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55P03') throw error;
    await turned(world);
  }
}

onPostgres('months of a table at work', (open) => {
  it('[X5] [X7] are made while others read and write, by two replicas at once: nobody is refused and nothing is lost', async () => {
    const db = await open();
    const second = await openDatabase({ url: serverOf(db), max: 4 });
    try {
      await undivide(db);
      const bench = await monitoringBench(db, { now: NOW });
      const monitorId = await putReadings(db, bench, SEPTEMBER);
      const writes = { going: true, count: 0 };
      const writer = (async () => {
        for (let at = Temporal.Instant.from(NOW); writes.going; at = at.add({ minutes: 1 })) {
          await addReadings(db, bench.workspaceId, monitorId, [at.toString()]);
          writes.count += 1;
          await db.inWorkspace(bench.workspaceId, (tx) => tx.select().from(reading).limit(1));
        }
      })();
      const other = testWorld(second, { now: NOW });
      await Promise.all([turned(bench.world), turned(other.world)]);
      for (const moment of ['2027-12-02T00:00:00Z', '2028-01-02T00:00:00Z', '2028-02-02T00:00:00Z']) {
        bench.clock.set(moment);
        other.clock.set(moment);
        await Promise.all([turned(bench.world), turned(other.world)]);
        await turned(bench.world);
      }
      writes.going = false;
      await writer;
      expect(named(await partsIn(db))).toEqual([
        '-2028-01',
        '2028-01-2028-02',
        '2028-02-2028-03',
        '2028-03-2028-04',
        '2028-04-',
      ]);
      expect(await slotsOf(db, bench.workspaceId)).toHaveLength(writes.count + 1);
    } finally {
      await second.close();
    }
  });
});

onPostgres('months that are moved', (open) => {
  it('[X5] readings go from the embedded database to a server, whatever parts either has', async () => {
    const [embedded, server] = [await openEmbedded(), await open()];
    try {
      await undivide(embedded);
      await divided(embedded);
      const bench = await monitoringBench(embedded, { now: NOW });
      const all = [SEPTEMBER, OCTOBER, NOVEMBER, NOW, '2999-01-01T00:00:00Z'];
      await putReadings(embedded, bench, ...all);
      await moveAll(embedded, server);
      expect(await slotsOf(server, bench.workspaceId)).toEqual(all);
      expect(named(await partsIn(server))).toHaveLength(2);
    } finally {
      await embedded.close();
    }
  });
});
