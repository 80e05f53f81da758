import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distances } from '../../../../src/statistics/drift/distances.ts';
import { numericEvidence } from '../../../../src/statistics/drift/feature.ts';
import { quantile } from '../../../../src/statistics/drift/numeric.ts';
import { dealt, Ordered, ordered } from '../../../../src/statistics/drift/ordered.ts';
import { random } from './random.ts';

/** The definitions, word for word: both distribution functions at every value, in exact multiples of 1/(n·m). */
function byDefinition(reference: Float64Array, current: Float64Array) {
  const values = [...new Set([...reference, ...current].map((value) => value + 0))].sort((a, b) => a - b);
  const upTo = (sample: Float64Array, value: number) => sample.filter((one) => one <= value).length;
  const apart = values.map((value) =>
    Math.abs(upTo(reference, value) * current.length - upTo(current, value) * reference.length),
  );
  const unit = reference.length * current.length;
  const pieces = apart.slice(0, -1).map((size, at) => size * ((values[at + 1] ?? 0) - (values[at] ?? 0)));
  const held = values.map((value) => [...reference, ...current].filter((one) => one === value).length);
  return {
    ks: Math.max(...apart) / unit,
    wasserstein: pieces.reduce((sum, piece) => sum + piece, 0) / unit,
    distinct: values.length,
    mostFrequent: Math.max(...held),
  };
}

const uniform = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
/** What values are like: smooth, tied, skewed, with tails that dwarf the rest, around 0 on either side, far from 0. */
const SHAPES: Record<string, fc.Arbitrary<number>> = {
  smooth: uniform,
  tied: fc.integer({ min: -4, max: 4 }),
  'tied and smooth': fc.oneof(fc.constantFrom(0, -0, 0.5), uniform),
  skewed: uniform.map((u) => Math.exp(6 * u)),
  'heavy-tailed': uniform.map((u) => Math.tan(Math.PI * (u - 0.5))),
  'with outliers': fc.oneof({ weight: 50, arbitrary: uniform }, fc.constantFrom(1e6, -1e300)),
  'far from 0': uniform.map((u) => 1.7e12 + u),
  'of every kind': fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
};
const pairOf = (value: fc.Arbitrary<number>) => {
  const sample = fc.array(value, { minLength: 1, maxLength: 150, size: 'max' });
  return fc.tuple(sample, sample, fc.constantFrom(0, 0.01, 0.3)).map(([reference, current, shift]) => ({
    reference: Float64Array.from(reference),
    current: Float64Array.from(current, (one) => one + shift),
  }));
};
const whole = (values: Float64Array) => Ordered.of(values.toSorted());
const close = (a: number, b: number, scale: number) => Math.abs(a - b) <= 1e-12 * scale;

describe('[M4] distances of samples', () => {
  it.each(Object.keys(SHAPES))('[M4] are those of the definitions, sorted and in buckets: %s', (shape) => {
    fc.assert(
      fc.property(pairOf(SHAPES[shape] as fc.Arbitrary<number>), ({ reference, current }) => {
        const wanted = byDefinition(reference, current);
        const largest = Math.max(...reference.map(Math.abs), ...current.map(Math.abs));
        const sorted = distances(whole(reference), whole(current));
        expect(sorted).toEqual({ ...wanted, wasserstein: expect.any(Number) });
        expect(close(sorted.wasserstein, wanted.wasserstein, wanted.wasserstein)).toBe(true);
        const inBuckets = dealt(reference, current);
        if (!inBuckets) return;
        const found = distances(...inBuckets);
        expect(found.ks).toBe(wanted.ks);
        expect(close(found.wasserstein, wanted.wasserstein, largest)).toBe(true);
        expect(found.distinct).toBeLessThanOrEqual(wanted.distinct);
        expect(found.mostFrequent).toBeGreaterThanOrEqual(wanted.mostFrequent);
      }),
    );
  });

  it.each(Object.keys(SHAPES))('[M4] quantiles and counts are those of sorted values: %s', (shape) => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(pairOf(SHAPES[shape] as fc.Arbitrary<number>), share, ({ reference, current }, at) => {
        const [ref, cur] = dealt(reference, current) ?? ordered(reference, current);
        const sorted = reference.toSorted();
        const edge = quantile(sorted, at);
        expect(quantile(ref, at)).toBe(edge);
        expect(ref.upTo(edge)).toBe(reference.filter((one) => one <= edge).length);
        expect(cur.upTo(edge)).toBe(current.filter((one) => one <= edge).length);
      }),
    );
  });
});

describe('[M4] large samples', () => {
  const N = 30_000;
  const next = random(11);
  const drawn = (of: (u: number) => number) => Float64Array.from({ length: N }, () => of(next()));
  const KINDS: Record<string, (u: number) => number> = {
    smooth: (u) => u,
    skewed: (u) => Math.log(1 - u) ** 2,
    'heavy-tailed': (u) => 1 / (1 - u) ** 2,
    'one value often': (u) => (u < 0.06 ? 0.5 : u),
    rounded: (u) => Math.floor(u * 1_000),
    'few values': (u) => Math.floor(u * 140),
  };

  it.each(Object.keys(KINDS))('[M4] are judged as their sorted values are: %s', (kind) => {
    const [reference, current] = [drawn(KINDS[kind] as never), drawn(KINDS[kind] as never)];
    const wanted = distances(whole(reference), whole(current));
    const found = numericEvidence(reference, current);
    expect(found.statistics.ks?.statistic).toBe(wanted.ks);
    const isContinuous = wanted.distinct >= 150 && wanted.mostFrequent <= 0.05 * 2 * N;
    expect(found.method).toBe(isContinuous ? 'ks' : 'chi2');
  });

  it('[M4] that are smooth need not be sorted', () => {
    expect(
      dealt(
        drawn((u) => u),
        drawn((u) => u),
      ),
    ).not.toBeNull();
  });
});
