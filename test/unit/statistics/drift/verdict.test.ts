import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../../src/statistics/drift/feature.ts';
import { sorted } from '../../../../src/statistics/drift/sorted.ts';
import { compareFeatures, DEFAULT_POLICY } from '../../../../src/statistics/drift/verdict.ts';
import { random } from './random.ts';

const NOTHING_MISSING = { none: 0, infinite: 0 };
const numbers = (values: Iterable<number>, missing = {}): Sample => ({
  numbers: Float64Array.from(values),
  ...NOTHING_MISSING,
  ...missing,
});
const categories = (values: readonly string[], missing = {}): Sample => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { categories: counts, ...NOTHING_MISSING, ...missing };
};
const compare = (reference: Sample, current: Sample) => {
  const [found] = compareFeatures([{ name: 'feature', reference, current }], DEFAULT_POLICY);
  if (!found) throw new Error('no feature');
  return found;
};
const repeat = <T>(n: number, of: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => of(at));

/** Samplers without drift: the same distribution for both samples. */
const SAMPLERS: Record<string, (next: () => number, n: number) => Sample> = {
  numeric: (next, n) => numbers(repeat(n, () => repeat(12, next).reduce((sum, u) => sum + u, -6))),
  skewed: (next, n) => numbers(repeat(n, () => 1 / (1 - next()) - 1)),
  discrete: (next, n) => numbers(repeat(n, () => Math.floor(next() * 10))),
  rounded: (next, n) => numbers(repeat(n, () => Math.round(next() * 100))),
  'two categories': (next, n) => categories(repeat(n, () => (next() < 0.7 ? 'a' : 'b'))),
  'five categories': (next, n) => categories(repeat(n, () => 'abcde'[Math.floor(next() ** 2 * 5)] ?? 'a')),
};
const SIZES: [n: number, m: number, trials: number][] = [
  [50, 50, 500],
  [50, 500, 500],
  [1_000, 300, 400],
  [5_000, 5_000, 60],
];

describe('[M4] the verdict without drift', () => {
  it.each(Object.keys(SAMPLERS))('[M4] is false in 3 to 7 of 100 checks at α = 0.05: %s', (kind) => {
    const sample = SAMPLERS[kind] as (typeof SAMPLERS)[string];
    const next = random(20_261_129);
    let [alarms, all] = [0, 0];
    for (const [n, m, trials] of SIZES)
      for (let trial = 0; trial < trials; trial += 1) {
        all += 1;
        if (compare(sample(next, n), sample(next, m)).verdict.drifted) alarms += 1;
      }
    expect(alarms / all).toBeGreaterThan(0.03);
    expect(alarms / all).toBeLessThan(0.07);
  });

  it('[M4] over 50 features calls none drifted in 95 of 100 checks', () => {
    const next = random(7);
    const sample = SAMPLERS.skewed as (typeof SAMPLERS)[string];
    const isQuiet = () => {
      const pairs = repeat(50, (at) => ({
        name: `f${at}`,
        reference: sample(next, 200),
        current: sample(next, 200),
      }));
      return compareFeatures(pairs, DEFAULT_POLICY).every(({ verdict }) => !verdict.drifted);
    };
    expect(repeat(100, isQuiet).filter(Boolean).length).toBeGreaterThanOrEqual(93);
  });
});

describe('[M4] a shift', () => {
  const next = random(3);
  const normal = (n: number, shift = 0) =>
    repeat(n, () => repeat(12, next).reduce((sum, u) => sum + u, -6) + shift);

  it('[M4] of half a standard deviation is found, also behind one outlier of a million', () => {
    const { verdict, statistics } = compare(numbers(normal(1_000)), numbers([...normal(999, 0.5), 1e6]));
    expect(verdict).toMatchObject({ method: 'ks', drifted: true, reason: 'drifted' });
    expect(statistics.psi?.statistic).toBeGreaterThan(0.1);
  });

  it('[M4] f1: of more missing values is seen in the share of them, and is a reason of its own', () => {
    const values = normal(900);
    const found = compare(numbers(values, { none: 100 }), numbers(normal(600), { none: 300 }));
    expect(found.verdict).toMatchObject({ method: 'missing values', drifted: true });
    expect(compare(numbers(values), numbers([], { none: 900 })).verdict).toMatchObject({ drifted: true });
  });

  it('[M4] names unseen categories, and one rare new one is no drift', () => {
    const before = repeat(5_000, (at) => (at % 5 < 3 ? 'a' : 'b'));
    const found = compare(categories(before), categories([...before.slice(0, 4_998), 'pl', 'pl']));
    expect(found.unseen).toEqual(['pl']);
    expect(found.verdict.drifted).toBe(false);
    const many = compare(
      categories(before),
      categories([...before.slice(0, 4_700), ...repeat(300, () => 'pl')]),
    );
    expect(many.verdict).toMatchObject({ drifted: true });
  });

  it('[M4] from numbers to words is a change of type', () => {
    const { verdict } = compare(numbers(normal(100)), categories(repeat(100, () => 'n/k')));
    expect(verdict).toMatchObject({ drifted: true, reason: 'type changed' });
  });

  it('[M4] too small to matter is said to be that, however sure', () => {
    const n = 200_000;
    const { verdict } = compare(
      numbers(repeat(n, (at) => at / n)),
      numbers(repeat(n, (at) => at / n + 0.012)),
    );
    expect(verdict.adjustedPValue).toBeLessThan(0.001);
    expect(verdict).toMatchObject({ drifted: false, reason: 'too small to matter' });
  });

  it('[M4] in too few values is insufficient data, never green or red', () => {
    const { verdict } = compare(numbers(normal(500)), numbers(normal(12, 3)));
    expect(verdict).toMatchObject({ drifted: false, reason: 'insufficient data', pValue: null });
  });

  it('[M4] identical constant columns are not one', () => {
    const constant = (value: number) => numbers(repeat(60, () => value));
    expect(compare(constant(3), constant(3)).verdict).toMatchObject({ drifted: false, reason: 'constant' });
    expect(compare(constant(3), constant(4)).verdict.drifted).toBe(true);
  });
});

describe('[M4] properties', () => {
  // Halving a value next to the smallest float can make two values one; a unit changes nothing but there.
  const value = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((v) => (Math.abs(v) < 1e-300 ? 0 : v));
  const values = fc.array(value, { minLength: 30, maxLength: 90 });

  it('[M4] a sample beside itself is not drifted, and neither order nor unit matters', () => {
    fc.assert(
      fc.property(values, values, fc.constantFrom(0.5, 2, 1024), (left, right, unit) => {
        expect(compare(numbers(left), numbers(left)).verdict.drifted).toBe(false);
        const { statistics } = compare(numbers(left), numbers(right));
        const turned = compare(
          numbers(left.toReversed().map((v) => v * unit)),
          numbers(right.map((v) => v * unit)),
        );
        expect(turned.statistics.ks).toEqual(statistics.ks);
        const p = statistics.ks?.pValue ?? 2;
        expect(p >= 0 && p <= 1).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['of any size', fc.double({ noNaN: true })],
    ['close to each other', fc.double({ noNaN: true, min: 1.7e9, max: 1.7e9 + 60 })],
    ['on both sides of nothing', fc.double({ noNaN: true, min: -1e-309, max: 1e-309 })],
  ])('[M4] numbers %s are sorted as the engine sorts them, −0 and infinities too', (_, any) => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 2_050, maxLength: 2_200 }), (list) => {
        const array = Float64Array.from([...list, -0, 0, -Infinity, Infinity]);
        expect(sorted(array)).toEqual(array.toSorted());
      }),
      { numRuns: 10 },
    );
  });
});
