import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binEdges, binOf, foldInto, MOST_BINS } from '../../../../src/statistics/drift/binned.ts';
import type { Sample } from '../../../../src/statistics/drift/feature.ts';
import { numericEvidence } from '../../../../src/statistics/drift/feature.ts';
import { sorted } from '../../../../src/statistics/drift/sorted.ts';
import { compareFeatures, DEFAULT_POLICY } from '../../../../src/statistics/drift/verdict.ts';
import { random } from './random.ts';

const repeat = (n: number, of: () => number): Float64Array => Float64Array.from({ length: n }, of);

/** Both samples folded into bins of the first, as a reference and a window are. */
function folded(reference: Float64Array, current: Float64Array): [Sample, Sample] {
  const edges = binEdges(sorted(reference));
  const fold = (values: Float64Array): Sample => {
    const bins = new Float64Array(edges.length + 1);
    foldInto(bins, edges, values);
    return { bins, none: 0, infinite: 0 };
  };
  return [fold(reference), fold(current)];
}

function compare(reference: Float64Array, current: Float64Array) {
  const [ref, cur] = folded(reference, current);
  const [found] = compareFeatures([{ name: 'x', reference: ref, current: cur }], DEFAULT_POLICY);
  if (!found) throw new Error('no feature');
  return found;
}

const SAMPLERS: Record<string, (next: () => number) => number> = {
  numeric: (next) => Array.from({ length: 12 }, next).reduce((sum, u) => sum + u, -6),
  skewed: (next) => 1 / (1 - next()) - 1,
  discrete: (next) => Math.floor(next() * 10),
  rounded: (next) => Math.round(next() * 100),
};
const SIZES: [n: number, m: number, trials: number][] = [
  [50, 50, 500],
  [50, 500, 500],
  [1_000, 300, 400],
  [5_000, 5_000, 60],
];

describe('[M4] folded into the bins of a reference', () => {
  it.each(Object.keys(SAMPLERS))(
    '[M4] the verdict is false in 3 to 7 of 100 checks without drift: %s',
    (kind) => {
      const of = SAMPLERS[kind] as (next: () => number) => number;
      const next = random(20_261_129);
      let [alarms, all] = [0, 0];
      for (const [n, m, trials] of SIZES)
        for (let trial = 0; trial < trials; trial += 1) {
          all += 1;
          if (
            compare(
              repeat(n, () => of(next)),
              repeat(m, () => of(next)),
            ).verdict.drifted
          )
            alarms += 1;
        }
      expect(alarms / all).toBeGreaterThan(0.03);
      expect(alarms / all).toBeLessThan(0.07);
    },
  );

  it('[M4] every finite value has one bin, what is out of range one at either end', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 700 }), value, (values, other) => {
        const reference = sorted(Float64Array.from(values));
        const edges = binEdges(reference);
        expect(edges.length).toBeLessThan(MOST_BINS);
        const bin = binOf(edges, other);
        if (other > (reference.at(-1) as number)) expect(bin).toBe(edges.length);
        if (bin > 0) expect(other).toBeGreaterThan(edges[bin - 1] as number);
        if (bin < edges.length) expect(other).toBeLessThanOrEqual(edges[bin] as number);
      }),
      { numRuns: 200 },
    );
  });

  it('[M4] few different values lose nothing; of 200,000 the distance is short by less than a thousandth', () => {
    const next = random(5);
    const small = [repeat(400, () => next()), repeat(300, () => next() + 0.05)] as const;
    expect(compare(...small).statistics.ks).toEqual(numericEvidence(...small).statistics.ks);
    const large = [repeat(200_000, () => next()), repeat(200_000, () => next() ** 1.01)] as const;
    const [coarse, exact] = [compare(...large), numericEvidence(...large)];
    const short = (exact.statistics.ks?.statistic ?? 0) - (coarse.statistics.ks?.statistic ?? 0);
    expect(short).toBeGreaterThanOrEqual(0);
    expect(short).toBeLessThan(0.001);
  });

  it('[M4] a shift out of range is found, and a value that fills a tenth keeps its bin', () => {
    const next = random(9);
    const normal = repeat(3_000, () => SAMPLERS.numeric?.(next) ?? 0);
    expect(
      compare(
        normal,
        normal.map((value) => value + 100),
      ).verdict,
    ).toMatchObject({ drifted: true });
    const zeros = normal.map((value) => (value < -1.3 ? 0 : value));
    const more = normal.map((value) => (value < -0.9 ? 0 : value));
    expect(compare(zeros, more).verdict).toMatchObject({ drifted: true });
    expect(compare(zeros, zeros).verdict).toMatchObject({ drifted: false });
  });
});
