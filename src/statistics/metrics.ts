/** The metrics the product knows, and what is known of each: nobody has to guess which way is better. */
import type { Better } from './interval.ts';

export type EvaluationTask = 'classification' | 'regression';

export interface Metric {
  task: EvaluationTask;
  better: Better;
  /** The values it can have; `max` is infinite where there is no end. */
  min: number;
  max: number;
  /** A share of cases, so that counts say all about it. */
  isShare: boolean;
  /** Whether a one-sided bound of it can be computed: only such a metric can carry a sealed threshold. */
  hasBound: boolean;
}

const share = (better: Better = 'higher'): Metric => ({
  task: 'classification',
  better,
  min: 0,
  max: 1,
  isShare: true,
  hasBound: true,
});
const score = (better: Better, max: number, hasBound = true): Metric => ({
  task: 'classification',
  better,
  min: 0,
  max,
  isShare: false,
  hasBound,
});
const error = { task: 'regression', better: 'lower', min: 0, max: Infinity, isShare: false } as const;

/**
 * Shares rest on a part of the cases: precision on those predicted positive, recall (the true positive rate) and
 * the false positive rate on those that are positive and negative, accuracy and the selection rate on all.
 * F1 is 2J/(1+J) of the share J = TP/(TP+FP+FN), and is bounded through it.
 */
export const METRICS = {
  accuracy: share(),
  precision: share(),
  recall: share(),
  specificity: share(),
  false_positive_rate: share('lower'),
  /** The share predicted positive. Neither way is better by itself; fairness compares it between segments. */
  selection_rate: share(),
  f1: score('higher', 1),
  roc_auc: score('higher', 1),
  brier: score('lower', 1),
  log_loss: score('lower', Infinity),
  /** Expected calibration error: the mean distance of probability and outcome over ten bins, weighted by cases. */
  calibration_error: score('lower', 1, false),
  mae: { ...error, hasBound: true },
  rmse: { ...error, hasBound: true },
  r2: { task: 'regression', better: 'higher', min: -Infinity, max: 1, isShare: false, hasBound: false },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as [MetricName, ...MetricName[]];

/** Metrics that a sealed threshold can be about. The selection rate is none: no way is better. */
export const THRESHOLD_METRICS = METRIC_NAMES.filter(
  (name) => METRICS[name].hasBound && name !== 'selection_rate',
) as [MetricName, ...MetricName[]];

/** Metrics that fairness bounds can compare between segments. */
export const FAIRNESS_METRICS = [
  'selection_rate',
  'recall',
  'false_positive_rate',
  'precision',
  'accuracy',
  'mae',
] as const satisfies readonly MetricName[];
