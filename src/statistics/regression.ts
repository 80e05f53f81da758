/** Regression metrics from a stream of (prediction, true value), as scikit-learn defines them. */
import { Losses } from './losses.ts';
import { Sum } from './sums.ts';

export interface RegressionMetrics {
  n: number;
  /** Mean absolute error, in the target's unit, and what it is the mean of. */
  mae: number;
  errors: Losses;
  /** Root of the mean squared error, in the target's unit. */
  rmse: number;
  /** What the mean squared error is the mean of. */
  squares: Losses;
  /** 1 − SSE/SST. With a constant target: 1 when every prediction is right, else 0. Null for n < 2. */
  r2: number | null;
}

/** Takes one row after another; nothing is kept but sums. */
export class RegressionAccumulator {
  private n = 0;
  private readonly absolute = new Sum();
  private readonly squared = new Sum();
  // Welford's running mean and sum of squared deviations of the target.
  private mean = 0;
  private readonly spread = new Sum();
  private readonly errors = new Losses();
  private readonly squares = new Losses();

  /** @throws RangeError when a value is not finite */
  add(prediction: number, actual: number): void {
    if (!Number.isFinite(prediction) || !Number.isFinite(actual)) {
      throw new RangeError(`prediction and value must be finite, not ${prediction} and ${actual}`);
    }
    const error = Math.abs(prediction - actual);
    this.n += 1;
    this.absolute.add(error);
    this.squared.add(error * error);
    const step = actual - this.mean;
    this.mean += step / this.n;
    this.spread.add(step * (actual - this.mean));
    this.errors.add(error);
    this.squares.add(error * error);
  }

  /** The figures so far, or null when there was no row. */
  metrics(): RegressionMetrics | null {
    const { n } = this;
    if (n === 0) return null;
    const sse = this.squared.value;
    const sst = this.spread.value;
    const explained = sst === 0 ? (sse === 0 ? 1 : 0) : 1 - sse / sst;
    return {
      n,
      mae: this.absolute.value / n,
      errors: this.errors,
      rmse: Math.sqrt(sse / n),
      squares: this.squares,
      r2: n < 2 ? null : explained,
    };
  }
}
