import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposedCases, requiredLevel } from '../../../src/prioritization/plan/required.ts';
import type { SealedContent } from '../../../src/seal/content.ts';
import { wilsonLower } from '../../../src/statistics/interval.ts';
import { METRICS, type MetricName } from '../../../src/statistics/metrics.ts';

type Roi = SealedContent['roi'];
const Exact = Decimal.clone({ precision: 300 });

/**
 * 10 a transaction, 100,000 a year: a million a year in all, so that a percent is 10,000.
 * @param points “level: improvement in percent”, twice
 */
const roi = (metric: MetricName, points: string, targetPerYear: string): Roi => ({
  currency: 'EUR',
  costPerTransaction: '10',
  volume: '100000',
  period: 'year',
  improvementPercent: '40',
  valuePerYear: '400000',
  targetPerYear,
  curve: {
    metric,
    points: points.split(', ').map((point) => {
      const [level = '', improvementPercent = ''] = point.split(': ');
      return { level, improvementPercent };
    }),
  },
});

describe('the level a metric has to reach', () => {
  it.each([
    ['recall', '0.8: 30, 0.9: 50', '400000', '0.85', false, 'on the line itself'],
    ['recall', '0.9: 50, 0.8: 30', '400000', '0.85', false, 'whichever point comes first'],
    ['recall', '0.8: 30, 0.9: 50', '400200', '0.8501', false, 'with exactly four places'],
    ['recall', '0.8: 30, 0.9: 50', '400001', '0.8501', false, 'rounded up, since higher is better'],
    ['precision', '0: 0, 0.9: 30', '100000', '0.3', false, 'from nothing'],
    ['precision', '0.1: 0, 0.8: 30', '100000', '0.3334', false, 'rounded up'],
    ['mae', '12: 20, 6: 50', '400000', '8', false, 'where lower is better'],
    ['mae', '12: 20, 5: 50', '400000', '7.3333', false, 'rounded down, since lower is better'],
    ['log_loss', '0.6: 10, 0.3: 30', '200000', '0.45', false, 'a loss'],
    ['log_loss', '0.3: 30, 0.6: 10', '200001', '0.4499', false, 'a loss, rounded down'],
    ['brier', '0.25: 10, 0.1: 40', '500000', '0.05', true, 'a loss under both levels'],
    ['recall', '0.8: 30, 0.9: 50', '550000', '0.925', true, 'above both levels'],
    ['recall', '0.8: 30, 0.9: 50', '250000', '0.775', true, 'below both levels'],
  ] as const)(
    '[P3.2] %s on the line through %s for %s a year is %s (outside: %s), %s',
    (metric, points, target, threshold, extrapolated, _how) => {
      const found = requiredLevel(roi(metric, points, target));
      expect(found).toMatchObject({ threshold, extrapolated });
    },
  );

  it.each([
    ['recall', '0.8: 30, 0.8: 50', '400000', { fault: 'equal-levels' }],
    ['recall', '0.8: 30, 0.9: 30', '400000', { fault: 'equal-improvements' }],
    ['recall', '0.8: 50, 0.9: 30', '400000', { fault: 'falls' }],
    ['mae', '5: 20, 6: 50', '400000', { fault: 'falls' }],
    ['recall', '0.8: 30, 1.1: 50', '400000', { fault: 'level-range', point: 1 }],
    ['mae', '-1: 50, 6: 20', '400000', { fault: 'level-range', point: 0 }],
    ['recall', '0.8: 30, 0.9: 40', '1000001', { fault: 'beyond-cost' }],
    ['recall', '0.8: 30, 0.9: 40', '570000', { fault: 'unreachable', level: '1.07' }],
    ['log_loss', '0.6: 10, 0.3: 30', '550000', { fault: 'unreachable', level: '-0.075' }],
  ] as const)(
    '[P3.2] refuses a curve for %s through %s and a target of %s',
    (metric, points, target, fault) => {
      expect(requiredLevel(roi(metric, points, target))).toEqual(fault);
    },
  );

  const isLoss = (metric: MetricName) => METRICS[metric].better === 'lower';
  const hundredths = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 });
  const cents = fc.integer({ min: 1, max: 99_999_999 }).map((n) => new Exact(n).div(100).toFixed());

  it('[P3.2] reaches the target at the threshold, and misses it 0.0001 before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<MetricName>('recall', 'mae', 'log_loss'),
        cents,
        cents,
        fc.uniqueArray(hundredths(0, 1), { minLength: 2, maxLength: 2 }),
        fc.uniqueArray(hundredths(1, 100), { minLength: 2, maxLength: 2 }),
        fc.integer({ min: 1, max: 9_999 }),
        (metric, cost, volume, levels, improvements, share) => {
          const [l1, l2] = levels.toSorted((a, b) => a - b).map((n) => new Exact(n).div(100));
          const ordered = improvements.toSorted((a, b) => (isLoss(metric) ? b - a : a - b));
          const [i1, i2] = ordered.map((n) => new Exact(n).div(100));
          if (!l1 || !l2 || !i1 || !i2) throw new Error('two');
          const whole = new Exact(cost).times(volume);
          const target = whole.times(share).div(10_000);
          const points = `${l1.toFixed()}: ${i1.toFixed()}, ${l2.toFixed()}: ${i2.toFixed()}`;
          const terms = { costPerTransaction: cost, volume };
          const found = requiredLevel({ ...roi(metric, points, target.toFixed()), ...terms });
          fc.pre(!('fault' in found));
          // i1 + (l − l1)(i2 − i1)/(l2 − l1) against target/whole, both sides multiplied out: no division.
          const reaches = (level: Decimal) =>
            i1
              .times(l2.minus(l1))
              .plus(level.minus(l1).times(i2.minus(i1)))
              .times(whole)
              .gte(target.times(100).times(l2.minus(l1)));
          const threshold = new Exact(found.threshold);
          expect(reaches(threshold)).toBe(true);
          expect(reaches(isLoss(metric) ? threshold.plus('0.0001') : threshold.minus('0.0001'))).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the minimum number of cases', () => {
  const proposal = { better_by: 0.02, min_cases: 1_000, fewest_cases: 30 };

  it('[P3.2] is the one at which a model a little better passes, and no smaller one is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (n) => {
        const threshold = new Exact(n).div(10_000).toFixed();
        const { minCases, passing } = proposedCases('recall', threshold, proposal);
        if (passing === null) throw new Error('recall is a share');
        const bound = (cases: number) => {
          const p = Number(passing);
          // Successes are whole: as near to the rate as they come, from above.
          return wilsonLower(Math.ceil(p * cases), cases) ?? 0;
        };
        expect(Number(passing)).toBeGreaterThan(Number(threshold));
        expect(bound(minCases)).toBeGreaterThanOrEqual(Number(threshold));
        expect(minCases).toBeGreaterThanOrEqual(30);
      }),
    );
  });

  it.each([
    ['roc_auc', '0.9'],
    ['mae', '7.3333'],
    ['recall', '1'],
  ] as const)(
    '[P3.2] is the playbook’s for %s at %s, where no share can be computed with',
    (metric, threshold) => {
      expect(proposedCases(metric, threshold, proposal)).toEqual({ minCases: 1_000, passing: null });
    },
  );
});
