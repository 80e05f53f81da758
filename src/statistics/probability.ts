/** What predicted probabilities are worth: Brier score, log loss, ROC AUC, calibration. All as scikit-learn. */
import { Losses } from './losses.ts';
import { misplaced, misplacedAbove } from './placements.ts';
import { Numbers, Sum } from './sums.ts';

export interface CalibrationBin {
  /** The bin is (from, to]; the first holds 0 too. */
  from: number;
  to: number;
  n: number;
  /** Mean predicted probability, and share that was positive; null in an empty bin. */
  predicted: number | null;
  observed: number | null;
}

export interface ProbabilityMetrics {
  n: number;
  /** Mean squared difference of probability and outcome; 0 is best. */
  brier: number;
  /** What the Brier score and the log loss are means of. */
  brierLosses: Losses;
  logLosses: Losses;
  /** The largest log loss that a case could have had with the probabilities given. */
  worstLogLoss: number;
  /** Mean negative log likelihood, natural logarithm; probabilities are clipped to [ε, 1 − ε], ε = 2⁻⁵². */
  logLoss: number;
  /** Share of pairs (positive, negative) in the right order, ties counted half; null when one kind is missing. */
  rocAuc: number | null;
  /** What 1 − ROC AUC is the mean of, seen from either kind. */
  misplaced: { positives: Losses; negatives: Losses };
  calibration: CalibrationBin[];
  /** Σ nᵢ/n·|observedᵢ − predictedᵢ| over ten bins of equal width (Naeini et al., AAAI 2015). */
  expectedCalibrationError: number;
}

const BINS = 10;
/** As numpy.linspace(0, 1, 11) computes them. */
const EDGES: readonly number[] = Array.from({ length: BINS + 1 }, (_, i) => (i === BINS ? 1 : i * 0.1));

/** The bin of a probability, as numpy.searchsorted(edges[1:-1], p): an edge belongs to the bin under it. */
function binOf(p: number): number {
  let bin = Math.min(BINS - 1, Math.max(0, Math.ceil(p * BINS) - 1));
  if (bin > 0 && p <= (EDGES[bin] ?? 0)) bin -= 1;
  else if (bin < BINS - 1 && p > (EDGES[bin + 1] ?? 1)) bin += 1;
  return bin;
}

/**
 * The area under the ROC curve from the scores of positives and negatives, both ascending: the Mann–Whitney
 * statistic over its maximum, in whole numbers of half pairs and so exact to n⁺·n⁻ < 2⁵². Null when one is empty.
 */
export function rocAuc(positives: Float64Array, negatives: Float64Array): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  let halves = 0;
  let under = 0;
  let upTo = 0;
  for (const score of positives) {
    while (under < negatives.length && (negatives[under] ?? 0) < score) under += 1;
    if (upTo < under) upTo = under;
    while (upTo < negatives.length && (negatives[upTo] ?? 0) === score) upTo += 1;
    halves += under + upTo;
  }
  return halves / 2 / (positives.length * negatives.length);
}

/** Of the probability given to what came about. */
const logLoss = (p: number): number => -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, p)));

/** Takes one probability after another; 8 bytes each for the ranking, the rest in sums. */
export class ProbabilityAccumulator {
  private readonly positives = new Numbers();
  private readonly negatives = new Numbers();
  private readonly squares = new Sum();
  private readonly losses = new Sum();
  private readonly brierLosses = new Losses();
  private readonly logLosses = new Losses();
  private worstLogLoss = 0;
  private readonly counts = new Float64Array(BINS);
  private readonly hits = new Float64Array(BINS);
  private readonly sums = Array.from({ length: BINS }, () => new Sum());

  /**
   * @param p predicted probability of the positive label
   * @throws RangeError when it is not in [0, 1]
   */
  add(p: number, positive: boolean): void {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability must lie in [0, 1], not ${p}`);
    (positive ? this.positives : this.negatives).push(p);
    const miss = positive ? 1 - p : p;
    this.squares.add(miss * miss);
    this.brierLosses.add(miss * miss);
    const loss = logLoss(positive ? p : 1 - p);
    this.losses.add(loss);
    this.logLosses.add(loss);
    this.worstLogLoss = Math.max(this.worstLogLoss, logLoss(Math.min(p, 1 - p)));
    const bin = binOf(p);
    this.counts[bin] = (this.counts[bin] ?? 0) + 1;
    if (positive) this.hits[bin] = (this.hits[bin] ?? 0) + 1;
    this.sums[bin]?.add(p);
  }

  get n(): number {
    return this.positives.length + this.negatives.length;
  }

  /** What has been seen so far, or null when nothing has. Sorting: n·log n. */
  metrics(): ProbabilityMetrics | null {
    const { n } = this;
    if (n === 0) return null;
    const calibration = this.sums.map((sum, i): CalibrationBin => {
      const count = this.counts[i] ?? 0;
      return {
        from: EDGES[i] ?? 0,
        to: EDGES[i + 1] ?? 1,
        n: count,
        predicted: count > 0 ? sum.value / count : null,
        observed: count > 0 ? (this.hits[i] ?? 0) / count : null,
      };
    });
    const off = calibration.map((bin) => bin.n * Math.abs((bin.observed ?? 0) - (bin.predicted ?? 0)));
    const [positives, negatives] = [this.positives.sorted(), this.negatives.sorted()];
    return {
      n,
      brier: this.squares.value / n,
      brierLosses: this.brierLosses,
      logLoss: this.losses.value / n,
      logLosses: this.logLosses,
      worstLogLoss: this.worstLogLoss,
      rocAuc: rocAuc(positives, negatives),
      misplaced: {
        positives: misplaced(positives, negatives),
        negatives: misplacedAbove(negatives, positives),
      },
      calibration,
      expectedCalibrationError: off.reduce((sum, x) => sum + x, 0) / n,
    };
  }
}
