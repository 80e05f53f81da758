/**
 * Special functions, by the cephes library (S. L. Moshier, “Methods and Programs for Mathematical Functions”, 1989).
 * It throws where a tail is smaller than doubles can hold; such a tail is 0 here, as it is in other libraries.
 */
import cephes from 'cephes';

// With `import` its functions exist before they can be called.
await cephes.compiled;

function orZero(tail: () => number): number {
  try {
    return tail();
  } catch (error) {
    if (error instanceof Error && error.message.includes('underflow')) return 0;
    throw error;
  }
}

/** P(X > x) of the chi-squared distribution with `df` degrees of freedom. */
export const chiSquaredTail = (x: number, df: number): number =>
  x === Infinity ? 0 : orZero(() => cephes.chdtrc(df, x));

/** P(|Z| > |z|) of the standard normal distribution. */
export const normalTails = (z: number): number => orZero(() => cephes.erfc(Math.abs(z) / Math.SQRT2));

/** Φ(z), the standard normal distribution function. */
export const normalDistribution = (z: number): number => orZero(() => cephes.erfc(-z / Math.SQRT2)) / 2;

/** ln Γ(x), for x > 0. */
export const logGamma = (x: number): number => cephes.lgam(x);
