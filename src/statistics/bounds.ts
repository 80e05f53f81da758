/**
 * How sure each metric of the catalogue is: a two-sided 95 % interval, and the one-sided 95 % bound on the worse
 * side (lower where higher is better, else upper). R² and the calibration error have none.
 */
import {
  type Better,
  type Interval,
  meanBounds,
  wilson,
  wilsonLower,
  wilsonOfShare,
  wilsonUpper,
} from './interval.ts';
import { normalQuantile } from './normal.ts';

export interface Bounds extends Interval {
  bound: number;
}

const LEVEL = 0.95;
/** The level of a two-sided interval whose ends are each a one-sided bound at `LEVEL`. */
const BOTH_SIDES = 2 * LEVEL - 1;
/** The level of the one-sided bounds that together are a two-sided interval at `LEVEL`. */
const ONE_SIDE = (1 + LEVEL) / 2;

const worse = (better: Better, one: Interval): number => (better === 'higher' ? one.lower : one.upper);

/** A share, by the Wilson score interval of its counts. Null for n = 0. @throws RangeError for impossible counts */
export function shareBounds(successes: number, n: number, better: Better): Bounds | null {
  const both = wilson(successes, n, LEVEL);
  const bound = better === 'higher' ? wilsonLower(successes, n, LEVEL) : wilsonUpper(successes, n, LEVEL);
  return both && bound !== null ? { ...both, bound } : null;
}

/** The same where only the share was told, not how many cases it was. @throws RangeError for impossible input */
export function toldShareBounds(share: number, n: number, better: Better): Bounds | null {
  const both = wilsonOfShare(share, n, LEVEL);
  const sides = wilsonOfShare(share, n, BOTH_SIDES);
  return both && sides ? { ...both, bound: worse(better, sides) } : null;
}

/**
 * F1 from its counts. F1 = 2J/(1+J) grows with J = TP/(TP+FP+FN), which is a share and is bounded by Wilson: the
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

/** The ROC AUC with its variance by DeLong: normal bounds, cut to [0, 1]. */
export function aucBounds(area: number, variance: number): Bounds {
  const half = (level: number) => normalQuantile(level) * Math.sqrt(variance);
  return {
    lower: Math.max(0, area - half(ONE_SIDE)),
    upper: Math.min(1, area + half(ONE_SIDE)),
    bound: Math.max(0, area - half(LEVEL)),
  };
}

/**
 * The ROC AUC where every positive stands above every negative, or under (1 or 0): DeLong has no variance there.
 *
 * Take `pairs` pairs of one positive and one negative, none in two of them: whether a pair is in the right order is
 * a Bernoulli trial of the area, and they are independent. All of them were right, so Clopper and Pearson (“The use
 * of confidence or fiducial limits illustrated in the case of the binomial”, Biometrika 26 (1934) 404–413) bound the
 * area: area^pairs ≥ α, so at least α^(1/pairs). The other pairs can only be right as well, so that it is never too high.
 * @param pairs how many there are of the rarer kind, from 1
 */
export function separatedAucBounds(area: 0 | 1, pairs: number): Bounds {
  const least = (level: number) => (1 - level) ** (1 / pairs);
  return area === 1
    ? { lower: least(ONE_SIDE), upper: 1, bound: least(LEVEL) }
    : { lower: 0, upper: 1 - least(ONE_SIDE), bound: 0 };
}

/**
 * A mean of losses (Brier score, log loss, MAE): Student bounds, cut to [0, max]. Null for n < 2.
 * @param sd sample standard deviation of the losses
 * @param max the largest mean there can be: 1 for the Brier score
 */
export function lossBounds(mean: number, sd: number, n: number, max = Infinity): Bounds | null {
  const both = meanBounds(mean, sd, n, ONE_SIDE);
  const sides = meanBounds(mean, sd, n, LEVEL);
  if (!both || !sides) return null;
  const cut = (value: number) => Math.min(max, Math.max(0, value));
  return { lower: cut(both.lower), upper: cut(both.upper), bound: cut(sides.upper) };
}

/** RMSE: the roots of the bounds of the mean squared error. Null for n < 2. */
export function rmseBounds(rmse: number, squaredSd: number, n: number): Bounds | null {
  const found = lossBounds(rmse * rmse, squaredSd, n);
  return (
    found && { lower: Math.sqrt(found.lower), upper: Math.sqrt(found.upper), bound: Math.sqrt(found.bound) }
  );
}
