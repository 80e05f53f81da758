import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureReported } from '../../../src/pilot/evaluations/measure.ts';
import type { Measured } from '../../../src/pilot/figures.ts';
import {
  beatsHeuristic,
  endOf,
  performanceVerdict,
  type Requirement,
} from '../../../src/pilot/verdicts/rules.ts';
import {
  aucBounds,
  errorBounds,
  f1Bounds,
  lossBounds,
  rmseBounds,
  toldShareBounds,
} from '../../../src/statistics/bounds.ts';
import { wilson, wilsonLower, wilsonUpper } from '../../../src/statistics/interval.ts';
import { Losses } from '../../../src/statistics/losses.ts';

const requires = (more: Partial<Requirement> = {}): Requirement => ({
  metric: 'recall',
  better: 'higher',
  threshold: '0.9',
  minCases: 500,
  typedReason: null,
  ...more,
});

/** A share as an evaluation records it. */
function share(successes: number, n: number, better: 'higher' | 'lower' = 'higher'): Measured {
  const both = wilson(successes, n);
  const bound = better === 'higher' ? wilsonLower(successes, n) : wilsonUpper(successes, n);
  return {
    value: n === 0 ? 0 : successes / n,
    n,
    successes,
    lower: both?.lower ?? null,
    upper: both?.upper ?? null,
    bound,
  };
}

const mean = (value: number, bound: number | null, n: number): Measured => ({
  value,
  n,
  successes: null,
  lower: null,
  upper: null,
  bound,
});

describe('the performance verdict', () => {
  it('[B4] passes once the bound has reached the threshold on enough cases', () => {
    const verdict = performanceVerdict(share(940, 1000), requires());
    expect(verdict).toMatchObject({ verdict: 'pass', why: 'reached', n: 1000, moreCases: null });
    expect(verdict.bound).toBeGreaterThanOrEqual(0.9);
  });

  it('[B4] fails when the point estimate is under the threshold, however few the cases', () => {
    expect(performanceVerdict(share(899, 1000), requires())).toMatchObject({
      verdict: 'fail',
      why: 'misses',
    });
    expect(performanceVerdict(share(8, 10), requires())).toMatchObject({ verdict: 'fail' });
  });

  it('[B4] is inconclusive between the two, and that many more cases at the same rate decide', () => {
    const verdict = performanceVerdict(share(910, 1000), requires());
    expect(verdict).toMatchObject({ verdict: 'inconclusive', why: 'bound' });
    const all = 1000 + (verdict.moreCases ?? 0);
    expect(
      performanceVerdict(mean(0.91, wilsonLower(Math.ceil(all * 0.91), all), all), requires()).verdict,
    ).toBe('pass');
  });

  const shares = fc.tuple(
    fc.constantFrom('recall' as const, 'false_positive_rate' as const),
    fc
      .integer({ min: 20, max: 3_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 5_000 }),
  );

  it('[B4] of a share exactly as many more cases decide as it says, and one fewer does not', () => {
    let looked = 0;
    fc.assert(
      fc.property(shares, ([metric, [hits, n], percent, minCases]) => {
        const better = metric === 'recall' ? 'higher' : 'lower';
        const requirement = requires({ metric, better, threshold: String(percent / 100), minCases });
        const judged = (total: number) =>
          performanceVerdict(figureReported(metric, { value: hits / n, n: total }), requirement);
        const { verdict, moreCases } = judged(n);
        fc.pre(verdict === 'inconclusive' && moreCases !== null && moreCases < 1e8);
        looked += 1;
        expect(judged(n + (moreCases ?? 0)).verdict).toBe('pass');
        expect(judged(n + (moreCases ?? 0) - 1).verdict).toBe('inconclusive');
      }),
      { numRuns: 300 },
    );
    expect(looked).toBeGreaterThanOrEqual(300);
  });

  it('[B4] of a counted F1 exactly as many more cases decide as it says, and one fewer does not', () => {
    const requirement = requires({ metric: 'f1', threshold: '0.9', minCases: 10 });
    // 420 of 420 + 80: the share that an F1 of 0.9130 belongs to; the same share of more cases.
    const of = (n: number): Measured => {
      const bound = toldShareBounds(0.84, n, 'higher')?.bound ?? 0;
      return mean((2 * 0.84) / 1.84, (2 * bound) / (1 + bound), n);
    };
    expect(of(500).bound).toBeCloseTo(f1Bounds(420, 50, 30)?.bound ?? 0, 12);
    const { verdict, moreCases } = performanceVerdict(of(500), requirement);
    expect(verdict).toBe('inconclusive');
    expect(performanceVerdict(of(500 + (moreCases ?? 0)), requirement).verdict).toBe('pass');
    expect(performanceVerdict(of(500 + (moreCases ?? 0) - 1), requirement).verdict).toBe('inconclusive');
    // A told interval is no Wilson's: what is left is its width, which shrinks with √n.
    const told = mean(0.92, 0.88, 400);
    expect(performanceVerdict(told, requirement)).toMatchObject({ moreCases: 1200 });
  });

  /** The same losses again and again: 400 of them, or as many as asked for. */
  const losses = (n: number, of: (at: number) => number): Losses => {
    const all = new Losses();
    for (let at = 0; at < n; at++) all.add(of(at));
    return all;
  };

  const NO_BOUNDS = { lower: null, upper: null, bound: null };

  it.for<['mae' | 'rmse' | 'log_loss', string]>([
    ['mae', '0.52'],
    ['rmse', '0.6'],
    ['log_loss', '0.53'],
  ])('[B4] of %s about as many more cases decide as it says', ([metric, threshold]) => {
    const requirement = requires({ metric, better: 'lower', threshold, minCases: 10 });
    const part = (at: number) => (at % 20) / 19;
    const bounds = {
      mae: (n: number) => [0.5, errorBounds(losses(n, part))] as const,
      rmse: (n: number) => [Math.sqrt(13 / 38), rmseBounds(losses(n, (at) => part(at) ** 2))] as const,
      log_loss: (n: number) => [0.5, lossBounds(losses(n, part), 3)] as const,
    };
    // Whole rounds of the twenty losses, so that their mean stays.
    const judged = (cases: number) => {
      const n = 20 * Math.round(cases / 20);
      const [value, found] = bounds[metric](n);
      return performanceVerdict({ value, n, successes: null, ...(found ?? NO_BOUNDS) }, requirement);
    };
    const { verdict, moreCases } = judged(400);
    expect(verdict).toBe('inconclusive');
    const total = 400 + (moreCases ?? 0);
    expect(judged(Math.ceil(total * 1.1)).verdict).toBe('pass');
    expect(judged(Math.floor(total * 0.8)).verdict).toBe('inconclusive');
  });

  it('[B4] of a Brier score and an AUC about as many more cases decide as it says', () => {
    const right = (n: number) =>
      mean(
        0,
        lossBounds(
          losses(n, () => 0),
          1,
        )?.bound ?? null,
        n,
      );
    const brier = requires({ metric: 'brier', better: 'lower', threshold: '0.05', minCases: 10 });
    // Of answers without a doubt, all right: 0.95^59 is the first under 5 %.
    expect(performanceVerdict(right(30), brier).moreCases).toBeGreaterThanOrEqual(29);
    expect(performanceVerdict(right(30), brier).moreCases).toBeLessThan(33);
    const ranked = (n: number) => {
      const under = losses(n, (at) => (at % 10 === 0 ? 0.9 : 0.1));
      return mean(0.82, aucBounds(under, under)?.bound ?? null, n);
    };
    const area = requires({ metric: 'roc_auc', threshold: '0.8', minCases: 10 });
    const { moreCases } = performanceVerdict(ranked(300), area);
    const total = 300 + (moreCases ?? 0);
    expect(performanceVerdict(ranked(Math.ceil(total * 1.05)), area).verdict).toBe('pass');
    expect(performanceVerdict(ranked(Math.floor(total * 0.85)), area).verdict).toBe('inconclusive');
  });

  it('[B4] is inconclusive under the minimum number of cases, and says how many are missing', () => {
    expect(performanceVerdict(share(198, 200), requires())).toMatchObject({
      verdict: 'inconclusive',
      why: 'min-cases',
      moreCases: 300,
    });
    // The bound would do with fewer than the minimum asks for.
    expect(performanceVerdict(share(19, 20), requires()).moreCases).toBeGreaterThanOrEqual(480);
  });

  it('[B4] exactly on the threshold no number of cases decides', () => {
    expect(performanceVerdict(share(900, 1000), requires())).toMatchObject({
      verdict: 'inconclusive',
      why: 'on-threshold',
      moreCases: null,
    });
  });

  it('[B4] holds a metric where lower is better against its upper bound', () => {
    const error = requires({ metric: 'mae', better: 'lower', threshold: '12', minCases: 100 });
    expect(performanceVerdict(mean(11, 11.9, 400), error).verdict).toBe('pass');
    expect(performanceVerdict(mean(12.1, 13, 400), error).verdict).toBe('fail');
    // Half the distance needs four times the cases: bound at 11 + 2, one to go.
    expect(performanceVerdict(mean(11, 13, 400), error)).toMatchObject({
      verdict: 'inconclusive',
      moreCases: 1200,
    });
    const rate = requires({
      metric: 'false_positive_rate',
      better: 'lower',
      threshold: '0.1',
      minCases: 100,
    });
    expect(performanceVerdict(share(50, 1000, 'lower'), rate).verdict).toBe('pass');
    expect(performanceVerdict(share(95, 1000, 'lower'), rate).verdict).toBe('inconclusive');
    expect(performanceVerdict(share(101, 1000, 'lower'), rate).verdict).toBe('fail');
  });

  it('[B2] with more rows without a label than were sealed it is no pass', () => {
    const good = share(960, 1000);
    const at = (unlabelled: number, maxUnlabelledPercent?: string) =>
      performanceVerdict(
        good,
        requires(maxUnlabelledPercent === undefined ? {} : { maxUnlabelledPercent }),
        unlabelled,
      );
    expect(at(0.05, '5')).toMatchObject({ verdict: 'pass', unlabelled: 0.05 });
    expect(at(0.051, '5')).toMatchObject({ verdict: 'inconclusive', why: 'unlabelled', moreCases: null });
    expect(at(0.5).verdict).toBe('pass');
  });

  it('[B4] without a bound it is no pass', () => {
    expect(
      performanceVerdict(mean(11, null, 1), requires({ metric: 'mae', better: 'lower', threshold: '12' })),
    ).toMatchObject({ verdict: 'inconclusive', why: 'no-bound', moreCases: 499 });
  });

  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  const threshold = fc.integer({ min: 1, max: 99 }).map((percent) => String(percent / 100));
  const RANK = { fail: 0, inconclusive: 1, pass: 2 };

  it('[B4] a higher threshold never makes a verdict better', () => {
    fc.assert(
      fc.property(counts, threshold, threshold, ([hits, n], a, b) => {
        const [low, high] = Number(a) <= Number(b) ? [a, b] : [b, a];
        const at = (one: string) =>
          RANK[performanceVerdict(share(hits, n), requires({ threshold: one, minCases: 30 })).verdict];
        expect(at(high)).toBeLessThanOrEqual(at(low));
      }),
    );
  });

  it('[B4] more cases at the same rate never make a verdict worse', () => {
    fc.assert(
      fc.property(counts, threshold, fc.integer({ min: 1, max: 20 }), ([hits, n], at, times) => {
        const requirement = requires({ threshold: at, minCases: 30 });
        const before = RANK[performanceVerdict(share(hits, n), requirement).verdict];
        const after = RANK[performanceVerdict(share(hits * times, n * times), requirement).verdict];
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('[B4] never passes under the minimum or with its bound short of the threshold', () => {
    fc.assert(
      fc.property(counts, threshold, fc.integer({ min: 1, max: 5000 }), ([hits, n], at, minCases) => {
        const measured = share(hits, n);
        const { verdict } = performanceVerdict(measured, requires({ threshold: at, minCases }));
        if (verdict === 'pass') {
          expect(n).toBeGreaterThanOrEqual(minCases);
          expect(measured.bound).toBeGreaterThanOrEqual(Number(at));
        }
      }),
    );
  });
});

describe('a baseline model and the heuristic', () => {
  it('[B3] only better is better, in the direction of the metric', () => {
    const compare = (baseline: number, heuristic: number, metric: 'recall' | 'mae') =>
      beatsHeuristic({ [metric]: mean(baseline, null, 9) }, { [metric]: mean(heuristic, null, 9) }, metric)
        ?.isBetter;
    expect(compare(0.8, 0.7, 'recall')).toBe(true);
    expect(compare(0.7, 0.7, 'recall')).toBe(false);
    expect(compare(0.6, 0.7, 'recall')).toBe(false);
    expect(compare(11, 12, 'mae')).toBe(true);
    expect(compare(12, 11, 'mae')).toBe(false);
  });

  it('[B3] what was not measured is not compared', () => {
    expect(beatsHeuristic({ recall: share(8, 10) }, { accuracy: share(8, 10) }, 'recall')).toBeNull();
  });
});

describe('how an investigation ends', () => {
  it('[B5] fixing the model needs a newer evaluation', () => {
    expect(endOf('fix the model', 1, { newerEvaluation: null, sealVersion: 2 })).toBeNull();
    expect(endOf('fix the model', 1, { newerEvaluation: 'e2', sealVersion: 1 })).toBe('e2');
  });

  it('[B5] revising the ROI needs a newer seal', () => {
    expect(endOf('revise the ROI', 2, { newerEvaluation: 'e2', sealVersion: 2 })).toBeNull();
    expect(endOf('revise the ROI', 2, { newerEvaluation: null, sealVersion: 3 })).toBe('3');
  });
});
