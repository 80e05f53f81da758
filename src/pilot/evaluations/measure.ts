import {
  aucBounds,
  type Bounds,
  errorBounds,
  f1Bounds,
  lossBounds,
  rmseBounds,
  shareBounds,
  toldShareBounds,
} from '../../statistics/bounds.ts';
import type { ClassificationMetrics } from '../../statistics/classification.ts';
import { METRICS, type MetricName } from '../../statistics/metrics.ts';
import type { ProbabilityMetrics } from '../../statistics/probability.ts';
import type { RegressionMetrics } from '../../statistics/regression.ts';
import type { Figures, Measured } from '../figures.ts';
import type { Counts } from '../models/findings.ts';

const measured = (value: number, n: number, bounds: Bounds | null, successes: number | null = null) => ({
  value,
  n,
  successes,
  lower: bounds?.lower ?? null,
  upper: bounds?.upper ?? null,
  bound: bounds?.bound ?? null,
});

/** One entry, or none where there is no case it could rest on: 0/0 is no figure. */
const share = (name: MetricName, successes: number, n: number): Figures =>
  n === 0
    ? {}
    : { [name]: measured(successes / n, n, shareBounds(successes, n, METRICS[name].better), successes) };

/** [B2] Everything that the four counts say. */
export function figuresOfCounts({ tp, fp, fn, tn }: Counts): Figures {
  const n = tp + fp + fn + tn;
  const about = tp + fp + fn;
  return {
    ...share('accuracy', tp + tn, n),
    ...share('precision', tp, tp + fp),
    ...share('recall', tp, tp + fn),
    ...share('specificity', tn, tn + fp),
    ...share('false_positive_rate', fp, fp + tn),
    ...share('selection_rate', tp + fp, n),
    ...(about > 0 && { f1: measured((2 * tp) / (tp + about), about, f1Bounds(tp, fp, fn)) }),
  };
}

/** [B2] What rows of predictions come to; without a positive label only the accuracy is one figure. */
export function figuresOfClassification(found: ClassificationMetrics): Figures {
  const counts = countsOf(found);
  return {
    ...(counts ? figuresOfCounts(counts) : share('accuracy', found.correct, found.n)),
    ...(found.probability && figuresOfProbability(found.probability)),
  };
}

/** The four counts, where a positive label was named. */
export function countsOf({ binary }: ClassificationMetrics): Counts | null {
  if (!binary) return null;
  return {
    tp: binary.truePositive,
    fp: binary.falsePositive,
    fn: binary.falseNegative,
    tn: binary.trueNegative,
  };
}

function figuresOfProbability(found: ProbabilityMetrics): Figures {
  const { n, brier, logLoss, rocAuc, misplaced } = found;
  const { positives, negatives } = misplaced;
  return {
    ...(rocAuc !== null && {
      roc_auc: measured(rocAuc, Math.min(positives.n, negatives.n), aucBounds(positives, negatives)),
    }),
    brier: measured(brier, n, lossBounds(found.brierLosses, 1)),
    log_loss: measured(logLoss, n, lossBounds(found.logLosses, found.worstLogLoss)),
    calibration_error: measured(found.expectedCalibrationError, n, null),
  };
}

export function figuresOfRegression({ n, mae, errors, rmse, squares, r2 }: RegressionMetrics): Figures {
  return {
    mae: measured(mae, n, errorBounds(errors)),
    rmse: measured(rmse, n, rmseBounds(squares)),
    ...(r2 !== null && { r2: measured(r2, n, null) }),
  };
}

/** A metric as somebody tells it: its value, the cases it rests on, and what else they know. */
export interface ReportedMetric {
  value: number;
  n: number;
  /** Of a share: how many of `n`. */
  successes?: number | null | undefined;
  /** Of any other: its two-sided 95 % interval, both ends or neither. */
  lower?: number | undefined;
  upper?: number | undefined;
}

/**
 * A metric that was told. Shares get their bounds from their cases. Others have those that were told with them: the
 * worse end of a two-sided 95 % interval is a one-sided bound at 97.5 %, so stricter than the 95 % that is asked for.
 */
export function figureReported(
  name: MetricName,
  { value, n, successes = null, lower, upper }: ReportedMetric,
): Measured {
  const { isShare, better } = METRICS[name];
  const isSound = isShare && n > 0 && value >= 0 && value <= 1;
  const isKnown = !isShare && lower !== undefined && upper !== undefined;
  if (isKnown) return measured(value, n, { lower, upper, bound: better === 'higher' ? lower : upper });
  if (!isSound) return measured(value, n, null);
  if (successes !== null && successes <= n)
    return measured(successes / n, n, shareBounds(successes, n, better), successes);
  return measured(value, n, toldShareBounds(value, n, better), successes);
}
