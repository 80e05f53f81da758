import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aucBounds,
  errorBounds,
  FEWEST_ERRORS,
  f1Bounds,
  lossBounds,
  rmseBounds,
  shareBounds,
  toldShareBounds,
} from '../../../src/statistics/bounds.ts';
import { exactLower, exactUpper } from '../../../src/statistics/exact.ts';
import { Losses, meanOf, skewnessOf } from '../../../src/statistics/losses.ts';
import { misplaced, misplacedAbove } from '../../../src/statistics/placements.ts';
import { rocAuc } from '../../../src/statistics/probability.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { seeded } from '../../support/false-passes.ts';

function lossesOf(values: readonly number[]): Losses {
  const losses = new Losses();
  for (const value of values) losses.add(value);
  return losses;
}

const sorted = (all: readonly number[]) => Float64Array.from(all).sort();

describe('the bounds of metrics', () => {
  it('[B4] thirty right answers are no proof: the Brier score is bounded as the share of wrong ones is', () => {
    // Exact: 1 − 0.05^(1/30).
    expect(lossBounds(lossesOf(Array(30).fill(0)), 1)?.bound).toBeCloseTo(1 - 0.05 ** (1 / 30), 2);
    for (const [wrong, n] of [
      [0, 1],
      [3, 100],
      [50, 100],
      [199, 200],
    ] as const) {
      const found = lossBounds(lossesOf([...Array(wrong).fill(1), ...Array(n - wrong).fill(0)]), 1);
      const exact = exactUpper(wrong, n, 0.05);
      expect(found?.bound).toBeGreaterThanOrEqual(exact - 1e-9);
      expect((found?.bound ?? 1) - exact).toBeLessThan(0.003);
      expect(found?.lower).toBeCloseTo(exactLower(wrong, n, 0.025), 2);
    }
    expect(lossBounds(lossesOf([1, 1, 1]), 1)).toMatchObject({ bound: expect.closeTo(1, 9) });
    expect(lossBounds(lossesOf([]), 1)).toBeNull();
  });

  it('[B4] with many cases a mean is bounded as closely as by the normal distribution', () => {
    const random = seeded(3);
    const losses = lossesOf(Array.from({ length: 20_000 }, () => random() ** 2));
    const found = lossBounds(losses, 1);
    const half = (1.6448536269514722 * Math.sqrt(4 / 45)) / Math.sqrt(20_000);
    expect((found?.bound ?? 0) - meanOf(losses.groups())).toBeGreaterThan(half * 0.98);
    expect((found?.bound ?? 0) - meanOf(losses.groups())).toBeLessThan(half * 1.05);
  });

  it('[B4] the ROC AUC has DeLong’s interval with many cases, and what pairs may miss with few', () => {
    const random = seeded(5);
    const positives = sorted(Array.from({ length: 4_000 }, () => random() + 0.3));
    const negatives = sorted(Array.from({ length: 4_000 }, random));
    const [ofPositives, ofNegatives] = [
      misplaced(positives, negatives),
      misplacedAbove(negatives, positives),
    ];
    const area = rocAuc(positives, negatives) ?? 0;
    expect(1 - meanOf(ofPositives.groups())).toBeCloseTo(area, 12);
    expect(1 - meanOf(ofNegatives.groups())).toBeCloseTo(area, 12);
    const variance = (losses: Losses) => {
      const { values, counts } = losses.groups();
      const squares = values.reduce(
        (sum, value, at) => sum + (counts[at] ?? 0) * (value - (1 - area)) ** 2,
        0,
      );
      return squares / (losses.n - 1) / losses.n;
    };
    const delong = 1.6448536269514722 * Math.sqrt(variance(ofPositives) + variance(ofNegatives));
    const distance = area - (aucBounds(ofPositives, ofNegatives)?.bound ?? 0);
    expect(distance / delong).toBeGreaterThan(1);
    expect(distance / delong).toBeLessThan(1.1);
    // Ten positives above everything: at least one in ten may stand elsewhere.
    const few = aucBounds(lossesOf(Array(10).fill(0)), lossesOf(Array(990).fill(0)));
    expect(few?.bound).toBeCloseTo(0.05 ** (1 / 10), 2);
    expect(aucBounds(lossesOf([]), lossesOf([]))).toBeNull();
  });

  it('[B4] a share is bounded by Wilson, on its worse side', () => {
    // R: binom.wilson(81, 100): 0.7222 to 0.8749; at 90 %, 0.7369 to 0.8663.
    const found = shareBounds(81, 100, 'higher');
    expect(found?.lower).toBeCloseTo(0.7222, 4);
    expect(found?.upper).toBeCloseTo(0.8749, 4);
    const [least, most] = [shareBounds(810, 1_000, 'higher'), shareBounds(810, 1_000, 'lower')];
    for (const bound of [least?.bound ?? 0, most?.bound ?? 0]) {
      // Both ends solve (p − t)² = z² t(1 − t)/n.
      const z = 1.6448536269514722;
      expect((0.81 - bound) ** 2).toBeCloseTo((z * z * bound * (1 - bound)) / 1_000, 12);
    }
    expect(least?.bound).toBeLessThan(0.81);
    expect(most?.bound).toBeGreaterThan(0.81);
    expect(toldShareBounds(0.81, 1_000, 'higher')?.bound).toBeCloseTo(least?.bound ?? 0, 12);
    // Of single successes, or failures, Wilson's is too narrow: there the exact one takes over.
    expect(shareBounds(1, 100, 'higher')?.bound).toBeCloseTo(1 - 0.94 ** (1 / 100), 9);
    expect(shareBounds(30, 30, 'higher')?.bound).toBeCloseTo(0.06 ** (1 / 30), 9);
    expect(shareBounds(0, 30, 'lower')?.bound).toBeCloseTo(1 - 0.06 ** (1 / 30), 9);
    expect(shareBounds(0, 0, 'higher')).toBeNull();
  });

  it('[B4] F1 is bounded through the share it grows with', () => {
    const found = f1Bounds(80, 10, 20);
    const share = shareBounds(80, 110, 'higher');
    expect(found?.lower).toBeCloseTo((2 * (share?.lower ?? 0)) / (1 + (share?.lower ?? 0)), 12);
    const f1 = (2 * 80) / (2 * 80 + 10 + 20);
    expect(found?.lower).toBeLessThan(found?.bound ?? 0);
    expect(found?.bound).toBeLessThan(f1);
    expect(found?.upper).toBeGreaterThan(f1);
    expect(f1Bounds(0, 0, 0)).toBeNull();
  });

  it('[B4] every bound lies on the worse side, and tightens with cases', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const successes = Math.round(share * n);
          const [small, large] = [
            shareBounds(successes, n, 'higher'),
            shareBounds(successes * 4, n * 4, 'higher'),
          ];
          const p = successes / n;
          expect(small?.bound).toBeLessThanOrEqual(p);
          expect(large?.bound).toBeGreaterThanOrEqual((small?.bound ?? 1) - 1e-12);
        },
      ),
    );
  });

  it('[B4] skewed errors have no bound until there are cases enough, and errors of 0 have none', () => {
    const one = (n: number) => lossesOf([...Array(n - 1).fill(1), 100]);
    // Its skewness is about √n, so that no number of cases of the kind shows the tail.
    expect(errorBounds(one(50))).toBeNull();
    expect(rmseBounds(one(5_000))).toBeNull();
    expect(errorBounds(lossesOf(Array(300).fill(0)))).toBeNull();
    // A large error of one case in a hundred is not among a hundred cases in 37 % of samples.
    const evenly = (n: number) => lossesOf(Array.from({ length: n }, (_, at) => (at % 10) + 1));
    expect([FEWEST_ERRORS - 1, FEWEST_ERRORS].map((n) => errorBounds(evenly(n)) === null)).toEqual([
      true,
      false,
    ]);
    for (const key of ['plan.requirement.bound', 'pilot.why.no-bound'] as const)
      expect(sayIn('de')(key, { metric: 'mae' })).toContain(`${FEWEST_ERRORS} Fälle`);
    const even = Array.from({ length: 500 }, (_, at) => (at % 10) + 1);
    const found = errorBounds(lossesOf(even));
    expect(found?.bound).toBeGreaterThan(5.5 + (1.64 * 2.87) / Math.sqrt(500));
    expect(found?.bound).toBeLessThan(6);
    const squares = rmseBounds(lossesOf(even.map((error) => error ** 2)));
    expect(squares?.bound).toBeGreaterThan(Math.sqrt(38.5));
    expect(squares?.bound).toBeLessThan(6.7);
  });

  it('[B2] losses are the same groups in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const [there, back] = [lossesOf(values), lossesOf([...values].reverse())];
        expect([...back.groups().counts]).toEqual([...there.groups().counts]);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(meanOf(there.groups())).toBeCloseTo(mean, 6);
        expect(there.largest).toBe(Math.max(...values));
      }),
    );
    expect(() => lossesOf([-1])).toThrow(RangeError);
    // 0 and 0, 3 and 3, 12: skewness of a worked example, 1.1643.
    expect(skewnessOf(lossesOf([0, 0, 3, 3, 12]).groups())).toBeCloseTo(1.1643, 4);
  });
});
