/**
 * How likely a Kolmogorov–Smirnov distance is where nothing differs.
 *
 * Two samples: exactly by counting lattice paths where both are small enough, else by the distribution of one sample
 * of n·m/(n+m) values. The textbook limit is off by a factor of up to 2.7 in samples as small as that.
 */
import { logGamma } from '../special.ts';

/** Up to this many values in the larger sample the two-sample distribution is exact. */
const EXACT_UP_TO = 10_000;

/**
 * P(D ≥ d) for two samples of n and m values without ties, two-sided.
 * @param d the distance found, a multiple of 1/lcm(n, m)
 */
export function twoSampleTail(d: number, n: number, m: number): number {
  if (Math.max(n, m) > EXACT_UP_TO) return oneSampleTail(d, Math.round((n * m) / (n + m)));
  const divisor = greatestCommonDivisor(n, m);
  const steps = Math.round((d * n * m) / divisor);
  if (steps === 0) return 1;
  return n === m ? outsideOfSquare(n, steps) : outsideOfBand(Math.max(n, m), Math.min(n, m), divisor, steps);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Equal sizes: the share of paths from (0, 0) to (n, n) that reach the diagonal ± h, by reflection.
 * B. V. Gnedenko and V. S. Korolyuk, “On the maximum discrepancy between two empirical distributions”, 1951.
 */
function outsideOfSquare(n: number, h: number): number {
  let probability = 0;
  for (let k = Math.floor(n / h); k >= 0; k -= 1) {
    let term = 1;
    for (let j = 0; j < h; j += 1) term = ((n - k * h - j) * term) / (n + k * h + j + 1);
    probability = term * (1 - probability);
  }
  return Math.min(1, 2 * probability);
}

/**
 * Unequal sizes: the share of paths from (0, 0) to (m, n) that leave |x/m − y/n| < h/lcm(m, n), column by column.
 * J. L. Hodges, “The significance probability of the Smirnov two-sample test”, Arkiv för Matematik 3 (1958) 469–486,
 * in shares of all paths instead of counts, so that nothing overflows and small tails keep their digits.
 */
function outsideOfBand(m: number, n: number, divisor: number, h: number): number {
  const mg = m / divisor;
  const ng = n / divisor;
  let low = 0;
  let high = Math.min(Math.ceil(h / mg), n + 1);
  const column = new Float64Array(Math.min(2 * high + 2, n + 1)).fill(1);
  column.fill(0, low, high);
  for (let i = 1; i <= m; i += 1) {
    const lastLow = low;
    const lastLength = high - low;
    low = Math.min(Math.max(Math.floor((ng * i - h) / mg) + 1, 0), n);
    high = Math.min(Math.ceil((ng * i + h) / mg), n + 1);
    if (high <= low) return 1;
    let share = low === 0 ? 0 : 1;
    for (let at = 0; at < high - low; at += 1) {
      const j = at + low;
      share = ((column[at + low - lastLow] as number) * i + share * j) / (i + j);
      column[at] = share;
    }
    if (lastLength > high - low) column.fill(1, high - low, lastLength);
  }
  return column[high - low - 1] as number;
}

/**
 * P(D ≥ d) for one sample of n values against a continuous distribution, two-sided.
 *
 * R. Simard and P. L’Ecuyer, “Computing the two-sided Kolmogorov–Smirnov distribution”, Journal of Statistical
 * Software 39 (2011) 11, choose among the exact forms and the series by n and n·d².
 */
export function oneSampleTail(d: number, n: number): number {
  if (d >= 1) return 0;
  const nd = n * d;
  if (nd <= 0.5) return 1;
  if (nd <= 1) return 1 - Math.exp(logGamma(n + 1) - n * Math.log(n) + n * Math.log(2 * nd - 1));
  if (nd >= n - 1) return 2 * (1 - d) ** n;
  const nd2 = nd * d;
  if (nd2 >= 370) return 0;
  if (d >= 0.5 || nd2 >= (n <= 140 ? 4 : 2.2)) return Math.min(1, 2 * oneSidedTail(d, n));
  const below = n <= 140 || (n <= 100_000 && n * d ** 1.5 <= 1.4) ? durbinMatrix(d, n) : pelzGood(d, n);
  return Math.min(1, Math.max(0, 1 - below));
}

/**
 * P(D⁺ ≥ d) = d Σ C(n, j) (d + j/n)^(j−1) (1 − d − j/n)^(n−j). Z. W. Birnbaum and F. H. Tingey, “One-sided
 * confidence contours for probability distribution functions”, Annals of Mathematical Statistics 22 (1951) 592–596.
 */
function oneSidedTail(d: number, n: number): number {
  let sum = 0;
  const all = logGamma(n + 1);
  for (let j = 0; j <= Math.floor(n * (1 - d)); j += 1) {
    const left = 1 - d - j / n;
    if (left <= 0) continue;
    const choose = all - logGamma(j + 1) - logGamma(n - j + 1);
    sum += Math.exp(choose + (j - 1) * Math.log(d + j / n) + (n - j) * Math.log(left));
  }
  return d * sum;
}

/**
 * P(D < d), exact. G. Marsaglia, W. W. Tsang and J. Wang, “Evaluating Kolmogorov’s distribution”, Journal of
 * Statistical Software 8 (2003) 18, after J. Durbin (1973): an entry of the n-th power of a matrix.
 */
function durbinMatrix(d: number, n: number): number {
  const k = Math.floor(n * d) + 1;
  const size = 2 * k - 1;
  const h = k - n * d;
  let matrix = firstMatrix(size, h);
  let power = identity(size);
  let exponent = 0;
  let matrixExponent = 0;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      power = multiply(power, matrix, size);
      exponent += matrixExponent;
      exponent += scaleDown(power, k, size);
    }
    matrix = multiply(matrix, matrix, size);
    matrixExponent *= 2;
    matrixExponent += scaleDown(matrix, k, size);
  }
  let result = power[(k - 1) * size + k - 1] as number;
  for (let i = 1; i <= n; i += 1) {
    result *= i / n;
    if (result < 1e-140) {
      result *= 1e140;
      exponent -= 140;
    }
  }
  return result * 10 ** exponent;
}

function firstMatrix(size: number, h: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= Math.min(row + 1, size - 1); column += 1) matrix[row * size + column] = 1;
  for (let i = 0; i < size; i += 1) {
    (matrix[i * size] as number) -= h ** (i + 1);
    (matrix[(size - 1) * size + i] as number) -= h ** (size - i);
  }
  if (2 * h - 1 > 0) (matrix[(size - 1) * size] as number) += (2 * h - 1) ** size;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      for (let factor = 1; factor <= row - column + 1; factor += 1)
        (matrix[row * size + column] as number) /= factor;
  return matrix;
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
  return matrix;
}

function multiply(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let inner = 0; inner < size; inner += 1) {
      const factor = left[row * size + inner] as number;
      if (factor === 0) continue;
      for (let column = 0; column < size; column += 1)
        (product[row * size + column] as number) += factor * (right[inner * size + column] as number);
    }
  return product;
}

/** Keeps a matrix within what doubles hold; the decimal exponent that was taken out. */
function scaleDown(matrix: Float64Array, k: number, size: number): number {
  if ((matrix[(k - 1) * size + k - 1] as number) <= 1e140) return 0;
  for (let i = 0; i < matrix.length; i += 1) (matrix[i] as number) *= 1e-140;
  return 140;
}

const PI2 = Math.PI ** 2;
const PI4 = PI2 ** 2;
const PI6 = PI2 ** 3;

/**
 * P(D < d) by the series of W. Pelz and I. J. Good, “Approximating the lower tail-areas of the Kolmogorov–Smirnov
 * one-sample statistic”, Journal of the Royal Statistical Society B 38 (1976) 152–156: Kolmogorov’s limit and three
 * corrections by powers of 1/√n, at z = d√n, summed from the smallest terms upwards.
 */
function pelzGood(d: number, n: number): number {
  const z2 = n * d * d;
  const z = Math.sqrt(z2);
  const [z4, z6, z8] = [z2 ** 2, z2 ** 3, z2 ** 4];
  const rootTwoPi = Math.sqrt(2 * Math.PI);
  const last = Math.ceil((16 * z) / Math.PI);
  const odd = [0, 0, 0, 0];
  const even = [0, 0];
  for (let k = last; k >= 1; k -= 1) {
    const m2 = (2 * k - 1) ** 2;
    const weight = Math.exp((-PI2 * m2) / (8 * z2));
    const terms = [
      1,
      -z2 + (PI2 / 4) * m2,
      6 * z6 + 2 * z4 + ((2 * z4 - 5 * z2) * PI2 * m2) / 4 + (PI4 * (1 - 2 * z2) * m2 ** 2) / 16,
      -30 * z6 -
        90 * z8 +
        (PI2 * (135 * z4 - 96 * z6) * m2) / 4 +
        (PI4 * (212 * z4 - 60 * z2) * m2 ** 2) / 16 +
        (PI6 * (5 - 30 * z2) * m2 ** 3) / 64,
    ];
    for (const [at, term] of terms.entries()) odd[at] = (odd[at] as number) + weight * term;
    const square = k * k;
    const spread = square * Math.exp((-PI2 * square) / (2 * z2));
    even[0] = (even[0] as number) + spread;
    even[1] = (even[1] as number) + spread * (3 * z2 - PI2 * square);
  }
  const [first, second, third, fourth] = odd as [number, number, number, number];
  const [evenSecond, evenThird] = even as [number, number];
  const correction2 = third / (72 * z ** 7) - (evenSecond * PI2) / (36 * z ** 3);
  const correction3 = fourth / (6480 * z ** 10) + (evenThird * PI2) / (216 * z6);
  return (
    rootTwoPi * (correction3 / n ** 1.5 + correction2 / n + second / (6 * z4) / Math.sqrt(n) + first / z)
  );
}
