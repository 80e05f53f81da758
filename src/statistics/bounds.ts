/**
 * How sure each metric of the catalogue is: a two-sided 95 % interval, and the one-sided 95 % bound on the worse
 * side (lower where higher is better, else upper), which holds for rare classes and skewed losses too. R² and the
 * calibration error have none. Which bound for which metric, and what it costs: `docs/adr`, “bounds that hold”.
 */
import { exactLower, exactUpper } from './exact.ts';
import { type Better, type Interval, wilson, wilsonOfShare } from './interval.ts';
import { type Losses, meanOf, skewnessOf } from './losses.ts';
import { lowerMean, upperMean } from './mean-bound.ts';
import { normalQuantile } from './normal.ts';

export interface Bounds extends Interval {
  bound: number;
}

const LEVEL = 0.95;
/** The level of a two-sided interval whose ends are each a one-sided bound at `LEVEL`. */
const BOTH_SIDES = 2 * LEVEL - 1;
/** On the threshold the bound of a share passes in so many samples at most, whatever their number. */
const EXACT = 0.06;
const Z = { bound: normalQuantile(LEVEL), end: normalQuantile((1 + LEVEL) / 2) };

/** A share, from the counts it was computed of. Null for n = 0. @throws RangeError for impossible counts */
export function shareBounds(successes: number, n: number, better: Better): Bounds | null {
  const both = wilson(successes, n, LEVEL);
  return both && { ...both, bound: shareBound(successes / n, n, better) };
}

/** The same where only the share was told, not how many cases it was. @throws RangeError for impossible input */
export function toldShareBounds(share: number, n: number, better: Better): Bounds | null {
  const both = wilsonOfShare(share, n, LEVEL);
  return both && { ...both, bound: shareBound(share, n, better) };
}

/**
 * The one-sided bound of a share seen on n cases, from 1: Wilson's, but never beyond the exact one at 94 %. Wilson's holds 5 %
 * on average over all n; for a single one it passes up to 20 % on the threshold, with a handful of successes or failures.
 */
export function shareBound(share: number, n: number, better: Better): number {
  const sides = wilsonOfShare(share, n, BOTH_SIDES);
  if (!sides) throw new RangeError('a share of no cases has no bound');
  return better === 'higher'
    ? Math.min(sides.lower, exactLower(share * n, n, EXACT))
    : Math.max(sides.upper, exactUpper(share * n, n, EXACT));
}

/**
 * F1 from its counts. F1 = 2J/(1+J) grows with J = TP/(TP+FP+FN), which is a share and is bounded as one: the
 * transform of its interval is F1's, which is no share itself. Null where there is neither a positive case nor a
 * positive prediction.
 */
export function f1Bounds(truePositive: number, falsePositive: number, falseNegative: number): Bounds | null {
  const found = shareBounds(truePositive, truePositive + falsePositive + falseNegative, 'higher');
  const f1 = (share: number) => (2 * share) / (1 + share);
  return found && { lower: f1(found.lower), upper: f1(found.upper), bound: f1(found.bound) };
}

/** The share TP/(TP+FP+FN) that an F1 of so much belongs to, and that its bound is one of. */
export const shareOfF1 = (f1: number): number => f1 / (2 - f1);

/**
 * The ROC AUC. 1 − AUC is the mean of two kinds of losses in [0, 1]: how many negatives stand above each positive, how many
 * positives under each negative. Each kind varies by itself, so their distances to Gaffke's bounds are added as squares:
 * G. Y. Zou and A. Donner, “Construction of confidence limits about effect measures: a general approach”, Statistics
 * in Medicine 27 (2008) 1693–1702. With many cases this is DeLong's interval; with few of one kind it is as wide as
 * what those few may have missed. Null where one kind is missing.
 */
export function aucBounds(ofPositives: Losses, ofNegatives: Losses): Bounds | null {
  if (ofPositives.n === 0 || ofNegatives.n === 0) return null;
  const kinds = [ofPositives, ofNegatives].map((losses) => losses.groups());
  const miss = meanOf(ofPositives.groups());
  const above = (z: number) => Math.hypot(...kinds.map((one) => upperMean(one, 1, z) - miss));
  const under = Math.hypot(...kinds.map((one) => miss - lowerMean(one, 1, Z.end)));
  return {
    lower: Math.max(0, 1 - miss - above(Z.end)),
    upper: Math.min(1, 1 - miss + under),
    bound: Math.max(0, 1 - miss - above(Z.bound)),
  };
}

/**
 * A mean of losses whose range is known: the Brier score (1), the log loss (the worst that the probabilities given could
 * have cost). Gaffke's bound. Null for no case.
 * @param max the largest loss there can be, above 0
 */
export function lossBounds(losses: Losses, max: number): Bounds | null {
  if (losses.n === 0) return null;
  const groups = losses.groups();
  return {
    lower: lowerMean(groups, max, Z.end),
    upper: upperMean(groups, max, Z.end),
    bound: upperMean(groups, max, Z.bound),
  };
}

/** An error that one case in a hundred has is missing from 5 % of samples of so many; of fewer cases nobody knows the tail. */
export const FEWEST_ERRORS = 300;
/** Cases for each unit of squared skewness before a mean of errors is bounded. */
const COCHRAN = 25;
/** So much larger than the largest error seen the errors may be. */
const BEYOND = 2;

/**
 * A mean of errors whose range nobody knows (MAE). Gaffke's bound with twice the largest error seen for the range, and only
 * from `FEWEST_ERRORS` cases on where n ≥ 25·skewness² (W. G. Cochran, “Sampling Techniques”, 3rd ed. 1977, 2.15): a sample as skewed as that is one
 * whose tail it has not seen. Null there, and where every error is 0, which says nothing about the size of the next one.
 */
export function errorBounds(errors: Losses): Bounds | null {
  if (errors.largest === 0 || errors.n < FEWEST_ERRORS) return null;
  if (errors.n < COCHRAN * skewnessOf(errors.groups()) ** 2) return null;
  return lossBounds(errors, BEYOND * errors.largest);
}

/** RMSE: the roots of the bounds of the mean squared error. */
export function rmseBounds(squares: Losses): Bounds | null {
  const found = errorBounds(squares);
  return (
    found && { lower: Math.sqrt(found.lower), upper: Math.sqrt(found.upper), bound: Math.sqrt(found.bound) }
  );
}
