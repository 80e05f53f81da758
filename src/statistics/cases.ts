/** How many more cases, at the same rate, until a bound reaches a threshold. */
import { shareBound } from './bounds.ts';
import { type Better, casesToDecide } from './interval.ts';
import { normalQuantile } from './normal.ts';

/**
 * Of a share: the first number of cases at which `shareBound` is there; 0 when it is, null when it never will be (the rate is
 * on the wrong side of the threshold, or on it).
 * @param observed the rate seen so far, in [0, 1]
 * @param threshold in [0, 1]
 * @param n cases seen so far, whole, from 0
 * @throws RangeError for impossible input
 */
export function casesToBound(observed: number, threshold: number, n: number, better: Better): number | null {
  const wilson = casesToDecide(observed, threshold, n, { better });
  if (wilson === null || wilson > 1e9) return wilson;
  const reached = (total: number): boolean => {
    const bound = shareBound(observed, total, better);
    return better === 'higher' ? bound >= threshold : bound <= threshold;
  };
  // Wilson's part of the bound is there first; from then on it is a matter of the exact part, which only tightens.
  let low = n + wilson;
  if (low > 0 && reached(low)) return wilson;
  let high = Math.max(1, 2 * low);
  while (!reached(high) && high < 1e9) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high - n;
}

/** What a bound of a mean has come to, on its way to the threshold. */
interface Reached {
  value: number;
  bound: number;
  threshold: number;
  n: number;
}

/**
 * Of a mean of losses in [0, 1], about: as if it were a share with the bound it has. Wilson's upper bound u of a share p
 * solves (u − p)²·n = z²·u(1 − u), so that the threshold t takes t(1 − t)/(t − p)² over u(1 − u)/(u − p)² times as many.
 */
export function casesByShare({ value, bound, threshold, n }: Reached): number | null {
  const weight = (end: number): number => (end * (1 - end)) / (end - value) ** 2;
  return more(n, weight(threshold) / weight(bound));
}

/**
 * Of a mean of losses of any range, about. A bound's distance has a part of the spread, which shrinks with √n and which the
 * other end of the interval shows, and a part of what was not seen, which shrinks with n.
 * @param best the better end of the two-sided 95 % interval; null where the distance is all spread
 */
export function casesByWidth({ value, bound, threshold, n }: Reached, best: number | null): number | null {
  const [distance, lead] = [Math.abs(bound - value), Math.abs(threshold - value)];
  const spread = best === null ? distance : Math.min(distance, Math.abs(value - best) * ONE_OF_TWO_SIDES);
  const unseen = distance - spread;
  // unseen·x² + spread·x = lead, with x = √(n ÷ all cases).
  const root = (2 * lead) / (spread + Math.sqrt(spread * spread + 4 * unseen * lead));
  return more(n, 1 / root ** 2);
}
/** The quantile of a one-sided 95 % bound over that of a two-sided 95 % interval. */
const ONE_OF_TWO_SIDES = normalQuantile(0.95) / normalQuantile(0.975);

function more(n: number, times: number): number | null {
  const total = Math.ceil(n * times);
  return Number.isSafeInteger(total) ? Math.max(1, total - n) : null;
}
