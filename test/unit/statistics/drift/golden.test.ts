import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../../src/statistics/drift/adjust.ts';
import { evidentlyCategorical, evidentlyNumeric } from '../../../../src/statistics/drift/evidently.ts';
import { categoricalEvidence, numericEvidence } from '../../../../src/statistics/drift/feature.ts';
import { oneSampleTail, twoSampleTail } from '../../../../src/statistics/drift/kolmogorov.ts';
import { chiSquaredTail, normalTails } from '../../../../src/statistics/special.ts';
import fixture from '../../../fixtures/drift.json' with { type: 'json' };

const SHARED = new URL('../../../../../shared/golden/', import.meta.url);
const isShared = existsSync(new URL('golden-public.json', SHARED));

/** Equal but for a share of the expected value; in the oracle's JSON what is not finite is a word. */
function expectNear(
  actual: number | null | undefined,
  expected: number | string,
  share: number,
  what: string,
) {
  const wanted = Number(expected);
  if (!Number.isFinite(wanted)) return expect(actual, what).toBe(wanted);
  expect(
    Math.abs((actual ?? Number.NaN) - wanted),
    `${what}: ${actual} beside ${wanted}`,
  ).toBeLessThanOrEqual(share * Math.abs(wanted));
}
const P = 1e-6;
const DISTANCE = 1e-9;
const EXACT = 1e-8;

describe('[M4] what other libraries compute', () => {
  it.each(fixture.numeric)('[M4] is met: numbers, $id', ({ reference, current, ks, evidently }) => {
    const [ref, cur] = [Float64Array.from(reference), Float64Array.from(current)];
    expectNear(numericEvidence(ref, cur).statistics.ks?.pValue, ks, EXACT, 'ks');
    const found = evidentlyNumeric(ref, cur);
    expect([found.method, found.drifted]).toEqual([evidently.default.name, evidently.default.drifted]);
    expectNear(found.score, evidently.default.score, P, 'score');
    expectNear(found.statistics.psi.statistic, evidently.psi, DISTANCE, 'psi');
    expectNear(found.statistics.jensenshannon.statistic, evidently.jensenshannon, DISTANCE, 'js');
    expectNear(found.statistics.wasserstein?.statistic, evidently.wasserstein, DISTANCE, 'wasserstein');
  });

  it.each(fixture.categorical)(
    '[M4] is met: categories, $id',
    ({ reference, current, homogeneity, evidently }) => {
      const counts = (of: object) => new Map(Object.entries(of) as [string, number][]);
      const { chi2 } = categoricalEvidence(counts(reference), counts(current)).statistics;
      if (chi2?.df === homogeneity.dof) expectNear(chi2.pValue, homogeneity.p, P, 'homogeneity');
      const found = evidentlyCategorical(counts(reference), counts(current));
      expect([found.method, found.drifted]).toEqual([evidently.default.name, evidently.default.drifted]);
      expectNear(found.score, evidently.default.score, P, 'score');
      expectNear(found.statistics.psi.statistic, evidently.psi, DISTANCE, 'psi');
      expectNear(found.statistics.jensenshannon.statistic, evidently.jensenshannon, DISTANCE, 'js');
    },
  );

  it('[M4] is met: the Kolmogorov–Smirnov distribution from one value to 100,000', () => {
    for (const { d, n, p } of fixture.kstwo) expectNear(oneSampleTail(d, n), p, P, `d ${d}, n ${n}`);
  });

  it('[M4] is met: adjusted p-values', () => {
    for (const { p, adjusted } of fixture.benjaminiHochberg)
      for (const [at, value] of benjaminiHochberg(p).entries())
        expectNear(value, adjusted[at] ?? Number.NaN, 1e-12, 'adjusted');
  });

  it('[M4] f30: a feature without a p-value takes no other with it, and does not count', () => {
    expect(benjaminiHochberg([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  it('[M4] f29: a tail too small for a double is 0, not an error', () => {
    expect(chiSquaredTail(1_600, 1)).toBe(0);
    expect(chiSquaredTail(Infinity, 3)).toBe(0);
    expect(normalTails(45)).toBe(0);
    expect(twoSampleTail(1, 20_000, 20_000)).toBe(0);
  });
});

describe.skipIf(!isShared)('[M4] the whole collection of expected values (in shared/golden)', () => {
  it('[M4] is met by every applicable case', async () => {
    const { gen } = (await import(new URL('gen.mjs', SHARED).href)) as { gen(recipe: unknown): unknown[] };
    // biome-ignore lint/suspicious/noExplicitAny: the oracle's file
    const golden: any = JSON.parse(readFileSync(new URL('golden-public.json', SHARED), 'utf8'));
    let compared = 0;
    const near = (...of: Parameters<typeof expectNear>) => {
      compared += 1;
      expectNear(...of);
    };
    for (const { id, ref, cur, expected } of golden.numeric) {
      const { evidently, scipy } = expected;
      if (evidently.error) continue;
      const finite = (recipe: unknown) =>
        Float64Array.from((gen(recipe) as number[]).filter(Number.isFinite));
      const found = evidentlyNumeric(finite(ref), finite(cur));
      expect([found.method, found.drifted], id).toEqual([evidently.default.name, evidently.default.drifted]);
      near(found.score, evidently.default.score, P, `${id} score`);
      near(found.statistics.ks?.pValue, evidently.ks.score, EXACT, `${id} ks`);
      near(found.statistics.ks?.statistic, scipy.ks_2samp_auto.stat, DISTANCE, `${id} distance`);
      near(found.statistics.psi.statistic, evidently.psi.score, DISTANCE, `${id} psi`);
      near(found.statistics.jensenshannon.statistic, evidently.jensenshannon.score, DISTANCE, `${id} js`);
      near(
        found.statistics.wasserstein?.statistic,
        evidently.wasserstein.score,
        DISTANCE,
        `${id} wasserstein`,
      );
    }
    for (const { id, ref, cur, expected } of golden.categorical) {
      if (!expected.evidently.default) continue;
      const count = (recipe: unknown) => {
        const counts = new Map<string, number>();
        for (const value of gen(recipe) as (string | null)[])
          if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
        return counts;
      };
      const { chi2 } = categoricalEvidence(count(ref), count(cur)).statistics;
      const wanted = expected.scipy.chi2_contingency_nocorr;
      if (chi2 && chi2.df === wanted.dof) near(chi2.pValue, wanted.p, P, `${id} homogeneity`);
      const found = evidentlyCategorical(count(ref), count(cur));
      expect([found.method, found.drifted], id).toEqual([
        expected.evidently.default.name,
        expected.evidently.default.drifted,
      ]);
      near(found.score, expected.evidently.default.score, P, `${id} score`);
      near(found.statistics.psi.statistic, expected.evidently.psi.score, DISTANCE, `${id} psi`);
      near(
        found.statistics.jensenshannon.statistic,
        expected.evidently.jensenshannon.score,
        DISTANCE,
        `${id} js`,
      );
    }
    for (const { d, n, p } of golden.special.kstwo_sf) near(oneSampleTail(d, n), p, P, `kstwo ${d} ${n}`);
    for (const { x, df, p } of golden.special.chi2_sf) near(chiSquaredTail(x, df), p, P, `chi2 ${x} ${df}`);
    expect(compared).toBeGreaterThan(500);
  });
});
