import { describe, expect, it } from 'vitest';
import { figuresOfCounts } from '../../../src/pilot/evaluations/measure.ts';
import type { Counts } from '../../../src/pilot/models/findings.ts';
import { fairnessVerdict } from '../../../src/pilot/verdicts/fairness/rules.ts';
import { performanceVerdict } from '../../../src/pilot/verdicts/rules.ts';
import type { FairnessBound } from '../../../src/seal/content.ts';
import metrics from '../../fixtures/employment-metrics.json' with { type: 'json' };

/** Real predictions of employment in 2015, by sex and race, as counted by another program. */
const counted = metrics as unknown as Record<string, Counts & { n: number }>;
const figuresOf = (name: string) => {
  const { tp, fp, fn, tn } = counted[name] ?? { tp: 0, fp: 0, fn: 0, tn: 0 };
  return figuresOfCounts({ tp, fp, fn, tn });
};
const segments = Object.entries(counted)
  .filter(([name]) => name.includes('='))
  .map(([name, { n }]) => {
    const [segment = '', value = ''] = name.split('=');
    return { segment, value, n, figures: figuresOf(name) };
  });

const bound = (more: Partial<FairnessBound>): FairnessBound => ({
  segment: 'RAC1P',
  values: null,
  metric: 'recall',
  rule: 'max_gap',
  limit: '0.05',
  minCases: 200,
  ...more,
});
const judged = (more: Partial<FairnessBound>) => fairnessVerdict([bound(more)], segments);

describe('real predictions of employment', () => {
  it('[B4] the recall of 0.868 passes at 0.86 and misses 0.875', () => {
    const { recall } = figuresOf('all');
    if (!recall) throw new Error('no recall');
    const at = (threshold: string) =>
      performanceVerdict(recall, {
        metric: 'recall',
        better: 'higher',
        threshold,
        minCases: 1000,
        typedReason: null,
      }).verdict;
    expect(recall).toMatchObject({ n: 34_106 });
    expect([at('0.86'), at('0.866'), at('0.875')]).toEqual(['pass', 'inconclusive', 'fail']);
  });

  it('[B6] both sexes keep to their bounds', () => {
    expect(judged({ segment: 'SEX' }).state).toBe('pass');
    expect(judged({ segment: 'SEX', metric: 'selection_rate', rule: 'min_ratio', limit: '0.8' }).state).toBe(
      'pass',
    );
  });

  it('[B6] by race one segment is 5.6 points behind, and the small ones say nothing', () => {
    const [one] = judged({}).bounds;
    expect(one).toMatchObject({ state: 'fail', reference: '1' });
    expect(one?.values.map(({ value, state }) => `${value} ${state}`)).toEqual([
      '8 fail',
      '4 insufficient',
      '7 insufficient',
      '5 insufficient',
      '3 insufficient',
      '2 pass',
      '9 pass',
      '6 pass',
      '1 pass',
    ]);
    expect(one?.values[0]?.distance).toBeCloseTo(0.0558, 4);
  });

  it('[B6] about named races alone: one that has too few cases keeps it from passing', () => {
    expect(judged({ values: ['1', '2', '6', '9'] }).state).toBe('pass');
    expect(judged({ values: ['1', '2', '6', '9', '3'] }).state).toBe('insufficient');
    expect(judged({ values: ['1', '2'] }).bounds[0]?.uncovered.map((one) => one.value)).toEqual([
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
    ]);
  });
});
