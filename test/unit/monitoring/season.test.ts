import { expect, it } from 'vitest';
import { afterCheck, UNBROKEN } from '../../../src/monitoring/alerts/rules.ts';
import type { Column } from '../../../src/monitoring/feeds/feed.ts';
import { contentOf } from '../../../src/monitoring/references/content.ts';
import { judgeDrift } from '../../../src/monitoring/references/judge.ts';
import { observe } from '../../../src/monitoring/references/observe.ts';
import { readColumns, type TableRead } from '../../../src/monitoring/references/read-file.ts';
import { inSeason, momentIn, seasonOf } from '../../../src/monitoring/references/season.ts';
import type { SealedReference } from '../../../src/monitoring/references/store.ts';
import { inWords } from '../../../src/monitoring/references/words.ts';
import { random } from '../statistics/drift/random.ts';

const ZONE = 'Europe/Berlin';
const WEEKDAY = { by: 'weekday', zone: ZONE, column: 'at' } as const;
const POLICY = {
  breachesToFire: 3,
  clearsToResolve: 2,
  blindAfter: Temporal.Duration.from({ hours: 3 }),
  escalateAfter: Temporal.Duration.from({ hours: 4 }),
};

/** Orders of a day: at weekends they are larger, and most are private. */
function ordersOf(day: Temporal.PlainDate, n: number, next: () => number) {
  const isWeekend = day.dayOfWeek > 5;
  return Array.from({ length: n }, () => ({
    at: `${day}T${String(Math.floor(next() * 24)).padStart(2, '0')}:30:00`,
    amount: String(Math.round((isWeekend ? 80 : 20) * -Math.log(1 - next()) * 100) / 100),
    buyer: next() < (isWeekend ? 0.8 : 0.2) ? 'private' : 'business',
  }));
}

async function* csv(rows: readonly Record<string, string>[]) {
  const names = Object.keys(rows[0] ?? {});
  yield Buffer.from([names, ...rows.map((row) => names.map((name) => row[name]))].map(String).join('\n'));
}

const columnsOf = (rows: readonly Record<string, string>[]): Column[] =>
  ['amount', 'buyer'].map((name) => {
    const cells = new Map<string, number>();
    for (const row of rows) cells.set(row[name] ?? '', (cells.get(row[name] ?? '') ?? 0) + 1);
    return { name, cells };
  });

async function sealed(days: number, aDay: number): Promise<SealedReference> {
  const next = random(7);
  const first = Temporal.PlainDate.from('2027-01-04');
  const rows = Array.from({ length: days }, (_, n) => ordersOf(first.add({ days: n }), aDay, next)).flat();
  const table = (await readColumns(csv(rows), WEEKDAY)) as TableRead;
  const { content } = await contentOf(table.columns, table.n, new Set(), table.seasonal);
  return { id: 'r', name: 'Orders', version: 1, digest: 'd', content } as unknown as SealedReference;
}

/** A check at each midnight of four weeks, in which nothing changes. @returns verdicts, and whether it ever fired */
async function fourWeeks(reference: SealedReference, isSeasonal: boolean) {
  const next = random(8);
  let life = UNBROKEN;
  let fired = false;
  const verdicts: string[] = [];
  const first = Temporal.PlainDate.from('2027-03-01');
  for (let n = 0; n < 28; n++) {
    const day = first.add({ days: n });
    const [from, at] = [day, day.add({ days: 1 })].map((one) => one.toZonedDateTime(ZONE).toInstant()) as [
      Temporal.Instant,
      Temporal.Instant,
    ];
    const against = isSeasonal ? (inSeason(reference, { from, at }) ?? reference) : reference;
    const columns = columnsOf(ordersOf(day, 200, next));
    const found = await judgeDrift(against, await observe(against.content, columns, 200), {
      alpha: 0.05,
      minN: 0,
    });
    verdicts.push(found.verdict);
    const verdict =
      found.verdict === 'insufficient' ? 'insufficient data' : found.verdict === 'ok' ? 'clear' : 'breach';
    life = afterCheck(life, { verdict, at }, POLICY);
    fired ||= life.stage === 'firing';
  }
  return { fired, breaches: verdicts.filter((verdict) => verdict === 'breach').length };
}

it('[M4] a stream with a strong weekly pattern fires against the whole reference, and not against the same weekday of it', async () => {
  const reference = await sealed(56, 200);
  expect(reference.content.seasons?.parts.map(({ season, n }) => [season, n])).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((season) => [season, 8 * 200]),
  );
  expect(reference.content.leftOut).toEqual(['at']);
  // The parts are the whole, told apart.
  const [amount] = reference.content.features;
  const sums = amount?.counts.map((_, bin) =>
    (reference.content.seasons?.parts ?? []).reduce(
      (sum, part) => sum + (part.features[0]?.counts[bin] ?? 0),
      0,
    ),
  );
  expect(sums).toEqual(amount?.counts);
  const whole = await fourWeeks(reference, false);
  expect(whole).toMatchObject({ fired: true });
  expect(whole.breaches).toBeGreaterThan(20);
  const seasonal = await fourWeeks(reference, true);
  expect(seasonal.fired).toBe(false);
  expect(seasonal.breaches).toBeLessThanOrEqual(4);
});

it('[M4] a season with too few cases is insufficient data, and the check says which season it was held against', async () => {
  const reference = await sealed(6, 20);
  const at = Temporal.Instant.from('2027-03-02T00:00:00+01:00');
  const verdictOn = async (days: number) => {
    const window = { from: at.add({ hours: 24 * (days - 1) }), at: at.add({ hours: 24 * days }) };
    const against = inSeason(reference, window);
    if (!against) throw new Error('no seasons');
    const rows = ordersOf(Temporal.PlainDate.from('2027-03-01'), 500, random(3));
    return judgeDrift(against, await observe(against.content, columnsOf(rows), 500), {
      alpha: 0.05,
      minN: 0,
    });
  };
  const monday = await verdictOn(0);
  expect(monday.verdict).toBe('insufficient');
  expect(monday.detail.reference.season).toEqual({ by: 'weekday', season: 1, n: 20 });
  expect(inWords(monday.detail, 500)).toContain('weekday 1 of it with 20 rows');
  // No Sunday was sealed at all.
  const sunday = await verdictOn(6);
  expect(sunday).toMatchObject({
    verdict: 'insufficient',
    detail: { reference: { season: { season: 7, n: 0 } } },
  });
  expect(
    inSeason({ ...reference, content: { ...reference.content, seasons: undefined } } as never, {
      from: at,
      at,
    }),
  ).toBeNull();
});

it.each([
  ['weekday', '2027-03-28T22:30:00Z', 1],
  ['hour', '2027-03-28T01:30:00Z', 3],
  ['month', '2027-02-28T23:30:00Z', 3],
] as const)('[M4] the %s of %s in the zone that is sealed', (by, at, season) => {
  expect(seasonOf(by, ZONE, Temporal.Instant.from(at))).toBe(season);
});

it('[M4] a row says when it was, with an offset or in the zone; what is no moment is named with its line', async () => {
  expect([
    ...['2027-03-01T00:00:00+09:00', '2027-03-01 08:30', '2027-03-01', 'yesterday', ''].map((cell) =>
      String(momentIn(cell, ZONE)),
    ),
  ]).toEqual(['2027-02-28T15:00:00Z', '2027-03-01T07:30:00Z', '2027-02-28T23:00:00Z', 'null', 'null']);
  const rows = [
    { at: '2027-03-01', amount: '1' },
    { at: 'yesterday', amount: '2' },
  ];
  expect(await readColumns(csv(rows), WEEKDAY)).toMatchObject({
    problems: [{ line: 3, column: 'at', key: 'monitoring.reference.fault.moment' }],
  });
  expect(await readColumns(csv(rows), { ...WEEKDAY, column: 'when' })).toMatchObject({
    problems: [{ key: 'monitoring.reference.fault.no-column' }],
  });
});
