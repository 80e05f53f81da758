/**
 * How sure the share of right cases is, however often one looks: a confidence sequence. A bound made for one look passes ever
 * more often by chance when it is looked at every day until it holds; this one does not.
 *
 * H. Robbins, “Statistical methods related to the law of the iterated logarithm”, Annals of Mathematical Statistics 41
 * (1970) 1397–1409: a likelihood ratio against the share p, mixed over a prior (Beta-binomial), is a martingale that starts
 * at 1, so that by Ville's inequality it ever reaches 1/α with probability α at most. The prior here is uniform on the shares
 * above p: for every true share up to p the mixture is a supermartingale (S. R. Howard, A. Ramdas, J. McAuliffe and
 * J. Sekhon, “Time-uniform, nonparametric, nonasymptotic confidence sequences”, Annals of Statistics 49 (2021) 1055–1080,
 * one-sided mixtures). With k right of n it is
 *
 *   B(k + 1, n − k + 1)·(1 − I_p(k + 1, n − k + 1)) / ((1 − p)·pᵏ·(1 − p)ⁿ⁻ᵏ),
 *
 * and the lower bound is the largest p that it has refuted. The upper one is that of the wrong cases.
 */
import { incompleteBeta } from './beta.ts';
import type { Interval } from './interval.ts';
import { logGamma } from './special.ts';

/** Each bound by itself holds at every look in 95 % of all runs. */
const ALPHA = 0.05;

/** More cases than this are no forecast. */
const FAR = 1e9;

/**
 * The bounds at this look, from the two counts alone. Before the first case nothing is known: 0 to 1.
 * @param right cases that were right, from 0 to `n`
 * @param alpha how often either bound may ever be wrong
 * @throws RangeError for impossible input
 */
export function sequenceBounds(right: number, n: number, alpha = ALPHA): Interval {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`n must be a whole number from 0, not ${n}`);
  if (!Number.isSafeInteger(right) || right < 0 || right > n)
    throw new RangeError(`right must be a whole number from 0 to n (${n}), not ${right}`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie in (0, 1), not ${alpha}`);
  return { lower: lowerBound(right, n, alpha), upper: 1 - lowerBound(n - right, n, alpha) };
}

/** ln of B(k + 1, n − k + 1), which does not depend on the share. `k` may lie between whole numbers. */
const logBeta = (k: number, n: number): number => logGamma(k + 1) + logGamma(n - k + 1) - logGamma(n + 2);

/** ln of the mixture at the share p, in (0, 1), but for its factor 1 − I, which is left to whoever needs it. */
const logWhole = (beta: number, k: number, n: number, p: number): number =>
  beta - k * Math.log(p) - (n - k + 1) * Math.log1p(-p);

/** ln of that factor: under 0, and next to 0 wherever the mixture decides anything. It costs by far the most. */
const logPart = (k: number, n: number, p: number): number =>
  Math.log1p(-incompleteBeta(p, 1 - p, k + 1, n - k + 1));

/** Whether a share is refuted from below: the mixture is over 1/α there. */
function isRefuted(beta: number, k: number, n: number, p: number, alpha: number): boolean {
  const left = logWhole(beta, k, n, p) + Math.log(alpha);
  return left >= 0 && left + logPart(k, n, p) >= 0;
}

/**
 * Under k/n, wherever it is over 1/α, the mixture falls with p: one place parts what is refuted from what is not. It is found
 * without the factor first, then with the factor as it was at the place before: the places close in from both sides.
 */
function lowerBound(k: number, n: number, alpha: number): number {
  if (k === 0) return 0;
  const beta = logBeta(k, n);
  let place = placeOf(beta, k, n, -Math.log(alpha));
  for (let round = 0; round < 100; round++) {
    const next = placeOf(beta, k, n, -Math.log(alpha) - logPart(k, n, place));
    if (Math.abs(next - place) < 1e-15) return next;
    place = next;
  }
  return place;
}

/** The largest share up to k/n at which the mixture without its factor is still over e^level. */
function placeOf(beta: number, k: number, n: number, level: number): number {
  let [low, high] = [0, k / n];
  for (let round = 0; round < 60 && high - low > 1e-16; round++) {
    const middle = (low + high) / 2;
    if (logWhole(beta, k, n, middle) >= level) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * How many more cases, at the share seen so far, until the lower bound reaches the threshold: 0 where it has; null where it
 * never will, since the share seen is not above it, or not within a billion cases. Before the first case the best is
 * assumed: the fewest that could do.
 * @param threshold a share above 0 and under 1
 */
export function casesToGo(right: number, n: number, threshold: number, alpha = ALPHA): number | null {
  const share = n === 0 ? 1 : right / n;
  if (share <= threshold) return null;
  const isReached = (total: number): boolean => {
    const k = share * total;
    return total > 0 && isRefuted(logBeta(k, total), k, total, threshold, alpha);
  };
  if (isReached(n)) return 0;
  let [low, high] = [n, Math.max(2 * n, 16)];
  while (!isReached(high)) {
    if (high > FAR) return null;
    [low, high] = [high, 2 * high];
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isReached(middle)) high = middle;
    else low = middle;
  }
  return high - n;
}
