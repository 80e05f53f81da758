/**
 * How sure a measured figure is: score intervals for proportions, t bounds for means, and how many more cases
 * would decide. Proportions and levels are fractions (0.95, not 95).
 */
import { normalQuantile } from './normal.ts';
import { studentQuantile } from './student.ts';

export interface Interval {
  lower: number;
  upper: number;
}

/** Whether a higher or a lower figure is the better one. */
export type Better = 'higher' | 'lower';

function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level must lie in (0, 1), not ${level}`);
}

/** A one-sided bound under 0.5 would lie on the other side of the estimate. */
function checkBoundLevel(level: number): void {
  if (!(level >= 0.5 && level < 1))
    throw new RangeError(`a bound's level must lie in [0.5, 1), not ${level}`);
}

function checkFraction(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie in [0, 1], not ${value}`);
}

function checkCounts(successes: number, n: number): void {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`n must be a whole number from 0, not ${n}`);
  if (!Number.isSafeInteger(successes) || successes < 0 || successes > n) {
    throw new RangeError(`successes must be a whole number from 0 to n (${n}), not ${successes}`);
  }
}

/** The score bounds of a proportion p of n cases at z; 0 and 1 are met exactly where they are the bounds. */
function scoreBounds(p: number, n: number, z: number): Interval {
  const square = (z * z) / n;
  const centre = p + square / 2;
  const half = z * Math.sqrt((p * (1 - p) + square / 4) / n);
  return {
    lower: p === 0 ? 0 : Math.max(0, (centre - half) / (1 + square)),
    upper: p === 1 ? 1 : Math.min(1, (centre + half) / (1 + square)),
  };
}

/**
 * The two-sided Wilson score interval of a proportion, or null for n = 0.
 *
 * E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, JASA 22 (1927) 209–212;
 * without continuity correction, as in R's `binom::binom.wilson` and statsmodels' `proportion_confint`.
 * @param successes whole number from 0 to n
 * @param n whole number of cases
 * @param level confidence level of the interval, 0.95 unless told
 * @throws RangeError for impossible input
 */
export function wilson(successes: number, n: number, level = 0.95): Interval | null {
  checkCounts(successes, n);
  checkLevel(level);
  return n === 0 ? null : scoreBounds(successes / n, n, normalQuantile((1 + level) / 2));
}

/**
 * The same from a share alone, where nobody told how many cases it was: two-sided Wilson interval of `share`.
 * @param share in [0, 1]
 * @param n whole number of cases
 * @throws RangeError for impossible input
 */
export function wilsonOfShare(share: number, n: number, level = 0.95): Interval | null {
  checkFraction('the share', share);
  checkCounts(0, n);
  checkLevel(level);
  return n === 0 ? null : scoreBounds(share, n, normalQuantile((1 + level) / 2));
}

/**
 * The one-sided lower Wilson bound: with confidence `level` the proportion is at least this. Null for n = 0.
 * @throws RangeError for impossible input
 */
export function wilsonLower(successes: number, n: number, level = 0.95): number | null {
  checkCounts(successes, n);
  checkBoundLevel(level);
  return n === 0 ? null : scoreBounds(successes / n, n, normalQuantile(level)).lower;
}

/**
 * The one-sided upper Wilson bound: with confidence `level` the proportion is at most this. Null for n = 0.
 * @throws RangeError for impossible input
 */
export function wilsonUpper(successes: number, n: number, level = 0.95): number | null {
  checkCounts(successes, n);
  checkBoundLevel(level);
  return n === 0 ? null : scoreBounds(successes / n, n, normalQuantile(level)).upper;
}

/** Whether the one-sided bound of an observed proportion p of n cases has reached the threshold. */
function reached(p: number, n: number, threshold: number, z: number, better: Better): boolean {
  const { lower, upper } = scoreBounds(p, n, z);
  return better === 'higher' ? lower >= threshold : upper <= threshold;
}

/**
 * How many more cases, at the same observed rate, until the one-sided Wilson bound reaches the threshold; 0 when
 * it has, null when it never will (the rate is on the wrong side of the threshold, or on it).
 *
 * The Wilson bound inverts the score test, so that it reaches t exactly when (p − t)²·n ≥ z²·t·(1 − t): the
 * total needed is that n, rounded up, and then held against `wilsonLower` itself for the last rounding.
 * @param observed the rate seen so far, in [0, 1]
 * @param threshold in [0, 1]
 * @param n cases seen so far, whole, from 0
 * @throws RangeError for impossible input
 */
export function casesToDecide(
  observed: number,
  threshold: number,
  n: number,
  { level = 0.95, better = 'higher' }: { level?: number; better?: Better } = {},
): number | null {
  checkFraction('the observed rate', observed);
  checkFraction('the threshold', threshold);
  checkCounts(0, n);
  checkBoundLevel(level);
  if (threshold === (better === 'higher' ? 0 : 1)) return n > 0 ? 0 : 1;
  const z = normalQuantile(level);
  if (n > 0 && reached(observed, n, threshold, z, better)) return 0;
  const lead = better === 'higher' ? observed - threshold : threshold - observed;
  if (lead <= 0) return null;
  let needed = Math.max(n + 1, Math.ceil((z * z * threshold * (1 - threshold)) / (lead * lead)));
  if (!Number.isSafeInteger(needed)) return null;
  // Beyond a billion cases the bound moves by less than a double resolves.
  if (needed > 1e9) return needed - n;
  while (needed - 1 > n && reached(observed, needed - 1, threshold, z, better)) needed -= 1;
  while (!reached(observed, needed, threshold, z, better)) needed += 1;
  return needed - n;
}

export interface Counts {
  successes: number;
  n: number;
}

/**
 * The interval of a difference of two independent proportions, a − b; null when either has no case.
 *
 * R. G. Newcombe, “Interval estimation for the difference between independent proportions”, Statistics in
 * Medicine 17 (1998) 873–890, method 10 (from the two Wilson intervals).
 * @throws RangeError for impossible input
 */
export function differenceInterval(a: Counts, b: Counts, level = 0.95): Interval | null {
  const first = wilson(a.successes, a.n, level);
  const second = wilson(b.successes, b.n, level);
  if (!first || !second) return null;
  const p = a.successes / a.n;
  const q = b.successes / b.n;
  return {
    lower: p - q - Math.hypot(p - first.lower, second.upper - q),
    upper: p - q + Math.hypot(first.upper - p, q - second.lower),
  };
}

/**
 * The interval of a ratio of two independent proportions, a / b; null when either has no case or b no success.
 * The upper end is infinite where b's interval reaches 0.
 *
 * A. Donner and G. Y. Zou, “Closed-form confidence intervals for functions of the normal mean and standard
 * deviation”, Statistical Methods in Medical Research 21 (2012) 347–359: MOVER for a ratio, from the two Wilson
 * intervals.
 * @throws RangeError for impossible input
 */
export function ratioInterval(a: Counts, b: Counts, level = 0.95): Interval | null {
  const first = wilson(a.successes, a.n, level);
  const second = wilson(b.successes, b.n, level);
  if (!first || !second || b.successes === 0) return null;
  const p = a.successes / a.n;
  const q = b.successes / b.n;
  const middle = p * q;
  const low = first.lower * (2 * p - first.lower);
  const root = (numerator: number, denominator: number): number =>
    Math.sqrt(Math.max(0, middle * middle - numerator * denominator));
  const wide = second.lower * (2 * q - second.lower);
  return {
    // The published lower end, multiplied out so that it has no 0/0.
    lower: low / (middle + root(low, second.upper * (2 * q - second.upper))),
    upper: wide > 0 ? (middle + root(first.upper * (2 * p - first.upper), wide)) / wide : Infinity,
  };
}

/**
 * The one-sided bounds of a mean: with confidence `level` the mean is at least `lower`, and with the same
 * confidence at most `upper` (so the two together are an interval of level 2·level − 1). Null for n < 2.
 *
 * mean ∓ t(level; n − 1)·sd/√n, exact for normal data, good by the central limit theorem for others at larger n.
 * @param mean in the metric's unit
 * @param sd sample standard deviation (n − 1 in the denominator), same unit, from 0
 * @param n whole number of cases
 * @throws RangeError for impossible input
 */
export function meanBounds(mean: number, sd: number, n: number, level = 0.95): Interval | null {
  checkCounts(0, n);
  checkBoundLevel(level);
  if (!Number.isFinite(mean)) throw new RangeError(`a mean must be finite, not ${mean}`);
  if (!(sd >= 0 && Number.isFinite(sd)))
    throw new RangeError(`a standard deviation must be from 0, not ${sd}`);
  if (n < 2) return null;
  const half = (studentQuantile(level, n - 1) * sd) / Math.sqrt(n);
  return { lower: mean - half, upper: mean + half };
}
