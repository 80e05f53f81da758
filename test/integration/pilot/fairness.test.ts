import { expect, it } from 'vitest';
import { gates } from '../../../src/gates/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { eitherEngine } from '../../support/database.ts';
import { datesShown } from '../../support/dates.ts';
import { pilotBench, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { checked, inContext, record } from '../../support/verdicts.ts';

const bounds = (limit: string, minCases = 30) => ({
  fairness: {
    bounds: [
      {
        segment: 'SEX',
        values: null,
        metric: 'recall' as const,
        rule: 'max_gap' as const,
        limit,
        minCases,
      },
    ],
    noneReason: null,
  },
});
const FAIR = { 'SEX=1': { hits: 470, n: 500 }, 'SEX=2': { hits: 465, n: 500 } };
const UNFAIR = { 'SEX=1': { hits: 490, n: 500 }, 'SEX=2': { hits: 450, n: 500 } };
const SMALL = { 'SEX=1': { hits: 490, n: 500 }, 'SEX=2': { hits: 20, n: 20 } };
const ITEMS = ['pilot.fairness_sample', 'pilot.fairness', 'pilot.fairness_sealed_first'];

eitherEngine('what the fairness gate is told', (open) => {
  const bench = async () => pilotBench(await open(), { rooms: [gates, pilot] });
  const all = async (made: Awaited<ReturnType<typeof bench>>) =>
    Promise.all(ITEMS.map(async (item) => (await checked(made, item)).ok));

  it('[B6] passes with every segment inside its bound', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 935, n: 1000 }, { segments: FAIR });
    expect(await all(made)).toEqual([true, true, true]);
    expect((await checked(made, 'pilot.fairness_sample')).figure).toBe(
      'smallest: SEX=1, n 500 (at least 30)',
    );
  });

  it('[B6] fails by one segment while the average is fine, and names the worst', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 940, n: 1000 }, { segments: UNFAIR });
    expect((await checked(made, 'pilot.performance')).ok).toBe(true);
    expect(await all(made)).toEqual([true, false, true]);
    const { figure, conditional } = await checked(made, 'pilot.fairness');
    expect(figure).toMatch(
      /^worst: SEX=2, recall 0\.9000, gap 0\.0800 \(0\.05\d\d–0\.1\d\d\d\), at most 0\.05, n 500: ✕ fail$/,
    );
    expect(conditional).toBeUndefined();
  });

  it('[B6] too few cases is insufficient, not a pass', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 510, n: 520 }, { segments: SMALL });
    expect(await all(made)).toEqual([false, false, true]);
    expect((await checked(made, 'pilot.fairness_sample')).figure).toBe('smallest: SEX=2, n 20 (at least 30)');
    expect((await checked(made, 'pilot.fairness')).figure).toMatch(/– insufficient$/);
  });

  it('[B6] a segment that nobody measured is no pass', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 940, n: 1000 });
    expect(await all(made)).toEqual([false, false, true]);
    expect((await checked(made, 'pilot.fairness')).figure).toBe('nothing was measured for SEX');
  });

  it('[P3.5] results recorded under other bounds do not count: a new evaluation is needed', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 940, n: 1000 }, { segments: UNFAIR });
    made.clock.advance({ hours: 1 });
    await putSeal(made.world.db, made, sealedPlan(bounds('0.1')), 2);
    expect(await all(made)).toEqual([false, false, false]);
    expect((await checked(made, 'pilot.fairness')).figure).toMatch(
      /evaluation 1 was recorded under other bounds \(seal v1\)/,
    );
    made.clock.advance({ hours: 1 });
    await record(made, 'v1', { hits: 940, n: 1000 }, { segments: UNFAIR });
    expect(await all(made)).toEqual([true, true, true]);
    expect(datesShown((await checked(made, 'pilot.fairness_sealed_first')).figure)).toMatch(
      /^bounds sealed Mar 1, 2027, 11:00\sAM \(v2\), results recorded Mar 1, 2027, 12:00\sPM$/,
    );
  });

  it('[P3.5] a new seal with the same bounds leaves results as they were', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 935, n: 1000 }, { segments: FAIR });
    await putSeal(
      made.world.db,
      made,
      sealedPlan({ monitoring: { outputVariancePercent: '7', valueVariancePercent: '20' } }),
      2,
    );
    expect(await all(made)).toEqual([true, true, true]);
  });

  it('[P3.5] without bounds the sealed reason stands in their place', async () => {
    const none = { fairness: { bounds: [], noneReason: 'Invoices, no person is concerned' } };
    const made = await pilotBench(await open(), { rooms: [gates, pilot], sealed: sealedPlan(none) });
    await record(made, 'v1', { hits: 940, n: 1000 });
    expect(await all(made)).toEqual([true, true, true]);
    expect((await checked(made, 'pilot.fairness')).figure).toBe(
      'no bounds, as sealed: Invoices, no person is concerned',
    );
  });

  it('[B6] segments are posted as a picture with the worst first, and what it shows is said', async () => {
    const made = await bench();
    const { id } = await record(made, 'v1', { hits: 940, n: 1000 }, { segments: UNFAIR });
    const card = await inContext(made, async (context) => pilot.cards?.['pilot.segments']?.(context, id));
    expect(card?.text).toBe('Segments of v1, evaluation 1: ✕ fail');
    expect(card?.picture?.alt).toMatch(
      /^v1, recall by SEX, worst first, compared with 1: ✕ SEX=2 0\.9000, gap 0\.0800/,
    );
    const png = await card?.picture?.render();
    expect(
      Buffer.from(png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const other = await record(made, 'v2', { hits: 940, n: 1000 });
    const none = await inContext(made, async (context) =>
      pilot.cards?.['pilot.segments']?.(context, other.id),
    );
    expect(none).toBeNull();
  });
});
