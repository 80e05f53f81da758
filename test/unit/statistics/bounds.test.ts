import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aucBounds,
  f1Bounds,
  lossBounds,
  rmseBounds,
  separatedAucBounds,
  shareBounds,
  toldShareBounds,
} from '../../../src/statistics/bounds.ts';
import { delongVariance } from '../../../src/statistics/delong.ts';
import { RegressionAccumulator } from '../../../src/statistics/regression.ts';
import { Spread } from '../../../src/statistics/sums.ts';

/** DeLong’s variance by looking at every pair, straight from the paper’s equations (4) to (6). */
function byPairs(positives: readonly number[], negatives: readonly number[]): number {
  const psi = (x: number, y: number) => (x > y ? 1 : x === y ? 0.5 : 0);
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const v10 = positives.map((x) => mean(negatives.map((y) => psi(x, y))));
  const v01 = negatives.map((y) => mean(positives.map((x) => psi(x, y))));
  const variance = (all: readonly number[]) =>
    all.reduce((sum, one) => sum + (one - mean(all)) ** 2, 0) / (all.length - 1);
  return variance(v10) / positives.length + variance(v01) / negatives.length;
}

/** Numbers in [0, 1), the same in every run: the multiplicative generator of Park and Miller. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const scores = fc.array(
  fc.integer({ min: 0, max: 12 }).map((x) => x / 12),
  { minLength: 2, maxLength: 40 },
);
const sorted = (all: readonly number[]) => Float64Array.from(all).sort();

describe('the bounds of metrics', () => {
  it('[B4] DeLong’s variance equals the one from every pair, ties included', () => {
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const expected = byPairs(positives, negatives);
        const found = delongVariance(sorted(positives), sorted(negatives));
        if (expected === 0) expect(found).toBeNull();
        else expect(found).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('[B4] a worked ROC AUC: 0.75 of 2 and 2', () => {
    // Placements 1 and 0.5 of the positives, 0 and 0.5 of the negatives: 0.125/2 + 0.125/2.
    const variance = delongVariance(Float64Array.of(0.4, 0.8), Float64Array.of(0.1, 0.5));
    expect(variance).toBeCloseTo(0.125, 12);
    const found = aucBounds(0.75, 0.01);
    expect(found.bound).toBeCloseTo(0.75 - 1.6448536269514722 / 10, 12);
    expect(found.lower).toBeCloseTo(0.75 - 1.959963984540054 / 10, 12);
    expect(aucBounds(0.99, 0.01).upper).toBe(1);
  });

  it('[B4] an area of exactly 1 has no variance: no spread is no proof', () => {
    expect(delongVariance(Float64Array.of(0.8, 0.9), Float64Array.of(0.1, 0.2))).toBeNull();
    expect(delongVariance(Float64Array.of(0.8), Float64Array.of(0.1, 0.2))).toBeNull();
  });

  it('[B4] an area of exactly 1 or 0 is bounded by its independent pairs', () => {
    // The rule of three: 0.05^(1/n) is about 1 − 3/n.
    expect(separatedAucBounds(1, 300).bound).toBeCloseTo(1 - 3 / 300, 3);
    expect(separatedAucBounds(1, 1)).toEqual({ lower: 1 - 0.975, upper: 1, bound: 1 - 0.95 });
    expect(separatedAucBounds(0, 8)).toMatchObject({ lower: 0, bound: 0 });
    expect(separatedAucBounds(0, 8).upper).toBeCloseTo(1 - 0.025 ** (1 / 8), 12);
  });

  it('[B4] a model no better than its bound separates the kinds in fewer than 5 % of the evaluations', () => {
    // Scores of positives are uniform on [0, 1], of negatives on [−gap, 1 − gap]: the area is 1 − (1 − gap)²/2.
    const random = seeded(7);
    for (const [positives, negatives] of [
      [3, 3],
      [4, 40],
      [25, 5],
    ] as const) {
      const { bound } = separatedAucBounds(1, Math.min(positives, negatives));
      const gap = 1 - Math.sqrt(2 * (1 - bound));
      let separated = 0;
      for (let run = 0; run < 20_000; run += 1) {
        const lowest = Math.min(...Array.from({ length: positives }, random));
        const highest = Math.max(...Array.from({ length: negatives }, random)) - gap;
        if (lowest > highest) separated += 1;
      }
      expect(separated / 20_000).toBeLessThanOrEqual(0.05);
    }
  });

  it('[B4] a share is bounded by Wilson, on its worse side', () => {
    // R: binom.wilson(81, 100): 0.7222 to 0.8749; at 90 %, 0.7369 to 0.8663.
    const found = shareBounds(81, 100, 'higher');
    expect(found?.lower).toBeCloseTo(0.7222, 4);
    expect(found?.upper).toBeCloseTo(0.8749, 4);
    const ends = shareBounds(81, 100, 'lower');
    for (const bound of [found?.bound ?? 0, ends?.bound ?? 0]) {
      // Both ends solve (p − t)² = z² t(1 − t)/n.
      const z = 1.6448536269514722;
      expect((0.81 - bound) ** 2).toBeCloseTo((z * z * bound * (1 - bound)) / 100, 12);
    }
    expect(found?.bound).toBeLessThan(0.81);
    expect(ends?.bound).toBeGreaterThan(0.81);
    expect(toldShareBounds(0.81, 100, 'higher')).toEqual({
      lower: expect.closeTo(found?.lower ?? 0, 12),
      upper: expect.closeTo(found?.upper ?? 0, 12),
      bound: expect.closeTo(found?.bound ?? 0, 12),
    });
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

  it('[B4] every bound lies on the worse side, inside the interval, and tightens with cases', () => {
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
          expect(small?.bound).toBeGreaterThanOrEqual(small?.lower ?? 1);
          expect(large?.bound).toBeGreaterThanOrEqual((small?.bound ?? 1) - 1e-12);
        },
      ),
    );
  });

  it('[B4] losses have Student’s bounds, errors the roots of those of their squares', () => {
    // t(0.95; 3) = 2.3533634348018264, t(0.975; 3) = 3.182446305284263, as in every table.
    const found = lossBounds(2, 0.5, 4);
    expect(found?.bound).toBeCloseTo(2 + 2.3533634348018264 / 4, 9);
    expect(found?.lower).toBeCloseTo(2 - 3.182446305284263 / 4, 9);
    expect(lossBounds(0.1, 5, 4)).toMatchObject({ lower: 0 });
    expect(lossBounds(0.9, 5, 4, 1)).toMatchObject({ upper: 1, bound: 1 });
    expect(rmseBounds(2, 1, 4)?.bound).toBeCloseTo(Math.sqrt(4 + 2.3533634348018264 / 2), 9);
    expect(lossBounds(2, 0.5, 1)).toBeNull();
  });

  it('[B2] the spread of a stream is that of the list, also far from zero', () => {
    const values = [1, 2, 4, 7].map((x) => 1e9 + x);
    const spread = new Spread();
    for (const value of values) spread.add(value);
    expect(spread.variance).toBeCloseTo(7, 6);
    const errors = new RegressionAccumulator();
    for (const [at, error] of [1, 2, 3].entries()) errors.add(at + error, at);
    // Of 1, 4 and 9: mean 14/3, variance 49/3.
    expect(errors.metrics()?.squaredSd).toBeCloseTo(Math.sqrt(49 / 3), 12);
  });
});
