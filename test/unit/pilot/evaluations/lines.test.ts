import { describe, expect, it } from 'vitest';
import { metricNamed, readMeasured, readSegments } from '../../../../src/pilot/evaluations/lines.ts';
import { findingsReported, reportedEvaluation } from '../../../../src/pilot/evaluations/reported.ts';
import { faultsOf } from '../../../../src/pilot/evaluations/rules.ts';
import type { Measured } from '../../../../src/pilot/figures.ts';
import { performanceVerdict } from '../../../../src/pilot/verdicts/rules.ts';

const faults = (read: ReturnType<typeof readMeasured> | ReturnType<typeof readSegments>) =>
  'faults' in read
    ? read.faults.map(({ key, params }) =>
        `${key.replace('evaluations.fault.', '')} ${params.line ?? ''}`.trim(),
      )
    : [];

describe('[B2] what is typed of an evaluation', () => {
  it.for<[string, object]>([
    ['40 5 6 49', { confusion: { tp: 40, fp: 5, fn: 6, tn: 49 } }],
    ['40, 5, 6, 49', { confusion: { tp: 40, fp: 5, fn: 6, tn: 49 } }],
    ['40/5/6/49', { confusion: { tp: 40, fp: 5, fn: 6, tn: 49 } }],
    ['recall 0.91 n=204', { metrics: { recall: { value: 0.91, n: 204 } } }],
    ['Recall: 0,91 n 204', { metrics: { recall: { value: 0.91, n: 204 } } }],
    [
      'ROC AUC 0.88 n=900\nlog loss 0.4 n=900',
      { metrics: { roc_auc: { value: 0.88, n: 900 }, log_loss: { value: 0.4, n: 900 } } },
    ],
    [
      'precision 0.8 n=90, recall 0.7 n=80',
      { metrics: { precision: { value: 0.8, n: 90 }, recall: { value: 0.7, n: 80 } } },
    ],
    [
      'mae 2.5 n=300; rmse 3.5 n=300',
      { metrics: { mae: { value: 2.5, n: 300 }, rmse: { value: 3.5, n: 300 } } },
    ],
    [
      'f1 0.83 (0.81–0.85) n=900\nROC AUC: 0,88 ( 0,86 - 0,90 ) n=900',
      {
        metrics: {
          f1: { value: 0.83, lower: 0.81, upper: 0.85, n: 900 },
          roc_auc: { value: 0.88, lower: 0.86, upper: 0.9, n: 900 },
        },
      },
    ],
    ['r2 -0.1 (-0.3–1e-1) n=90', { metrics: { r2: { value: -0.1, lower: -0.3, upper: 0.1, n: 90 } } }],
  ])('[B2] reads “%s”', ([text, expected]) => {
    expect(readMeasured(text)).toEqual({ value: expected });
  });

  it.for<[string, string[]]>([
    ['', ['no-figures']],
    ['40 5 6', ['metric-line 1']],
    ['40 -5 6 49', ['metric-line 1']],
    ['40 5.5 6 49', ['metric-line 1']],
    ['karma 0.9 n=10', ['line-metric 1']],
    ['recall NaN n=10', ['line-number 1']],
    ['recall Infinity n=10', ['line-number 1']],
    ['mae 1,200 n=10', ['line-either 1']],
    ['recall 0.9 n=0', ['line-n 1']],
    ['recall 0.9 n=1.5', ['line-n 1']],
    ['recall 0.9 n=10\nrecall 0.8 n=10', ['line-twice 2']],
    ['recall 0.9', ['metric-line 1']],
    ['f1 0.83 (0.81) n=900', ['line-interval 1']],
    ['f1 0.83 (0.81–NaN) n=900', ['line-interval 1']],
    ['f1 0.83 (0.81–0.85 n=900', ['metric-line 1']],
  ])('[B2] refuses “%s” and says where', ([text, expected]) => {
    expect(faults(readMeasured(text))).toEqual(expected);
  });

  it('[B2] reads segments, several lines to one', () => {
    expect(
      readSegments(
        'SEX=1: 40 5 6 49\n\nage group = over 60: recall 0.9 n=20\nage group=over 60: precision 0.8 n=30',
      ),
    ).toEqual({
      value: [
        { segment: 'SEX', value: '1', confusion: { tp: 40, fp: 5, fn: 6, tn: 49 } },
        {
          segment: 'age group',
          value: 'over 60',
          metrics: { recall: { value: 0.9, n: 20 }, precision: { value: 0.8, n: 30 } },
        },
      ],
    });
    expect(faults(readSegments('SEX 1: 40 5 6 49\nSEX=2: 1 2 3'))).toEqual([
      'segment-line 1',
      'metric-line 2',
    ]);
    expect(faults(readSegments('a=b: 1 2 3 4\na=b: 1 2 3 4'))).toEqual(['line-twice 2']);
  });

  it('[B2] knows which way a metric is better and which task it is of, whatever it is called', () => {
    expect(['AUC', 'FPR', 'R2', 'Sensitivity', 'toString'].map(metricNamed)).toEqual([
      'roc_auc',
      'false_positive_rate',
      'r2',
      'recall',
      undefined,
    ]);
    const { found } = findingsReported({ metrics: { mae: { value: 2, n: 10 } } }, 'classification');
    expect(found.task).toBe('regression');
  });

  it('[B2] gives shares their bounds, and others none from a value alone', () => {
    const { found } = findingsReported(
      { metrics: { recall: { value: 0.9, n: 100 }, roc_auc: { value: 0.9, n: 100 } } },
      'classification',
    );
    expect(found.figures.recall?.bound).toBeCloseTo(0.8396, 3);
    expect(found.figures.roc_auc).toMatchObject({ lower: null, bound: null });
  });

  it('[B4] takes the worse end of a told interval for the bound, so that a told metric can pass', () => {
    const { found, faults: none } = findingsReported(
      {
        metrics: {
          f1: { value: 0.83, lower: 0.81, upper: 0.85, n: 900 },
          brier: { value: 0.1, lower: 0.08, upper: 0.13, n: 900 },
        },
      },
      'classification',
    );
    expect(none).toEqual([]);
    expect(faultsOf(found)).toEqual([]);
    expect(found.figures).toMatchObject({ f1: { bound: 0.81 }, brier: { bound: 0.13 } });
    const at = (threshold: string) =>
      performanceVerdict(found.figures.f1 as Measured, {
        metric: 'f1',
        better: 'higher',
        threshold,
        minCases: 100,
        typedReason: null,
      }).verdict;
    expect([at('0.81'), at('0.82'), at('0.84')]).toEqual(['pass', 'inconclusive', 'fail']);
  });

  it.for<[string, object, string]>([
    ['the value outside of it', { f1: { value: 0.8, lower: 0.81, upper: 0.85, n: 9 } }, 'interval'],
    ['the ends exchanged', { f1: { value: 0.83, lower: 0.85, upper: 0.81, n: 9 } }, 'interval'],
    ['no width', { f1: { value: 0.83, lower: 0.83, upper: 0.83, n: 9 } }, 'interval'],
    ['one end', { f1: { value: 0.83, lower: 0.81, n: 9 } }, 'interval-half'],
    ['more than there can be', { f1: { value: 0.83, lower: 0.8, upper: 1.1, n: 9 } }, 'range'],
    ['a share', { recall: { value: 0.83, lower: 0.82, upper: 0.84, n: 9 } }, 'interval-share'],
  ])('[B2] refuses an interval: %s', ([, metrics, key]) => {
    const told = findingsReported(reportedEvaluation.parse({ metrics }), 'classification');
    expect(told.faults.map((one) => one.key)).toEqual([`evaluations.fault.${key}`]);
  });

  it('[B6] a segment’s value is one, told as a number or as text', () => {
    const confusion = { tp: 4, fp: 1, fn: 1, tn: 4 };
    const told = reportedEvaluation.parse({
      confusion: { tp: 8, fp: 2, fn: 2, tn: 8 },
      segments: [1, ' 2 '].map((value) => ({ segment: ' SEX', value, confusion })),
    });
    const { found } = findingsReported(told, 'classification');
    expect(found.segments.map((one) => `${one.segment}=${one.value}`)).toEqual(['SEX=1', 'SEX=2']);
    const twice = { ...told, segments: [1, '1.0'].map((value) => ({ segment: 'SEX', value, confusion })) };
    expect(faultsOf(findingsReported(reportedEvaluation.parse(twice), 'classification').found)).toMatchObject(
      [{ key: 'evaluations.fault.segment-twice', params: { name: 'SEX=1' } }],
    );
  });

  it('[B2] notices what contradicts itself', () => {
    const given = { confusion: { tp: 9, fp: 0, fn: 1, tn: 10 }, metrics: { recall: { value: 0.5, n: 10 } } };
    expect(findingsReported(given, 'classification').faults.map((one) => one.key)).toEqual([
      'evaluations.fault.contradiction',
    ]);
    const { found } = findingsReported({ confusion: { tp: 1, fp: 1, fn: 1, tn: 1 }, n: 5 }, 'classification');
    expect(faultsOf(found).map((one) => one.key)).toEqual(['evaluations.fault.counts-differ']);
  });
});
