/** Losses of a stream as groups of nearly equal ones: what a bound of their mean needs, in 8 kB whatever their number. */

const BINS = 512;

/** A value, and how many cases have it. */
export interface Groups {
  values: Float64Array;
  counts: Float64Array;
}

/**
 * Counts losses from 0 in 512 bins of equal width and keeps each bin’s sum, so that the mean is exact. The width is the
 * smallest power of two for which the largest loss has a bin: the same in whatever order they come.
 */
export class Losses {
  n = 0;
  largest = 0;
  /** Of a bin; 0 until there is a loss above 0. */
  private width = 0;
  private counts: Float64Array | null = null;
  private sums: Float64Array | null = null;

  /** @throws RangeError when `loss` is not a number from 0 */
  add(loss: number): void {
    if (!(loss >= 0 && Number.isFinite(loss)))
      throw new RangeError(`a loss must be a number from 0, not ${loss}`);
    this.counts ??= new Float64Array(BINS);
    this.sums ??= new Float64Array(BINS);
    if (loss >= this.width * BINS && loss > 0) this.widen(loss);
    if (loss > this.largest) this.largest = loss;
    const bin = this.width === 0 ? 0 : Math.floor(loss / this.width);
    this.counts[bin] = (this.counts[bin] ?? 0) + 1;
    this.sums[bin] = (this.sums[bin] ?? 0) + loss;
    this.n += 1;
  }

  /** Makes the bins wide enough for a loss, and puts what was counted in them. */
  private widen(loss: number): void {
    const before = this.width;
    let width = 2 ** Math.max(-1022, Math.floor(Math.log2(loss / BINS)));
    while (loss >= width * BINS) width *= 2;
    this.width = width;
    const [counts, sums] = [this.counts, this.sums];
    if (before === 0 || !counts || !sums) return;
    for (let from = 1; from < BINS; from++) {
      const to = Math.floor((from * before) / width);
      if (to === from) continue;
      counts[to] = (counts[to] ?? 0) + (counts[from] ?? 0);
      sums[to] = (sums[to] ?? 0) + (sums[from] ?? 0);
      counts[from] = 0;
      sums[from] = 0;
    }
  }

  /** The bins that hold a case, each with the mean of what is in it, ascending. */
  groups(): Groups {
    const filled: number[] = [];
    this.counts?.forEach((count, bin) => {
      if (count > 0) filled.push(bin);
    });
    const counts = Float64Array.from(filled, (bin) => this.counts?.[bin] ?? 0);
    return {
      counts,
      values: Float64Array.from(filled, (bin, at) => (this.sums?.[bin] ?? 0) / (counts[at] ?? 1)),
    };
  }
}

const momentOf = ({ values, counts }: Groups, of: (value: number) => number): number => {
  let [sum, n] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    sum += (counts[at] ?? 0) * of(values[at] ?? 0);
    n += counts[at] ?? 0;
  }
  return sum / n;
};

/** The mean of all cases. */
export const meanOf = (groups: Groups): number => momentOf(groups, (value) => value);

/** Their sample skewness, third central moment over the second to the power of 1.5; 0 where all are alike. */
export function skewnessOf(groups: Groups): number {
  const mean = meanOf(groups);
  const variance = momentOf(groups, (value) => (value - mean) ** 2);
  return variance > 0 ? momentOf(groups, (value) => (value - mean) ** 3) / variance ** 1.5 : 0;
}
