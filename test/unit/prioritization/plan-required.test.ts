import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealedContent } from '../../../src/gates/seal/content.ts';
import { proposedCases, requiredLevel } from '../../../src/prioritization/plan/required.ts';
import { checkRoiStep, roiOf, valueTyped } from '../../../src/prioritization/plan/roi-input.ts';
import { FieldRefusals } from '../../../src/refusal.ts';
import { wilsonLower } from '../../../src/statistics/interval.ts';
import type { MetricName } from '../../../src/statistics/metrics.ts';

type Roi = SealedContent['roi'];
const Exact = Decimal.clone({ precision: 300 });

/** 10 a transaction, 100,000 a year: a million a year in all, so that a percent is 10,000. */
const roi = (metric: MetricName, points: [string, string][], targetPerYear: string): Roi => ({
  currency: 'EUR',
  costPerTransaction: '10',
  volume: '100000',
  period: 'year',
  improvementPercent: '40',
  valuePerYear: '400000',
  targetPerYear,
  curve: { metric, points: points.map(([level, improvementPercent]) => ({ level, improvementPercent })) },
});

describe('the level a metric has to reach', () => {
  it.each([
    // On the line itself.
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.9', '50'],
      ],
      '400000',
      '0.85',
      false,
    ],
    [
      'recall',
      [
        ['0.9', '50'],
        ['0.8', '30'],
      ],
      '400000',
      '0.85',
      false,
    ],
    // A number with exactly four places is not made stricter.
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.9', '50'],
      ],
      '400200',
      '0.8501',
      false,
    ],
    // Rounded up, since higher is better.
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.9', '50'],
      ],
      '400001',
      '0.8501',
      false,
    ],
    [
      'precision',
      [
        ['0', '0'],
        ['0.9', '30'],
      ],
      '100000',
      '0.3',
      false,
    ],
    [
      'precision',
      [
        ['0.1', '0'],
        ['0.8', '30'],
      ],
      '100000',
      '0.3334',
      false,
    ],
    // Rounded down, since lower is better.
    [
      'mae',
      [
        ['12', '20'],
        ['6', '50'],
      ],
      '400000',
      '8',
      false,
    ],
    [
      'mae',
      [
        ['12', '20'],
        ['5', '50'],
      ],
      '400000',
      '7.3333',
      false,
    ],
    // Outside of the two levels.
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.9', '50'],
      ],
      '550000',
      '0.925',
      true,
    ],
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.9', '50'],
      ],
      '250000',
      '0.775',
      true,
    ],
  ] as [MetricName, [string, string][], string, string, boolean][])(
    '[P3.2] %s on the line through %j for %s a year is %s',
    (metric, points, target, threshold, extrapolated) => {
      expect(requiredLevel(roi(metric, points, target))).toMatchObject({ threshold, extrapolated });
    },
  );

  it.each([
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.8', '50'],
      ],
      '400000',
      { fault: 'equal-levels' },
    ],
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.9', '30'],
      ],
      '400000',
      { fault: 'equal-improvements' },
    ],
    [
      'recall',
      [
        ['0.8', '50'],
        ['0.9', '30'],
      ],
      '400000',
      { fault: 'falls' },
    ],
    [
      'mae',
      [
        ['5', '20'],
        ['6', '50'],
      ],
      '400000',
      { fault: 'falls' },
    ],
    [
      'recall',
      [
        ['0.8', '30'],
        ['1.1', '50'],
      ],
      '400000',
      { fault: 'level-range', point: 1 },
    ],
    [
      'mae',
      [
        ['-1', '50'],
        ['6', '20'],
      ],
      '400000',
      { fault: 'level-range', point: 0 },
    ],
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.9', '40'],
      ],
      '1000001',
      { fault: 'beyond-cost' },
    ],
    [
      'recall',
      [
        ['0.8', '30'],
        ['0.9', '40'],
      ],
      '570000',
      { fault: 'unreachable', level: '1.07' },
    ],
  ] as [MetricName, [string, string][], string, object][])(
    '[P3.2] refuses a curve for %s through %j and a target of %s',
    (metric, points, target, fault) => {
      expect(requiredLevel(roi(metric, points, target))).toEqual(fault);
    },
  );

  const hundredths = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 });
  const cents = fc.integer({ min: 1, max: 99_999_999 }).map((n) => new Exact(n).div(100).toFixed());

  it('[P3.2] reaches the target at the threshold, and misses it 0.0001 before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<MetricName>('recall', 'mae'),
        cents,
        cents,
        fc.uniqueArray(hundredths(0, 1), { minLength: 2, maxLength: 2 }),
        fc.uniqueArray(hundredths(1, 100), { minLength: 2, maxLength: 2 }),
        fc.integer({ min: 1, max: 9_999 }),
        (metric, cost, volume, levels, improvements, share) => {
          const [l1, l2] = levels.toSorted((a, b) => a - b).map((n) => new Exact(n).div(100));
          const ordered = improvements.toSorted((a, b) => (metric === 'mae' ? b - a : a - b));
          const [i1, i2] = ordered.map((n) => new Exact(n).div(100));
          if (!l1 || !l2 || !i1 || !i2) throw new Error('two');
          const whole = new Exact(cost).times(volume);
          const target = whole.times(share).div(10_000);
          const found = requiredLevel({
            ...roi(
              metric,
              [
                [l1.toFixed(), i1.toFixed()],
                [l2.toFixed(), i2.toFixed()],
              ],
              target.toFixed(),
            ),
            costPerTransaction: cost,
            volume,
          });
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
          expect(reaches(metric === 'mae' ? threshold.plus('0.0001') : threshold.minus('0.0001'))).toBe(
            false,
          );
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

describe('the ROI model as typed', () => {
  const typed = {
    costPerTransaction: '4,20',
    currency: 'eur',
    volume: '410000',
    period: 'year',
    improvementPercent: '25',
  };
  const faultOf = (step: number, fields: Record<string, string>): string[] => {
    try {
      checkRoiStep(step, fields);
    } catch (error) {
      if (error instanceof FieldRefusals) return error.refusals.map((one) => `${one.field}: ${one.key}`);
      throw error;
    }
    return [];
  };

  it('[P3.1] is worth cost × volume × improvement, exactly', () => {
    expect(valueTyped(typed)).toEqual({ value: '430500', currency: 'EUR' });
    expect(
      valueTyped({ ...typed, costPerTransaction: '0.1', volume: '3', improvementPercent: '10' }),
    ).toEqual({
      value: '0.03',
      currency: 'EUR',
    });
  });

  it.each([
    ['costPerTransaction', '0', 'plan.refusal.cost'],
    ['costPerTransaction', '-4', 'plan.refusal.cost'],
    ['costPerTransaction', '1,234', 'plan.refusal.cost'],
    ['costPerTransaction', 'NaN', 'plan.refusal.cost'],
    ['costPerTransaction', '1e5', 'plan.refusal.cost'],
    ['volume', '0', 'plan.refusal.volume'],
    ['volume', '0.000', 'plan.refusal.volume'],
    ['volume', '-410000', 'plan.refusal.volume'],
    ['volume', '', 'plan.refusal.volume'],
    ['currency', 'EURO', 'plan.refusal.currency'],
    ['currency', 'XQQ', 'plan.refusal.currency'],
    ['improvementPercent', '0', 'plan.refusal.improvement'],
    ['improvementPercent', '100.5', 'plan.refusal.improvement'],
  ])('[P3.1] refuses a %s of “%s” at its field', (field, value, key) => {
    expect(faultOf(1, { ...typed, [field]: value })).toEqual([`${field}: ${key}`]);
  });

  it('[P3.1] keeps decimals in their shortest form', () => {
    const input = {
      ...{
        costPerTransaction: '4.2',
        currency: 'EUR',
        volume: '410000',
        period: 'year',
        improvementPercent: '25',
      },
      ...{
        targetPerYear: '400000',
        metric: 'recall',
        level1: '0.8',
        improvement1: '10',
        level2: '0.95',
        improvement2: '30',
      },
    } as const;
    expect(roiOf(input)).toMatchObject({ valuePerYear: '430500', costPerTransaction: '4.2' });
  });
});
