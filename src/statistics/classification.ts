/**
 * Classification metrics from a stream of (prediction, label, probability), as scikit-learn defines them. Where a
 * figure would be 0/0 it is 0, as there by default, and named in `zeroDivision`.
 */
import { ProbabilityAccumulator, type ProbabilityMetrics } from './probability.ts';

export interface Scores {
  /** Of those predicted so, the share that were. */
  precision: number;
  /** Of those that were, the share predicted so. */
  recall: number;
  /** Harmonic mean of the two. */
  f1: number;
  /** Which of the three would be 0/0. */
  zeroDivision: ('precision' | 'recall' | 'f1')[];
}

export interface ClassScores extends Scores {
  label: string;
  /** True cases of the class. */
  support: number;
}

export interface ClassificationMetrics {
  n: number;
  accuracy: number;
  /** How many predictions were right: with n, what an interval for the accuracy needs. */
  correct: number;
  /** Every label seen or predicted, in code-unit order, and how often row = true label met column = prediction. */
  labels: string[];
  confusion: number[][];
  classes: ClassScores[];
  /** Unweighted mean over the classes, and mean weighted by support. */
  macro: Omit<Scores, 'zeroDivision'>;
  weighted: Omit<Scores, 'zeroDivision'>;
  /** Of the positive label, when one was named. */
  binary:
    | (Scores & { truePositive: number; falsePositive: number; falseNegative: number; trueNegative: number })
    | null;
  /** When a positive label was named and every row had a probability. */
  probability: ProbabilityMetrics | null;
}

/** tp, and the counts of predicted and of true cases of a class. */
function scores(tp: number, predicted: number, actual: number): Scores {
  const missing: Scores['zeroDivision'] = [];
  if (predicted === 0) missing.push('precision');
  if (actual === 0) missing.push('recall');
  if (predicted + actual === 0) missing.push('f1');
  return {
    precision: predicted === 0 ? 0 : tp / predicted,
    recall: actual === 0 ? 0 : tp / actual,
    f1: predicted + actual === 0 ? 0 : (2 * tp) / (predicted + actual),
    zeroDivision: missing,
  };
}

export interface ClassificationOptions {
  /** The label that precision, recall, F1 and the probability are about; without it only per-class figures. */
  positive?: string;
  /** The most different labels before it is taken for a mistake: 100 unless told. */
  maxLabels?: number;
}

/** Takes one row after another; memory is labels² counts, and 8 bytes a probability. */
export class ClassificationAccumulator {
  private readonly positive: string | undefined;
  private readonly maxLabels: number;
  private readonly places = new Map<string, number>();
  private readonly counts: Float64Array;
  private readonly ranking = new ProbabilityAccumulator();
  private n = 0;

  /** @throws RangeError when `maxLabels` is not a whole number from 2 to 1,000 */
  constructor({ positive, maxLabels = 100 }: ClassificationOptions = {}) {
    if (!Number.isInteger(maxLabels) || maxLabels < 2 || maxLabels > 1000) {
      throw new RangeError(`maxLabels must be a whole number from 2 to 1000, not ${maxLabels}`);
    }
    this.positive = positive;
    this.maxLabels = maxLabels;
    this.counts = new Float64Array(maxLabels * maxLabels);
  }

  private place(label: string): number {
    const known = this.places.get(label);
    if (known !== undefined) return known;
    const place = this.places.size;
    if (place === this.maxLabels) throw new RangeError(`more than ${this.maxLabels} different labels`);
    this.places.set(label, place);
    return place;
  }

  /**
   * @param prediction the label predicted
   * @param label the true label
   * @param probability of the positive label, in [0, 1]; may be missing
   * @throws RangeError for a probability outside [0, 1] or too many labels; what was counted is then no use
   */
  add(prediction: string, label: string, probability?: number): void {
    const cell = this.place(label) * this.maxLabels + this.place(prediction);
    if (probability !== undefined && this.positive !== undefined) {
      this.ranking.add(probability, label === this.positive);
    }
    this.counts[cell] = (this.counts[cell] ?? 0) + 1;
    this.n += 1;
  }

  private count(label: string, prediction: string): number {
    const row = this.places.get(label);
    const column = this.places.get(prediction);
    if (row === undefined || column === undefined) return 0;
    return this.counts[row * this.maxLabels + column] ?? 0;
  }

  /** The figures so far, or null when there was no row. */
  metrics(): ClassificationMetrics | null {
    const { n, positive } = this;
    if (n === 0) return null;
    const labels = [...this.places.keys()].sort();
    const confusion = labels.map((label) => labels.map((prediction) => this.count(label, prediction)));
    const classes = labels.map((label, i): ClassScores => {
      const predicted = confusion.reduce((sum, row) => sum + (row[i] ?? 0), 0);
      const support = confusion[i]?.reduce((sum, x) => sum + x, 0) ?? 0;
      return { label, support, ...scores(confusion[i]?.[i] ?? 0, predicted, support) };
    });
    const correct = confusion.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
    const mean = (weight: (one: ClassScores) => number, total: number): Omit<Scores, 'zeroDivision'> => {
      const of = (figure: 'precision' | 'recall' | 'f1'): number =>
        classes.reduce((sum, one) => sum + one[figure] * weight(one), 0) / total;
      return { precision: of('precision'), recall: of('recall'), f1: of('f1') };
    };
    return {
      n,
      accuracy: correct / n,
      correct,
      labels,
      confusion,
      classes,
      macro: mean(() => 1, classes.length),
      weighted: mean((one) => one.support, n),
      binary: positive === undefined ? null : this.binary(positive, labels),
      probability: this.ranking.n === n ? this.ranking.metrics() : null,
    };
  }

  private binary(positive: string, labels: readonly string[]): ClassificationMetrics['binary'] {
    const truePositive = this.count(positive, positive);
    const falsePositive = labels.reduce((sum, label) => sum + this.count(label, positive), -truePositive);
    const falseNegative = labels.reduce((sum, label) => sum + this.count(positive, label), -truePositive);
    return {
      ...scores(truePositive, truePositive + falsePositive, truePositive + falseNegative),
      truePositive,
      falsePositive,
      falseNegative,
      trueNegative: this.n - truePositive - falsePositive - falseNegative,
    };
  }
}
