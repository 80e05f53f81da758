import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type Database, query } from '../../../db/database.ts';
import { dropMonths, keepMonths } from '../../../db/keep-months.ts';
import type { Begin } from '../../../db/months.ts';
import { raw } from '../../../db/raw.ts';
import { turnMonths } from '../../../src/jobs/months.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { type MonitoringBench, monitoringBench } from '../../support/monitoring.ts';
import { addReadings, named, partsIn, putReadings, slotsOf, undivide } from '../../support/months.ts';

const NOW = '2027-11-30T12:00:00Z';
const now = Temporal.Instant.from(NOW);

/** Gone before it sends a statement after so many: what it had begun is undone, what was committed stays. */
class Killed extends Error {}

function killedAfter(db: Database, statements: number): Begin {
  let left = statements;
  return (work) =>
    db.orm.transaction((tx) =>
      work(async (text, values = []) => {
        if (left === 0) throw new Killed();
        left -= 1;
        return raw(tx, text, values);
      }),
    );
}

/** @returns whether it came to its end */
async function goneThrough(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

const FAR = '2035-01-01T00:00:00Z';

/** Parts that show their rows to their owner. */
const unforced = (db: Database) =>
  query(
    db.orm,
    sql`select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'reading'::regclass and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );

const endsLeft = (db: Database) =>
  query(db.orm, sql`select conname from pg_constraint where conname like 'until\\_%'`);

/** Kills it after each of its statements in turn; whatever it leaves takes readings, and is gone on with. */
async function killedEverywhere(
  db: Database,
  {
    prepare,
    expected,
    ahead = [],
  }: { prepare(): Promise<MonitoringBench>; expected: readonly string[]; ahead?: readonly string[] },
): Promise<number> {
  for (let statements = 0; ; statements += 1) {
    const bench = await prepare();
    const isDone = await goneThrough(keepMonths(killedAfter(db, statements), now));
    const said = `killed after ${statements} statements`;
    const monitorId = await putReadings(db, bench, NOW);
    await addReadings(db, bench.workspaceId, monitorId, ['2027-12-31T23:59:00Z']);
    await turnMonths(bench.world);
    expect(named(await partsIn(db)), said).toEqual(expected);
    expect(await endsLeft(db), said).toEqual([]);
    expect(await slotsOf(db, bench.workspaceId), said).toEqual([
      '2027-10-02T00:00:00Z',
      NOW,
      '2027-12-31T23:59:00Z',
      ...ahead,
    ]);
    await addReadings(db, bench.workspaceId, monitorId, ['2028-06-01T00:00:00Z']);
    if (isDone) return statements;
  }
}

onPostgres('months that are made, interrupted at each statement', (open) => {
  it('[X5] [X7] killed after any statement, the next try goes on; nothing is lost or refused in between', async () => {
    const db = await open();
    const statements = await killedEverywhere(db, {
      async prepare() {
        await undivide(db);
        const bench = await monitoringBench(db, { now: NOW });
        await putReadings(db, bench, '2027-10-02T00:00:00Z');
        return bench;
      },
      expected: ['-2028-01', '2028-01-'],
    });
    expect(statements, 'each statement of dividing a table').toBeGreaterThan(25);
  });

  it('[X5] [X7] the same where the open part is given an end', async () => {
    const db = await open();
    const statements = await killedEverywhere(db, {
      async prepare() {
        await undivide(db);
        const bench = await monitoringBench(db, { now: NOW });
        bench.clock.set('2027-08-15T00:00:00Z');
        await turnMonths(bench.world);
        bench.clock.set(NOW);
        await putReadings(db, bench, '2027-10-02T00:00:00Z');
        return bench;
      },
      expected: ['-2027-10', '2027-10-2028-01', '2028-01-'],
    });
    expect(statements, 'each statement of closing a part').toBeGreaterThan(20);
  });

  it.each([
    ['the whole table', [], ['-2028-01', '2028-01-']],
    ['its open part', ['2027-08-15T00:00:00Z'], ['-2027-10', '2027-10-2028-01', '2028-01-']],
  ])('[X5] [X7] the same where a reading of the future lies in %s', async (_, turned, expected) => {
    const db = await open();
    const statements = await killedEverywhere(db, {
      async prepare() {
        await undivide(db);
        const bench = await monitoringBench(db, { now: NOW });
        for (const moment of turned) {
          bench.clock.set(moment);
          await turnMonths(bench.world);
        }
        bench.clock.set(NOW);
        await putReadings(db, bench, '2027-10-02T00:00:00Z', FAR);
        return bench;
      },
      expected,
      ahead: [FAR],
    });
    expect(statements, 'each statement of setting it aside too').toBeGreaterThan(30);
    expect(await unforced(db)).toEqual([]);
  });
});

eachEngine('months that were given up', (open) => {
  it('[X7] an end that nobody went on with for months refuses nothing once a process starts', async () => {
    const db = await open();
    await undivide(db);
    const bench = await monitoringBench(db, { now: NOW });
    const monitorId = await putReadings(db, bench, NOW);
    // Until its second transaction, which would have looked through the rows.
    for (let statements = 0; (await endsLeft(db)).length === 0; statements += 1)
      await goneThrough(keepMonths(killedAfter(db, statements), now));
    const late = '2028-03-09T00:00:00Z';
    const add = () => addReadings(db, bench.workspaceId, monitorId, [late]);
    await expect(add()).rejects.toThrow();
    await keepMonths(killedAfter(db, 100), now, true);
    expect(await endsLeft(db), 'while it is a month ahead it is gone on with').toHaveLength(1);
    await keepMonths(killedAfter(db, 100), Temporal.Instant.from('2028-03-10T00:00:00Z'), true);
    await add();
    expect(await partsIn(db), 'a large table waits for the clock').toEqual([]);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([NOW, late]);
  });

  it('[X7] [A3] a reading from a clock that was years ahead holds up no month, neither one to come nor one that is over', async () => {
    const db = await open();
    await undivide(db);
    const bench = await monitoringBench(db, { now: NOW });
    for (const moment of ['2026-08-15T00:00:00Z', '2026-09-02T00:00:00Z', '2026-10-02T00:00:00Z']) {
      bench.clock.set(moment);
      await turnMonths(bench.world);
    }
    bench.clock.set(NOW);
    const monitorId = await putReadings(db, bench, '2026-09-10T08:00:00Z', NOW, FAR);
    await turnMonths(bench.world);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([NOW, FAR]);
    expect(named(await partsIn(db))).toEqual([
      '-2026-10',
      '2026-10-2026-11',
      '2026-11-2026-12',
      '2026-12-2028-01',
      '2028-01-',
    ]);
    await addReadings(db, bench.workspaceId, monitorId, ['2027-12-24T00:00:00Z']);
    bench.clock.set('2027-12-02T00:00:00Z');
    await turnMonths(bench.world);
    expect(named(await partsIn(db)).slice(-2)).toEqual(['2028-01-2028-02', '2028-02-']);
    expect(await slotsOf(db, bench.workspaceId)).toEqual([NOW, '2027-12-24T00:00:00Z', FAR]);
    expect(await endsLeft(db)).toEqual([]);
    expect(await unforced(db)).toEqual([]);
  });

  it('[X7] a table that is divided for the first time leaves it in its open part, whoever’s it is', async () => {
    const db = await open();
    await undivide(db);
    const benches = [await monitoringBench(db, { now: NOW }), await monitoringBench(db, { now: NOW })];
    for (const bench of benches) await putReadings(db, bench, NOW, FAR);
    await turnMonths(benches[0]?.world as MonitoringBench['world']);
    for (const { workspaceId } of benches) expect(await slotsOf(db, workspaceId)).toEqual([NOW, FAR]);
    expect(named(await partsIn(db))).toEqual(['-2028-01', '2028-01-']);
    expect(await unforced(db)).toEqual([]);
  });

  it('[X5] [A3] months that are dropped go together or not at all', async () => {
    const db = await open();
    await undivide(db);
    const bench = await monitoringBench(db, { now: NOW });
    for (const moment of ['2027-08-15T00:00:00Z', '2027-09-02T00:00:00Z', '2027-10-02T00:00:00Z']) {
      bench.clock.set(moment);
      await turnMonths(bench.world);
    }
    const all = ['2027-08-02T00:00:00Z', '2027-10-02T00:00:00Z', NOW];
    await putReadings(db, bench, ...all);
    const before = named(await partsIn(db));
    const until = Temporal.Instant.from('2027-11-01T00:00:00Z');
    let statements = 0;
    for (; !(await goneThrough(dropMonths(killedAfter(db, statements), 'reading', until))); statements += 1) {
      expect(named(await partsIn(db)), `killed after ${statements} statements`).toEqual(before);
      expect(await slotsOf(db, bench.workspaceId)).toEqual(all);
    }
    expect(statements).toBeGreaterThan(6);
    expect(named(await partsIn(db))[0]).toBe('-2027-11');
    expect(await slotsOf(db, bench.workspaceId)).toEqual([NOW]);
  });
});
