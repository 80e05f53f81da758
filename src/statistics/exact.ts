/**
 * Exact bounds of a share: C. J. Clopper and E. S. Pearson, “The use of confidence or fiducial limits illustrated in
 * the case of the binomial”, Biometrika 26 (1934) 404–413. P(X ≥ k) of n cases at p is I_p(k, n − k + 1), which also says
 * what lies between whole numbers, where only a share was told.
 */
import { incompleteBeta } from './beta.ts';

/** With more of the rarer outcome than this Wilson's bound at 95 % is the stricter one at any tail from 6 %: 70 are enough. */
const MANY = 200;

/**
 * The share at which so many successes or more still happen with probability `tail`: 0 for none. 1 where there are so
 * many of both outcomes that Wilson's bound is the stricter one.
 */
export function exactLower(successes: number, n: number, tail: number): number {
  if (successes <= 0) return 0;
  const failures = Math.max(0, n - successes);
  if (Math.min(successes, failures) > MANY) return 1;
  if (failures === 0) return tail ** (1 / n);
  let [low, high] = [0, successes / n];
  for (let round = 0; round < 60 && high - low > 1e-14; round++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, 1 - middle, successes, failures + 1) > tail) high = middle;
    else low = middle;
  }
  return low;
}

/** The same from above: the share at which so few successes still happen with that probability. */
export const exactUpper = (successes: number, n: number, tail: number): number =>
  1 - exactLower(n - successes, n, tail);
