import { describe, expect, it } from 'vitest';
import { METRICS, THRESHOLD_METRICS } from '../../../src/statistics/metrics.ts';
import { classifiers, falsePasses, REGRESSIONS, sharePasses } from '../../support/false-passes.ts';

const MOST = 0.07;

describe('[B4] a model that stands exactly on its threshold', () => {
  const RATES = [0.5, 0.1, 0.01];
  const CASES = [100, 300, 1_000, 5_000];
  const runs = (n: number) => (n > 1_000 ? 120 : 300);

  it.for(
    RATES.flatMap((rate) =>
      classifiers(rate).map((population) => [rate, population.name, population] as const),
    ),
  )(
    '[B4] passes in at most 7 %% of samples: %d positive, %s, by every metric of a classification',
    ([, , population]) => {
      for (const n of CASES)
        for (const { metric, passed } of falsePasses(population, { n, samples: runs(n), seed: n }))
          expect(passed, `${metric} of ${n} cases`).toBeLessThanOrEqual(MOST);
    },
  );

  it.for(REGRESSIONS.map((population) => [population.name, population] as const))(
    '[B4] passes in at most 7 %% of samples: %s, by every metric of a regression',
    ([, population]) => {
      for (const n of CASES)
        for (const { metric, passed } of falsePasses(population, { n, samples: runs(n), seed: n }))
          expect(passed, `${metric} of ${n} cases`).toBeLessThanOrEqual(MOST);
    },
  );

  it('[B4] passes in at most 6 % of samples by a share, whatever the threshold and the number of cases', () => {
    for (const metric of ['recall', 'false_positive_rate', 'f1'] as const)
      for (const n of [30, 31, 50, 100, 268, 300, 1_000, 5_000])
        for (const threshold of [0.001, 0.01, 0.02, 0.05, 0.1, 0.3, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
          expect(sharePasses(metric, threshold, n), `${metric} ${threshold} of ${n}`).toBeLessThanOrEqual(
            0.06 + 1e-9,
          );
  });

  it('[B4] is looked at by every metric that can carry a threshold, and those without a bound carry none', () => {
    const looked = new Set([...classifiers(0.5), ...REGRESSIONS].flatMap(({ truth }) => Object.keys(truth)));
    expect([...looked].sort()).toEqual([...THRESHOLD_METRICS].sort());
    expect(METRICS.r2.hasBound || METRICS.calibration_error.hasBound).toBe(false);
  });

  it('[B4] passes all the same once it is better and was looked at often enough', () => {
    const [ranked] = classifiers(0.1);
    if (!ranked) throw new Error('none');
    const easier = {
      ...ranked,
      truth: { roc_auc: (ranked.truth.roc_auc ?? 0) - 0.04, brier: (ranked.truth.brier ?? 0) * 1.2 },
    };
    for (const { metric, passed } of falsePasses(easier, { n: 5_000, samples: 60, seed: 1 }))
      expect(passed, metric).toBeGreaterThan(0.9);
  });
});
