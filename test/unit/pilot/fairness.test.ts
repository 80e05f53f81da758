import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_STATED } from '../../../src/pilot/models/missing.ts';
import { fairnessVerdict, type SegmentFigures } from '../../../src/pilot/verdicts/fairness/rules.ts';
import type { FairnessBound } from '../../../src/seal/content.ts';
import { METRICS } from '../../../src/statistics/metrics.ts';

const bound = (more: Partial<FairnessBound> = {}): FairnessBound => ({
  segment: 'region',
  values: null,
  metric: 'selection_rate',
  rule: 'min_ratio',
  limit: '0.8',
  minCases: 200,
  ...more,
});

const rate = (
  value: string,
  successes: number,
  n: number,
  metric: FairnessBound['metric'] = 'selection_rate',
) =>
  ({
    segment: 'region',
    value,
    n,
    figures: { [metric]: { value: successes / n, n, successes, lower: null, upper: null, bound: null } },
  }) satisfies SegmentFigures;

const only = (bounds: FairnessBound, segments: SegmentFigures[]) => {
  const [first] = fairnessVerdict([bounds], segments).bounds;
  if (!first) throw new Error('no bound was judged');
  return first;
};

describe('cases of no stated segment', () => {
  const recall = (value: string, hits: number, n: number) => rate(value, hits, n, 'recall');
  const gap = (more: Partial<FairnessBound> = {}) =>
    bound({ metric: 'recall', rule: 'max_gap', limit: '0.05', minCases: 100, ...more });
  const stated = [recall('1', 190, 200), recall('2', 188, 200)];
  const overall = (n: number) => recall('all', Math.round(0.9 * n), n).figures;

  it('[B6] are a segment like any other: behind the best one they fail', () => {
    const verdict = fairnessVerdict([gap()], [...stated, recall(NOT_STATED, 90, 300)], overall(700));
    expect(verdict.state).toBe('fail');
    expect(verdict.bounds[0]?.values[0]).toMatchObject({ value: NOT_STATED, state: 'fail', n: 300 });
    expect(verdict.bounds[0]?.notStated).toEqual({ nowhere: 0, n: 300, of: 700, isTooMany: false });
  });

  it('[B6] told of in no segment they are counted, and more than was sealed is no pass', () => {
    const sealed = gap({ maxNotStatedPercent: '40' });
    const judged = (n: number) => fairnessVerdict([sealed], stated, overall(n));
    expect(judged(700)).toMatchObject({
      state: 'insufficient',
      bounds: [{ notStated: { nowhere: 300, n: 300, of: 700, isTooMany: true } }],
    });
    // 40 % is what was sealed: no more than that.
    expect(Math.ceil(400 / 0.6)).toBe(667);
    expect(judged(666).state).toBe('pass');
    expect(judged(667).state).toBe('insufficient');
    // A seal from before it was asked says nothing of it.
    expect(fairnessVerdict([gap()], stated, overall(700))).toMatchObject({
      state: 'pass',
      bounds: [{ notStated: { nowhere: 300, isTooMany: false } }],
    });
  });

  it('[B6] are named as not covered where a bound lists its values', () => {
    const [judged] = fairnessVerdict(
      [gap({ values: ['1', '2'] })],
      [...stated, recall(NOT_STATED, 90, 300)],
    ).bounds;
    expect(judged?.uncovered).toEqual([{ value: NOT_STATED, n: 300 }]);
  });
});

describe('segments against their bounds', () => {
  it('[B6] a segment under the ratio to the best one fails, whatever the average is', () => {
    const judged = only(bound(), [
      rate('North', 5000, 10_000),
      rate('South', 380, 1000),
      rate('West', 480, 1000),
    ]);
    expect(judged).toMatchObject({ state: 'fail', reference: 'North' });
    expect(judged.values.map((one) => [one.value, one.state])).toEqual([
      ['South', 'fail'],
      ['West', 'pass'],
      ['North', 'pass'],
    ]);
    expect(judged.values[0]?.distance).toBeCloseTo(0.76, 12);
    const interval = judged.values[0]?.interval;
    expect(interval?.lower).toBeLessThan(0.76);
    expect(interval?.upper).toBeGreaterThan(0.76);
  });

  it('[B6] exactly on the limit keeps it, where binary floating point would not', () => {
    const gap = bound({ rule: 'max_gap', limit: '0.05', metric: 'accuracy' });
    expect(0.9 - 0.85 <= 0.05).toBe(false);
    expect(only(gap, [rate('a', 900, 1000, 'accuracy'), rate('b', 850, 1000, 'accuracy')]).state).toBe(
      'pass',
    );
    expect(only(gap, [rate('a', 900, 1000, 'accuracy'), rate('b', 849, 1000, 'accuracy')]).state).toBe(
      'fail',
    );
    expect(only(bound(), [rate('a', 500, 1000), rate('b', 400, 1000)]).state).toBe('pass');
  });

  it('[B6] too few cases is insufficient, not a pass, and no reference', () => {
    const judged = only(bound(), [
      rate('North', 500, 1000),
      rate('South', 450, 1000),
      rate('Isle', 199, 199),
    ]);
    expect(judged).toMatchObject({ state: 'insufficient', reference: 'North' });
    expect(judged.values[0]).toMatchObject({ value: 'Isle', state: 'insufficient', n: 199, distance: null });
  });

  it('[B6] a value that the bound names and nobody measured is insufficient with n 0', () => {
    const judged = only(bound({ values: ['North', 'South', 'East'] }), [
      rate('North', 500, 1000),
      rate('South', 450, 1000),
      rate('Isle', 10, 1000),
    ]);
    expect(judged.state).toBe('insufficient');
    expect(judged.values[0]).toMatchObject({ value: 'East', state: 'insufficient', n: 0, measured: null });
    expect(judged.uncovered).toEqual([{ value: 'Isle', n: 1000 }]);
  });

  it('[B6] one segment alone can be compared with nothing', () => {
    expect(only(bound(), [rate('North', 500, 1000)])).toMatchObject({
      state: 'insufficient',
      reference: null,
    });
    expect(only(bound(), [])).toMatchObject({ state: 'insufficient', values: [] });
  });

  it('[B6] a value is the same however it was written: 1, “ 1” and “1.0”; a column in any case', () => {
    const written = { ...rate(' 1', 500, 1000), segment: 'Region' };
    const judged = only(bound({ values: ['1', '2.0 '] }), [written, rate('2', 450, 1000)]);
    expect(judged).toMatchObject({ state: 'pass', uncovered: [] });
    expect(judged.values.map((one) => one.value)).toEqual(['2', '1']);
  });

  it('[B6] a column that no bound is about is told as not covered', () => {
    const age = { ...rate('old', 500, 1000), segment: 'age' };
    const verdict = fairnessVerdict([bound()], [rate('a', 500, 1000), rate('b', 500, 1000), age]);
    expect(verdict).toMatchObject({ state: 'pass', uncovered: ['age'] });
  });

  it('[B6] of two bounds that fail the one that is broken further comes first', () => {
    const gap = bound({ rule: 'max_gap', limit: '0.1' });
    const ratio = bound({ limit: '0.9' });
    // A gap of 0.2 is twice its limit; a ratio of 0.6 is a third short of it.
    const rows = [rate('a', 500, 1000), rate('b', 300, 1000)];
    for (const bounds of [
      [gap, ratio],
      [ratio, gap],
    ])
      expect(fairnessVerdict(bounds, rows).bounds.map((one) => one.bound.rule)).toEqual([
        'max_gap',
        'min_ratio',
      ]);
  });

  it('[B6] where lower is better the lowest is the reference', () => {
    const judged = only(bound({ metric: 'false_positive_rate', rule: 'max_gap', limit: '0.1' }), [
      rate('a', 100, 1000, 'false_positive_rate'),
      rate('b', 250, 1000, 'false_positive_rate'),
    ]);
    expect(judged).toMatchObject({ state: 'fail', reference: 'a' });
    const ratio = only(bound({ metric: 'false_positive_rate', limit: '0.5' }), [
      rate('a', 100, 1000, 'false_positive_rate'),
      rate('b', 200, 1000, 'false_positive_rate'),
    ]);
    expect(ratio).toMatchObject({ state: 'pass' });
  });

  it('[B6] means without counts are compared as they were told, without an interval', () => {
    const mae = (value: string, told: number): SegmentFigures => ({
      segment: 'region',
      value,
      n: 300,
      figures: { mae: { value: told, n: 300, successes: null, lower: null, upper: null, bound: null } },
    });
    const judged = only(bound({ metric: 'mae', rule: 'max_gap', limit: '0.2' }), [
      mae('a', 0.1),
      mae('b', 0.3),
    ]);
    // 0.3 − 0.1 is 0.19999999999999998 in binary, and 0.3 − 0.1 = 0.2 as written.
    expect(judged.state).toBe('pass');
    expect(judged.values.every((one) => one.interval === null)).toBe(true);
  });

  const table = fc.uniqueArray(
    fc
      .integer({ min: 1, max: 2000 })
      .chain((n) => fc.tuple(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 0, max: n }), fc.constant(n))),
    { selector: ([value]) => value, maxLength: 8 },
  );
  const anyBound = fc.record({
    metric: fc.constantFrom('selection_rate', 'recall', 'false_positive_rate', 'precision', 'accuracy'),
    rule: fc.constantFrom('max_gap', 'min_ratio'),
    limit: fc.integer({ min: 1, max: 99 }).map((percent) => String(percent / 100)),
    minCases: fc.integer({ min: 1, max: 1500 }),
  }) as fc.Arbitrary<Partial<FairnessBound>>;
  const made = (more: Partial<FairnessBound>, rows: readonly (readonly [string, number, number])[]) => {
    const one = bound(more);
    return { one, segments: rows.map(([value, hits, n]) => rate(value, hits, n, one.metric)) };
  };

  it('[B6] the order in which segments come makes no difference', () => {
    fc.assert(
      fc.property(anyBound, table, fc.infiniteStream(fc.nat()), (more, rows, keys) => {
        const { one, segments } = made(more, rows);
        const shuffled = segments
          .map((segment) => ({ segment, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ segment }) => segment);
        expect(fairnessVerdict([one], shuffled)).toEqual(fairnessVerdict([one], segments));
      }),
    );
  });

  it('[B6] never passes while a segment is short of cases or breaks its limit', () => {
    fc.assert(
      fc.property(anyBound, table, (more, rows) => {
        const { one, segments } = made(more, rows);
        const verdict = fairnessVerdict([one], segments);
        const isShort = rows.some(([, , n]) => n < one.minCases);
        if (isShort) expect(verdict.state).not.toBe('pass');
        if (verdict.state !== 'pass') return;
        const rates = rows.map(([, hits, n]) => hits / n);
        const [low, high] = [Math.min(...rates), Math.max(...rates)];
        const slack = 1e-9;
        if (one.rule === 'max_gap') expect(high - low).toBeLessThanOrEqual(Number(one.limit) + slack);
        else expect(high === 0 ? 1 : low / high).toBeGreaterThanOrEqual(Number(one.limit) - slack);
        expect(METRICS[one.metric].isShare).toBe(true);
      }),
    );
  });

  it('[B6] a stricter limit never makes it better', () => {
    const RANK = { fail: 0, insufficient: 1, pass: 2 };
    fc.assert(
      fc.property(anyBound, table, fc.integer({ min: 1, max: 99 }), (more, rows, percent) => {
        const { one, segments } = made(more, rows);
        const other = { ...one, limit: String(percent / 100) };
        const isStricter =
          one.rule === 'max_gap'
            ? Number(other.limit) < Number(one.limit)
            : Number(other.limit) > Number(one.limit);
        const [strict, loose] = isStricter ? [other, one] : [one, other];
        const rank = (by: FairnessBound) => RANK[fairnessVerdict([by], segments).state];
        expect(rank(strict)).toBeLessThanOrEqual(rank(loose));
      }),
    );
  });

  it('[B6] fails are ordered by how far, passes by how near', () => {
    fc.assert(
      fc.property(anyBound, table, (more, rows) => {
        const { one, segments } = made(more, rows);
        const { values } = only(one, segments);
        const order = values.map((value) => ['fail', 'insufficient', 'pass'].indexOf(value.state));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        for (const state of ['fail', 'pass']) {
          const distances = values
            .filter((value) => value.state === state)
            .map((value) => value.distance ?? 0);
          const sorted = distances.toSorted((a, b) => (one.rule === 'max_gap' ? b - a : a - b));
          expect(distances).toEqual(sorted);
        }
      }),
    );
  });
});
