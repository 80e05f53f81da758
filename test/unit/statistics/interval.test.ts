import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  casesToDecide,
  differenceInterval,
  meanBounds,
  ratioInterval,
  wilson,
  wilsonLower,
  wilsonUpper,
} from '../../../src/statistics/interval.ts';
import { normalQuantile } from '../../../src/statistics/normal.ts';
import { studentQuantile } from '../../../src/statistics/student.ts';
import { golden, numbers } from './shared.ts';

const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }));
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe('normal quantile', () => {
  // Python 3.11 statistics.NormalDist().inv_cdf and R qnorm.
  it.each([
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [1e-300, -37.0471],
    [0.5, 0],
    [0, -Infinity],
    [1, Infinity],
  ])('at %d is %d', (p, z) => {
    if (Number.isFinite(z)) expect(normalQuantile(p)).toBeCloseTo(z, p < 1e-200 ? 4 : 14);
    else expect(normalQuantile(p)).toBe(z);
  });

  it('is odd and rising', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (p) => {
        expect(normalQuantile(p) + normalQuantile(1 - p)).toBeCloseTo(0, 3);
        expect(normalQuantile(p * 0.999)).toBeLessThanOrEqual(normalQuantile(p));
      }),
    );
  });

  it.skipIf(!golden)('equals scipy', () => {
    for (const { q, x } of golden?.special.norm_ppf ?? []) {
      expect(Math.abs(normalQuantile(q) - x)).toBeLessThan(1e-12 * Math.max(1, Math.abs(x)));
    }
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %d', (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('Student quantile', () => {
  // scipy.stats.t.ppf; the first two are the tables' tan(π(p − ½)) and 2.92.
  it.each([
    [0.95, 1, 6.313751514675037],
    [0.95, 2, 2.9199855803537242],
    [0.995, 3, 5.840909309733355],
    [0.95, 4.5, 2.065575888878524],
    [0.975, 10, 2.228138851986274],
    [0.95, 30, 1.697260886593957],
    [0.95, 120, 1.6576508993552352],
    [0.995, 100_000, 2.575878469908375],
    [0.5, 7, 0],
    [0.05, 10, -1.8124611228116756],
  ])('at %d with %d degrees of freedom is %d', (p, df, t) => {
    expect(Math.abs(studentQuantile(p, df) - t)).toBeLessThan(1e-9 * Math.max(1, Math.abs(t)));
  });

  it.skipIf(!golden)('inverts scipy’s tail', () => {
    for (const { t, df, p } of golden?.special.t_sf ?? []) {
      if (t > 0 && p > 1e-8) expect(studentQuantile(1 - p, df) / t).toBeCloseTo(1, 6);
    }
  });

  it('refuses impossible input', () => {
    expect(() => studentQuantile(1, 5)).toThrow(RangeError);
    expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
  });
});

describe('Wilson interval', () => {
  // Newcombe 1998 (Statistics in Medicine 17, 857–872), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('[F2.1] of %d in %d is %d to %d', (successes, n, lower, upper) => {
    const found = wilson(successes, n);
    expect(found?.lower).toBeCloseTo(lower, 4);
    expect(found?.upper).toBeCloseTo(upper, 4);
  });

  it.skipIf(!golden)('[F2.1] equals statsmodels', () => {
    for (const { k, n, alpha, wilson: expected } of golden?.proportions.intervals ?? []) {
      const found = wilson(k, n, 1 - alpha);
      expect(Math.abs((found?.lower ?? Number.NaN) - expected[0])).toBeLessThan(1e-12);
      expect(Math.abs((found?.upper ?? Number.NaN) - expected[1])).toBeLessThan(1e-12);
    }
  });

  it('holds the estimate, lies in [0, 1], mirrors, and its one-sided bounds are those of a wider level', () => {
    fc.assert(
      fc.property(counts, level, ({ successes, n }, wanted) => {
        const found = wilson(successes, n, wanted);
        const other = wilson(n - successes, n, wanted);
        if (!found || !other) throw new Error('n is not 0');
        expect(found.lower).toBeGreaterThanOrEqual(0);
        expect(found.lower).toBeLessThanOrEqual(successes / n);
        expect(found.upper).toBeGreaterThanOrEqual(successes / n);
        expect(found.upper).toBeLessThanOrEqual(1);
        expect(found.lower + other.upper).toBeCloseTo(1, 12);
        expect(wilsonLower(successes, n, (1 + wanted) / 2)).toBe(found.lower);
        expect(wilsonUpper(successes, n, (1 + wanted) / 2)).toBe(found.upper);
      }),
    );
  });

  it('rises with successes, and narrows with n', () => {
    fc.assert(
      fc.property(counts, ({ successes, n }) => {
        const lower = wilsonLower(successes, n) ?? Number.NaN;
        expect(wilsonLower(Math.min(n, successes + 1), n)).toBeGreaterThanOrEqual(lower);
        expect(wilsonLower(successes * 2, n * 2)).toBeGreaterThanOrEqual(lower);
        expect(wilsonUpper(successes * 2, n * 2)).toBeLessThanOrEqual(
          wilsonUpper(successes, n) ?? Number.NaN,
        );
      }),
    );
  });

  it('covers: over all outcomes its exact coverage stays near the level', () => {
    for (const [n, p] of [
      [30, 0.3],
      [100, 0.9],
      [200, 0.5],
    ] as const) {
      let weight = (1 - p) ** n;
      let covered = 0;
      for (let k = 0; k <= n; k++) {
        const found = wilson(k, n);
        if (found && found.lower <= p && p <= found.upper) covered += weight;
        weight *= ((n - k) / (k + 1)) * (p / (1 - p));
      }
      expect(covered).toBeGreaterThan(0.92);
      expect(covered).toBeLessThan(0.975);
    }
  });

  it('has nothing to say of no case, and refuses impossible counts', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(wilsonLower(0, 0)).toBeNull();
    expect(wilsonUpper(0, 0)).toBeNull();
    for (const [successes, n] of [
      [2, 1],
      [-1, 5],
      [0.5, 2],
      [1, Number.NaN],
      [0, -1],
    ] as const) {
      expect(() => wilson(successes, n)).toThrow(RangeError);
    }
    expect(() => wilson(1, 2, 1)).toThrow(RangeError);
    expect(() => wilsonLower(1, 2, 0.3)).toThrow(RangeError);
  });
});

describe('cases to decide', () => {
  it('[B4] says how many more cases would reach the threshold at the same rate', () => {
    expect(casesToDecide(0.9, 0.85, 100)).toBe(38);
    expect(casesToDecide(0.9, 0.85, 138)).toBe(0);
    expect(casesToDecide(0.05, 0.1, 0, { better: 'lower' })).toBe(casesToDecide(0.95, 0.9, 0));
  });

  it('[B4] is the first n at which the bound is there', () => {
    const rate = fc.integer({ min: 0, max: 100_000 }).map((x) => x / 100_000);
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 0, max: 3000 }), (observed, threshold, n) => {
        const more = casesToDecide(observed, threshold, n);
        const z = normalQuantile(0.95);
        const lower = (cases: number): number =>
          (observed +
            (z * z) / (2 * cases) -
            z * Math.sqrt((observed * (1 - observed)) / cases + (z * z) / (4 * cases * cases))) /
          (1 + (z * z) / cases);
        if (more === null) {
          expect(observed).toBeLessThanOrEqual(threshold);
          return;
        }
        expect(lower(n + more)).toBeGreaterThanOrEqual(threshold - 1e-9);
        if (more > 1) expect(lower(n + more - 1)).toBeLessThan(threshold + 1e-9);
      }),
    );
  });

  it('[B4] agrees with the bound of real counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 51, max: 99 }), fc.integer({ min: 1, max: 98 }), (percent, against) => {
        const total = casesToDecide(percent / 100, against / 100, 0);
        if (total === null) return;
        const n = Math.ceil(total / 100) * 100;
        expect(wilsonLower((n / 100) * percent, n)).toBeGreaterThanOrEqual(against / 100 - 1e-12);
      }),
    );
  });

  it('[B4] never ends on or under the threshold', () => {
    expect(casesToDecide(0.85, 0.85, 500)).toBeNull();
    expect(casesToDecide(0.8, 0.85, 500)).toBeNull();
    expect(casesToDecide(1, 1, 500)).toBeNull();
    expect(casesToDecide(0, 0, 0)).toBe(1);
    expect(casesToDecide(0.5 + 1e-9, 0.5, 0)).toBeNull();
    expect(() => casesToDecide(1.2, 0.5, 1)).toThrow(RangeError);
  });
});

describe('comparing proportions', () => {
  it.skipIf(!golden)('equals statsmodels’ Newcombe interval of a difference', () => {
    for (const { k1, n1, k2, n2, diff_ci95_newcomb: expected } of golden?.proportions.two_proportion ?? []) {
      const found = differenceInterval({ successes: k1, n: n1 }, { successes: k2, n: n2 });
      expect(found?.lower).toBeCloseTo(expected[0], 10);
      expect(found?.upper).toBeCloseTo(expected[1], 10);
    }
  });

  it('gives Newcombe’s published example: 56/70 against 48/80', () => {
    const found = differenceInterval({ successes: 56, n: 70 }, { successes: 48, n: 80 });
    expect(found?.lower).toBeCloseTo(0.0524, 4);
    expect(found?.upper).toBeCloseTo(0.3339, 4);
  });

  it('has a ratio interval round the ratio, which turns over with its sides', () => {
    const some = fc
      .integer({ min: 2, max: 2000 })
      .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 1, max: n }) }));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const ratio = a.successes / a.n / (b.successes / b.n);
        const found = ratioInterval(a, b);
        const turned = ratioInterval(b, a);
        if (!found || !turned) throw new Error('both have successes');
        expect(found.lower).toBeLessThanOrEqual(ratio * (1 + 1e-12));
        expect(found.upper).toBeGreaterThanOrEqual(ratio * (1 - 1e-12));
        expect(found.lower * turned.upper).toBeCloseTo(1, 6);
      }),
    );
    expect(ratioInterval({ successes: 1, n: 2 }, { successes: 0, n: 2 })).toBeNull();
    expect(ratioInterval({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
    expect(differenceInterval({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
  });
});

describe('bounds of a mean', () => {
  it.skipIf(!golden)('[B4] equals scipy’s t interval', () => {
    for (const { gen, t_ci95: expected } of golden?.proportions.mean_t_ci ?? []) {
      const values = numbers(gen);
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
      const found = meanBounds(mean, sd, values.length, 0.975);
      expect(found?.lower).toBeCloseTo(expected[0], 8);
      expect(found?.upper).toBeCloseTo(expected[1], 8);
    }
  });

  it('[B4] needs two cases and a real spread', () => {
    expect(meanBounds(5, 0, 1)).toBeNull();
    expect(meanBounds(5, 0, 2)).toEqual({ lower: 5, upper: 5 });
    expect(() => meanBounds(5, -1, 3)).toThrow(RangeError);
    expect(() => meanBounds(Number.NaN, 1, 3)).toThrow(RangeError);
  });
});
