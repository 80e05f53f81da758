import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { lintMessage } from '@phasegate/block-kit/validate.ts';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { alert } from '../../../db/schema/alerts.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { reference } from '../../../db/schema/references.ts';
import { alertMessage } from '../../../src/monitoring/alerts/screens/card.ts';
import { alertView } from '../../../src/monitoring/alerts/view.ts';
import { recordReading } from '../../../src/monitoring/checks/record-reading.ts';
import { checkMonitor } from '../../../src/monitoring/checks/worker.ts';
import type { Column } from '../../../src/monitoring/feeds/feed.ts';
import { pushValues } from '../../../src/monitoring/monitors/push-values.ts';
import { digestOf } from '../../../src/monitoring/references/content.ts';
import { findingsIn } from '../../../src/monitoring/references/findings.ts';
import { type DriftJudged, judgeDrift } from '../../../src/monitoring/references/judge.ts';
import { observe } from '../../../src/monitoring/references/observe.ts';
import { findReference, type SealedReference } from '../../../src/monitoring/references/store.ts';
import { lastRead } from '../../../src/monitoring/retraining/trigger.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { checkFile, confirmFile } from '../../support/imports.ts';
import {
  type MonitoringBench,
  monitoringBench,
  putFeed,
  putMonitor,
  putPushed,
  readingsOf,
} from '../../support/monitoring.ts';
import { endWebServers, webServer } from '../../support/web-server.ts';
import { random } from '../../unit/statistics/drift/random.ts';

type Row = Record<string, string>;

const FILE = new URL('../../../../shared/data/ma-employment-analysis.csv.gz', import.meta.url);
const NAMES = ['AGEP', 'SCHL', 'MAR', 'RELP', 'DIS', 'CIT', 'MIG', 'NATIVITY', 'SEX', 'RAC1P'];

/** People of one year; without what the model said, unless it is asked for. */
function employment(year: number, asked: readonly string[] = NAMES): Row[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(FILE)).toString().trim().split('\n');
  const names = head.split(',');
  const rows = lines.map((line) => line.split(','));
  return rows
    .filter((cells) => cells[names.indexOf('year')] === String(year))
    .map((cells) => Object.fromEntries(asked.map((name) => [name, cells[names.indexOf(name)] ?? ''])));
}

/** Tickets as they come in: seconds until they are read, a region, a code. */
function tickets(seed: number, n: number, change: (row: Row) => Row | null = (row) => row): Row[] {
  const next = random(seed);
  return Array.from({ length: n }, () =>
    change({
      seconds: String(Math.round(-Math.log(1 - next()) * 1e5) / 1e3),
      region: ['north', 'south', 'east', 'west'][Math.floor(next() * 4)] ?? '',
      code: String(1 + Math.floor(next() * 6)),
      note: `ticket ${next()}`,
    }),
  ).filter((row) => row !== null);
}

const csv = (rows: readonly Row[]): Buffer => {
  const names = Object.keys(rows[0] ?? {});
  return Buffer.from([names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].join('\n'));
};

/** What a feed of a table answers. */
function columnsOf(rows: readonly Row[]): Column[] {
  return Object.keys(rows[0] ?? {}).map((name) => {
    const cells = new Map<string, number>();
    for (const row of rows) cells.set(row[name] ?? '', (cells.get(row[name] ?? '') ?? 0) + 1);
    return { name, cells };
  });
}

endWebServers();

eitherEngine('input held against a sealed reference', (open) => {
  const setUp = async (options: { allowedHosts?: string[] } = {}) => {
    const at = await monitoringBench(await open(), { now: '2027-03-01T09:00:00Z', ...options });
    return { ...at, lead: at.as('ULEAD') };
  };
  type At = Awaited<ReturnType<typeof setUp>>;

  async function sealed(at: At, rows: readonly Row[], options = {}): Promise<SealedReference> {
    const found = await checkFile(at, 'reference', csv(rows), { name: 'Good days', ...options });
    expect(found.problems).toEqual([]);
    await confirmFile(at, found);
    const [row] = await versions(at);
    const newest = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      findReference(tx, at.workspaceId, at.engagementId, row?.id ?? ''),
    );
    if (!newest) throw new Error('nothing was sealed');
    return newest;
  }
  const versions = (at: MonitoringBench) =>
    at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(reference).orderBy(reference.version));
  const judged = async (against: SealedReference, rows: readonly Row[]): Promise<DriftJudged> =>
    judgeDrift(against, await observe(against.content, columnsOf(rows), rows.length), {
      alpha: 0.05,
      minN: 50,
    });
  const moved = ({ detail }: DriftJudged) =>
    detail.features.filter(({ drifted }) => drifted).map(({ name }) => name);

  /** What the check of a monitor reads where a system pushed the rows, as how often each value was seen. */
  async function readPushed(at: At, { id }: SealedReference, rows: readonly Row[]) {
    const rule = { kind: 'drift', alpha: 0.05, referenceId: id } as const;
    const monitorId = await putMonitor(at.world.db, at, { layer: 'input', rule, minN: 50 });
    const columns = columnsOf(rows).map(({ name, cells }) => [name, { counts: Object.fromEntries(cells) }]);
    const features = Object.fromEntries(columns);
    await pushValues(at.world, at.lead, { monitorId, features, measuredAt: null, key: null });
    await checkMonitor(at.world, at.workspaceId, monitorId, at.clock.now());
    return (await readingsOf(at.world.db, at, monitorId))[0];
  }

  /** What a monitor of the output says of how often the model was right in each year, an hour each. */
  async function accuracies(at: At, years: readonly number[]) {
    const rule = { kind: 'limit', side: 'below', fire: 0.8, clear: 0.81 } as const;
    const id = await putMonitor(at.world.db, at, { rule, minN: 1_000 });
    for (const year of years) {
      const rows = employment(year, ['prediction', 'employed']);
      const right = rows.filter(({ prediction, employed }) => prediction === employed).length;
      at.clock.set(at.clock.now().add({ hours: 1 }));
      await putPushed(at.world.db, at, id, right / rows.length, { n: rows.length });
      await checkMonitor(at.world, at.workspaceId, id, at.clock.now());
    }
    return (await readingsOf(at.world.db, at, id)).map(({ verdict }) => verdict);
  }

  it('[M4] a reference is sealed from a file: counts only, with a digest; again it changes nothing, another is a new version with a reason', async () => {
    const at = await setUp();
    const first = await sealed(at, tickets(1, 2_000));
    expect(first).toMatchObject({ version: 1, name: 'Good days', sealedBy: 'ULEAD', reason: null });
    expect(digestOf(first.content)).toBe(first.digest);
    // Each note is a text of its own: it says nothing of a distribution, and is not kept.
    expect(first.content.features.map(({ name, type }) => [name, type])).toEqual([
      ['seconds', 'numeric'],
      ['region', 'categorical'],
      ['code', 'categorical'],
    ]);
    expect(JSON.stringify(first.content)).not.toContain('ticket');
    await sealed(at, tickets(1, 2_000));
    expect(await versions(at)).toHaveLength(1);
    const silent = await checkFile(at, 'reference', csv(tickets(2, 2_000)), { name: 'good days' });
    expect(silent.problems).toMatchObject([{ key: 'monitoring.reference.refusal.reason' }]);
    const second = await sealed(at, tickets(2, 2_000), { name: 'good days', reason: 'New intake form' });
    expect(second).toMatchObject({ id: first.id, version: 2, reason: 'New intake form' });
    expect((await versions(at))[0]).toEqual(first);
  });

  it('[M4] a file that is no reference says why: no name twice, enough rows, cells for each column', async () => {
    const at = await setUp();
    const problemOf = async (text: string, options = {}) => {
      const found = await checkFile(at, 'reference', Buffer.from(text), { name: 'R', ...options });
      return (found.problems as { key: string }[] | null)?.[0]?.key.replace('monitoring.reference.', '');
    };
    const rows = (count: number, row: string) => Array.from({ length: count }, () => row).join('\n');
    expect(await problemOf(`a,a\n${rows(50, '1,2')}`)).toBe('fault.twice');
    expect(await problemOf(`a,\n${rows(50, '1,2')}`)).toBe('fault.unnamed');
    expect(await problemOf(`a,b\n${rows(12, '1,2')}`)).toBe('fault.few');
    expect(await problemOf(`a,b\n${rows(50, '1,2,3')}`)).toBe('fault.ragged');
    expect(await problemOf(`a,b\n${rows(50, 'n/a,NULL')}`)).toBe('fault.no-feature');
    expect(await problemOf('')).toBe('fault.empty');
    expect(await problemOf(`a,b\n${rows(50, '1,2')}`, { name: ' ' })).toBe('fault.name');
  });

  it('[M4] what moved is named, the worst first: a region that is gone, a code renamed, values missing, a column renamed', async () => {
    const at = await setUp();
    const against = await sealed(at, tickets(1, 5_000), { leaveOut: 'note' });
    expect(await judged(against, tickets(2, 5_000))).toMatchObject({ verdict: 'ok', value: 0 });
    const gone = await judged(
      against,
      tickets(3, 3_000, (row) => (row.region === 'west' ? null : row)),
    );
    expect(gone.verdict).toBe('breach');
    expect(moved(gone)[0]).toBe('region');
    expect(gone.shown).toContain('gone: west');
    const renamed = await judged(
      against,
      tickets(4, 3_000, (row) =>
        row.code === '6' ? { ...row, code: '66' } : { ...row, code: `${row.code}.0` },
      ),
    );
    expect(moved(renamed)[0]).toBe('code');
    expect(renamed.shown).toContain('new: 66');
    const empty = await judged(
      against,
      tickets(5, 3_000, (row) => (Number(row.code) > 4 ? { ...row, seconds: 'NaN' } : row)),
    );
    expect(moved(empty)[0]).toBe('seconds');
    expect(empty.detail.features[0]).toMatchObject({ method: 'missing values', n: { reference: 5_000 } });
    const { verdict, detail, shown } = await judged(
      against,
      tickets(6, 3_000).map(({ region, ...row }) => ({ ...row, area: region ?? '' })),
    );
    expect({ verdict, missing: detail.missing, extra: detail.extra }).toEqual({
      verdict: 'breach',
      missing: ['region'],
      extra: ['area'],
    });
    expect(shown).toContain('missing: region');
  });

  it('[M4] f30: a column without a p-value takes no other with it; words among numbers and infinities are signals of their own', async () => {
    const at = await setUp();
    const rows = tickets(1, 3_000).map((row) => ({ ...row, fixed: 'x', seconds: row.seconds ?? '' }));
    const against = await sealed(at, rows, { leaveOut: 'note' });
    const window = tickets(7, 2_000).map((row, index) => ({
      ...row,
      fixed: 'x',
      seconds: index % 900 === 0 ? 'inf' : String(Number(row.seconds) * 2),
    }));
    const found = await judged(against, window);
    expect(moved(found)).toEqual(['seconds']);
    expect(found.detail).toMatchObject({ of: 4, tested: 3 });
    expect(found.shown).toMatch(/infinite 0\u00a0% → 0.1\u00a0%/);
    const words = await judged(
      against,
      window.map((row, at) => (at === 5 ? { ...row, seconds: 'n/k' } : row)),
    );
    expect(words.detail.features[0]).toMatchObject({
      name: 'seconds',
      reason: 'type changed',
      drifted: true,
    });
    const same = await judged(
      against,
      window.map((row) => ({ ...row, region: 'north' })),
    );
    expect(same.detail.features.find(({ name }) => name === 'region')).toMatchObject({ isConstant: true });
  });

  it('[M4] too few rows are no verdict, whatever they say', async () => {
    const at = await setUp();
    const against = await sealed(at, tickets(1, 2_000), { leaveOut: 'note' });
    const few = await judged(
      against,
      tickets(2, 20, (row) => ({ ...row, region: 'south' })),
    );
    expect(few.verdict).toBe('insufficient');
  });

  it('[M4] [M7] the alert says what moved in a line each, and draws the worst before and after', async () => {
    const at = await setUp();
    const against = await sealed(at, tickets(1, 5_000), { leaveOut: 'note' });
    const rule = { kind: 'drift', alpha: 0.05, referenceId: against.id } as const;
    const monitorId = await putMonitor(at.world.db, at, {
      name: 'Intake <all>',
      layer: 'input',
      rule,
      breachesToFire: 1,
    });
    const found = await judged(
      against,
      tickets(8, 3_000, (row) =>
        row.region === 'west' ? null : { ...row, seconds: row.code === '1' ? '' : (row.seconds ?? '') },
      ),
    );
    const clock = { workspaceId: at.workspaceId, userId: 'system', origin: 'clock' } as const;
    const reading = { engagementId: at.engagementId, monitorId, version: 1, slot: at.clock.now() };
    expect(await recordReading(at.world, clock, { ...reading, found: found as never })).toBe(true);
    const { view } = await at.world.db.inWorkspace(at.workspaceId, async (tx) => {
      const [row] = await tx.select().from(alert).where(eq(alert.monitorId, monitorId));
      return { view: await alertView({ tx, now: at.clock.now() }, at.workspaceId, row?.id ?? '') };
    });
    if (!view) throw new Error('no alert');
    for (const locale of ['en', 'de']) {
      const { picture, ...message } = alertMessage(sayIn(locale), view);
      expect(lintMessage(message)).toEqual([]);
      const text = JSON.stringify(message);
      expect(text).toContain('*region*');
      expect(text).toMatch(/0\u00a0% → 17[.,]2\u00a0%/);
      expect(picture?.alt).toContain('region');
      const png = await picture?.render();
      expect(
        Buffer.from(png ?? [])
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    }
    // [M4] What p is stands below, once.
    expect(
      JSON.stringify(alertMessage(sayIn('en'), view).blocks).match(/_p is how likely chance/g),
    ).toHaveLength(1);
    // [R2] As a reason to retrain it is told in the same words, as text.
    expect(lastRead(sayIn('en'), view)).toMatch(
      /^2 of 3 columns moved against Good days v1 \(.*\) · seconds: moved strongly \(.* · no value 0\u00a0% → 17\.2\u00a0% · region: moved strongly \(Cramér’s V 0\.31, p < 0\.001\) · gone: west$/,
    );
  });

  it('[M3] [M4] a table that a feed answers with is held against the reference by the monitor’s check', async () => {
    const found = { rows: tickets(2, 2_000) };
    const { host } = await webServer((_, response) => {
      response.setHeader('content-type', 'text/csv');
      response.end(csv(found.rows));
    });
    const at = await setUp({ allowedHosts: [host] });
    const against = await sealed(at, tickets(1, 5_000), { leaveOut: 'note' });
    const settings = { address: `http://${host}/intake.csv`, auth: 'none', account: null };
    const feedId = await putFeed(at.world.db, at, { kind: 'csv', settings });
    const rule = { kind: 'drift', alpha: 0.05, referenceId: against.id } as const;
    const query = { answer: 'columns', column: null, rows: null, cases: null, measured: null };
    const monitorId = await putMonitor(at.world.db, { ...at, feedId }, { layer: 'input', rule, query });
    const check = async (slot: string) => {
      await checkMonitor(at.world, at.workspaceId, monitorId, Temporal.Instant.from(slot));
      return (await readingsOf(at.world.db, at, monitorId)).at(-1);
    };
    expect(await check('2027-03-01T09:00:00Z')).toMatchObject({ verdict: 'ok', n: 2_000, value: 0 });
    found.rows = tickets(11, 2_000, (row) => (row.region === 'west' ? { ...row, region: 'w' } : row));
    const shifted = await check('2027-03-01T10:00:00Z');
    expect(shifted).toMatchObject({ verdict: 'breach' });
    expect(shifted?.shown).toMatch(/columns moved against Good days v1 .*region: .*new: w in \d+ rows/);
    // A reference that is sealed anew holds from the next check on; its version is in the reading.
    await sealed(at, found.rows, { leaveOut: 'note', reason: 'West is called w now' });
    const after = await check('2027-03-01T11:00:00Z');
    expect(after).toMatchObject({ verdict: 'ok', detail: { reference: { version: 2 } } });
  });

  it('[M4] a monitor that says so is held against the weekday of its window; a new version without seasons is a fault, not a verdict', async () => {
    const monday = tickets(2, 400);
    const { host } = await webServer((_, response) => {
      response.setHeader('content-type', 'text/csv');
      response.end(csv(monday));
    });
    const at = await setUp({ allowedHosts: [host] });
    const on = (day: string, rows: Row[]) => rows.map((row) => ({ ...row, at: day }));
    const rows = [
      ...on('2027-02-22', tickets(1, 400)),
      ...on(
        '2027-02-27',
        tickets(3, 2_000, (row) => ({ ...row, region: 'north' })),
      ),
    ];
    const against = await sealed(at, rows, { leaveOut: 'note', season: 'weekday', moment: 'at' });
    const settings = { address: `http://${host}/intake.csv`, auth: 'none', account: null };
    const feedId = await putFeed(at.world.db, at, { kind: 'csv', settings });
    const query = { answer: 'columns', column: null, rows: null, cases: null, measured: null };
    const put = (more: object) =>
      putMonitor(
        at.world.db,
        { ...at, feedId },
        {
          layer: 'input',
          query,
          rule: { kind: 'drift', alpha: 0.05, referenceId: against.id, ...more },
        },
      );
    const [whole, seasonal] = [await put({}), await put({ season: true })];
    const check = async (id: string, slot: string) => {
      await checkMonitor(at.world, at.workspaceId, id, Temporal.Instant.from(slot));
      return (await readingsOf(at.world.db, at, id)).at(-1);
    };
    expect(await check(whole, '2027-03-01T09:00:00Z')).toMatchObject({ verdict: 'breach' });
    expect(await check(seasonal, '2027-03-01T09:00:00Z')).toMatchObject({
      verdict: 'ok',
      detail: { reference: { season: { by: 'weekday', season: 1, n: 400 } } },
    });
    await sealed(at, tickets(4, 400), { leaveOut: 'note', reason: 'Weekdays are alike now' });
    expect(await check(seasonal, '2027-03-01T10:00:00Z')).toMatchObject({ verdict: 'error' });
  });

  it('[M1] [M4] where labels take time, a feed is asked about the time that has them', async () => {
    const at = await setUp();
    const id = await putMonitor(at.world.db, at, { maturity: 24 });
    const push = (value: number, measuredAt: string) =>
      putPushed(at.world.db, at, id, value, { measuredAt: Temporal.Instant.from(measuredAt) });
    await push(0.95, '2027-02-28T08:30:00Z');
    // Few of these cases have their label yet: right or wrong, it says nothing.
    await push(0.2, '2027-02-28T09:30:00Z');
    await push(0.1, '2027-03-01T08:59:00Z');
    await checkMonitor(at.world, at.workspaceId, id, at.clock.now());
    expect(await readingsOf(at.world.db, at, id)).toMatchObject([{ value: 0.95, verdict: 'ok' }]);
    at.clock.set('2027-03-01T10:00:00Z');
    await checkMonitor(at.world, at.workspaceId, id, at.clock.now());
    expect((await readingsOf(at.world.db, at, id)).map(({ value }) => value)).toEqual([0.95, 0.2]);
  });

  it('[M3] [M4] pushed values are folded into the reference’s bins as they come, once for a key; the check judges what came since the last', async () => {
    const at = await setUp();
    const against = await sealed(at, tickets(1, 5_000), { leaveOut: 'note' });
    const rule = { kind: 'drift', alpha: 0.05, referenceId: against.id } as const;
    const monitorId = await putMonitor(at.world.db, at, {
      layer: 'input',
      rule,
      nextAt: Temporal.Instant.from('2027-03-01T10:00:00Z'),
    });
    const push = (
      features: Record<string, { values: unknown[] } | { counts: object }>,
      key: string | null = null,
    ) => pushValues(at.world, at.lead, { monitorId, features: features as never, measuredAt: null, key });
    const valuesOf = (rows: readonly Row[], name: string) => rows.map((row) => row[name] ?? '');
    const allOf = (rows: readonly Row[]) => ({
      seconds: { values: valuesOf(rows, 'seconds').map(Number) },
      region: { values: valuesOf(rows, 'region') },
      code: { values: valuesOf(rows, 'code').map(Number) },
    });
    const rows = tickets(2, 3_000);
    expect(await push({ ...allOf(rows.slice(0, 1_000)), age: { values: [1] } }, 'k1')).toEqual({
      fresh: true,
      counted: 3_000,
      unknown: ['age'],
    });
    await push(allOf(rows.slice(0, 1_000)), 'k1');
    await push(allOf(rows.slice(1_000)), 'k2');
    const check = (slot: string) =>
      checkMonitor(at.world, at.workspaceId, monitorId, Temporal.Instant.from(slot));
    at.clock.set('2027-03-01T10:00:10Z');
    await check('2027-03-01T10:00:00Z');
    const [first] = await readingsOf(at.world.db, at, monitorId);
    // The same as of the rows themselves: nothing is lost, and nothing counted twice.
    const direct = await judged(
      against,
      rows.map(({ note: _, ...row }) => row),
    );
    expect(first).toMatchObject({ verdict: direct.verdict, n: 3_000, value: direct.value });
    await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx
        .update(monitor)
        .set({ nextAt: Temporal.Instant.from('2027-03-01T11:00:00Z') })
        .where(eq(monitor.id, monitorId)),
    );
    await push({ region: { counts: { north: 200, orbit: 90 } }, code: { counts: { '1.0': 150, '2': 150 } } });
    await push({ region: { counts: { orbit: 10, '': 5 } }, seconds: { values: ['n/k', 'inf', '12.5'] } });
    at.clock.set('2027-03-01T11:00:10Z');
    await check('2027-03-01T11:00:00Z');
    const second = (await readingsOf(at.world.db, at, monitorId)).at(-1);
    expect(second).toMatchObject({ verdict: 'breach', n: 305 });
    const found = findingsIn(second?.detail ?? null);
    expect(found?.features.find(({ name }) => name === 'region')).toMatchObject({
      unseen: ['orbit'],
      unseenRows: 100,
      n: { reference: 5_000, current: 300 },
    });
    at.clock.set('2027-03-01T12:00:10Z');
    await check('2027-03-01T12:00:00Z');
    expect((await readingsOf(at.world.db, at, monitorId)).at(-1)?.verdict).toBe('no data');
  });

  it.skipIf(!existsSync(FILE))(
    '[M4] employment by year (in shared/data): age shifts a little, as a table and pushed, and the model stays right; a group that is gone, a code renamed and missing values are found and named',
    { timeout: 120_000 },
    async () => {
      const at = await setUp();
      const against = await sealed(at, employment(2016));
      const year = employment(2018);
      const healthy = await judged(against, year);
      // Whoever reads it sees a state that grew a little older, and no fault of the feed.
      const [age, ...others] = healthy.detail.features;
      expect(age?.name).toBe('AGEP');
      expect(age?.effect).toBeLessThan(0.08);
      for (const { effect } of others) expect(effect).toBeLessThan(0.03);
      expect(healthy.detail).toMatchObject({ missing: [], extra: [] });
      expect(await readPushed(at, against, year)).toMatchObject({
        verdict: healthy.verdict,
        value: healthy.value,
        n: year.length,
        detail: { features: healthy.detail.features },
      });
      expect(await accuracies(at, [2016, 2017, 2018])).toEqual(['ok', 'ok', 'ok']);
      const broken = year
        .filter(({ RAC1P }) => RAC1P !== '6')
        .map((row, index) => ({
          ...row,
          CIT: row.CIT === '5' ? '7' : (row.CIT ?? ''),
          SCHL: index % 3 === 0 ? '' : (row.SCHL ?? ''),
        }));
      const found = await judged(against, broken);
      expect(found.verdict).toBe('breach');
      expect(
        found.detail.features
          .slice(0, 3)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['CIT', 'RAC1P', 'SCHL']);
      expect(found.detail.features.find(({ name }) => name === 'CIT')?.unseen).toEqual(['7']);
      expect(found.detail.features.find(({ name }) => name === 'RAC1P')?.gone).toEqual(['6']);
      expect(found.detail.features.find(({ name }) => name === 'SCHL')?.method).toBe('missing values');
    },
  );
});
