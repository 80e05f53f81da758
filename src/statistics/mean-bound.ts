/**
 * Bounds of the mean of losses whose range is known, which hold for whatever distribution.
 *
 * N. Gaffke, “Three test statistics for a nonparametric one-sided hypothesis on the mean of a nonnegative variable”,
 * Mathematical Methods of Statistics 14 (2005) 451–467: put one more case at the end of the range and weight the n + 1
 * cases with uniform spacings (a Dirichlet(1, …, 1)); the `level` quantile of the weighted mean is the upper bound. On 0
 * and 1 it is Clopper’s and Pearson’s exact bound; with many cases it is as narrow as the normal one. That it holds for
 * every distribution is a conjecture without a known counterexample: E. Learned-Miller and P. S. Thomas, “A new
 * confidence interval for the mean of a bounded random variable”, arXiv:1905.06208 (2019).
 *
 * Weights are exponentials over their sum, so the weighted mean is at most b just when Σ Gᵢ(xᵢ − b) ≤ 0. That
 * probability is had without drawing numbers, from the saddlepoint of K(s) = −Σ log(1 − (xᵢ − b)s): Φ(r + ln(u/r)/r)
 * with r = ±√(−2K(ŝ)), u = ŝ√K″(ŝ) (O. E. Barndorff-Nielsen, Biometrika 73 (1986) 307–322), within 0.2 % of the level
 * from one case on, to the careful side.
 */
import type { Groups } from './losses.ts';

/**
 * The upper bound of a mean of losses in [0, max] at z, the normal quantile of the level.
 * @param z above 0
 */
export function upperMean(groups: Groups, max: number, z: number): number {
  const all = withOneMore(groups, max);
  const { mean, sd, n } = momentsOf(all);
  let [low, high] = [mean, max];
  let [atLow, atHigh] = [-z, Number.POSITIVE_INFINITY];
  let bound = Math.min((mean + max) / 2, mean + (z * sd) / Math.sqrt(n));
  // Regula falsi with bisections between: the signed root is nearly linear in the bound.
  for (let round = 1; round <= 80; round++) {
    const miss = signedRoot(all, bound) - z;
    if (miss < 0) [low, atLow] = [bound, miss];
    else [high, atHigh] = [bound, miss];
    if (Math.abs(miss) < 1e-8 || high - low <= 1e-12 * max) break;
    const straight = Number.isFinite(atHigh)
      ? low - (atLow * (high - low)) / (atHigh - atLow)
      : bound + (bound - mean) / 2;
    bound = round % 3 !== 0 && straight > low && straight < high ? straight : (low + high) / 2;
  }
  return bound;
}

/** The lower bound: the upper one of what is left to `max`. */
export function lowerMean({ values, counts }: Groups, max: number, z: number): number {
  return Math.max(0, max - upperMean({ values: values.map((value) => max - value), counts }, max, z));
}

function withOneMore({ values, counts }: Groups, max: number): Groups {
  return { values: Float64Array.of(...values, max), counts: Float64Array.of(...counts, 1) };
}

function momentsOf({ values, counts }: Groups): { mean: number; sd: number; n: number } {
  let [n, sum, squares] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    n += counts[i] ?? 0;
    sum += (counts[i] ?? 0) * (values[i] ?? 0);
  }
  const mean = sum / n;
  for (let i = 0; i < values.length; i++) squares += (counts[i] ?? 0) * ((values[i] ?? 0) - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / n), n };
}

/** r + ln(u/r)/r for a bound between the mean and the largest value: the normal quantile of its level. */
function signedRoot(all: Groups, bound: number): number {
  const { s, curvature } = saddlepoint(all, bound);
  let k = 0;
  for (let i = 0; i < all.values.length; i++)
    k -= (all.counts[i] ?? 0) * Math.log1p(-((all.values[i] ?? 0) - bound) * s);
  const r = Math.sign(s) * Math.sqrt(Math.max(0, -2 * k));
  const u = s * Math.sqrt(curvature);
  // At the mean itself, where both vanish.
  return Math.abs(r) < 1e-6 ? 0 : r + Math.log(u / r) / r;
}

/** Where K′ vanishes, by Newton’s method within the interval on which K is finite; and K″ there. */
function saddlepoint(all: Groups, bound: number): { s: number; curvature: number } {
  let [lowest, highest] = edges(all, bound);
  let [first, second] = slopes(all, bound, 0);
  let s = -first / second;
  if (!(s > lowest && s < highest)) s = 0.9 * (s > 0 ? highest : lowest);
  for (let round = 0; round < 100; round++) {
    [first, second] = slopes(all, bound, s);
    if (first > 0) highest = s;
    else lowest = s;
    const next = s - first / second;
    const inside = next > lowest && next < highest ? next : (lowest + highest) / 2;
    if (Math.abs(inside - s) <= 1e-12 * Math.abs(s)) break;
    s = inside;
  }
  return { s, curvature: second };
}

/** Between which s every 1 − (xᵢ − b)s is above 0. */
function edges({ values }: Groups, bound: number): [number, number] {
  let [lowest, highest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const value of values) {
    const edge = 1 / (value - bound);
    if (value > bound) highest = Math.min(highest, edge);
    else if (value < bound) lowest = Math.max(lowest, edge);
  }
  return [lowest, highest];
}

/** K′ and K″. */
function slopes({ values, counts }: Groups, bound: number, s: number): [number, number] {
  let [first, second] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const away = (values[i] ?? 0) - bound;
    const slope = away / (1 - away * s);
    first += (counts[i] ?? 0) * slope;
    second += (counts[i] ?? 0) * slope * slope;
  }
  return [first, second];
}
