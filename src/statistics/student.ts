/** Student's t distribution, as far as intervals for a mean need it. */
import { incompleteBeta } from './beta.ts';
import { normalQuantile } from './normal.ts';

/** P(T > t) for t ≥ 0. */
function upperTail(t: number, df: number): number {
  const square = t * t;
  return incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5) / 2;
}

/**
 * The quantile of Student's t distribution.
 *
 * The tail is I_{ν/(ν+t²)}(ν/2, ½)/2 (DLMF 8.17); its inverse is found by bisection between bounds that
 * enclose it. Relative error under 1e-10 for p in [1e-8, 1 − 1e-8].
 * @param p a probability in (0, 1)
 * @param df degrees of freedom, above 0, not necessarily whole
 * @throws RangeError for impossible input
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability must lie in (0, 1), not ${p}`);
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be positive, not ${df}`);
  if (df > 1e10) return normalQuantile(p);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  // The t distribution has heavier tails than the normal one, which is therefore a lower bound.
  let low = -normalQuantile(tail) * (1 - 1e-12);
  let high = Math.max(2 * low, 1);
  while (upperTail(high, df) > tail && high < 1e300) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (upperTail(middle, df) > tail) low = middle;
    else high = middle;
  }
  const t = (low + high) / 2;
  return p < 0.5 ? -t : t;
}
