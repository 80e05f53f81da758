/** How often chance alone passes a model that stands exactly on its threshold: simulated, seeded, through the verdict itself. */
import {
  figureReported,
  figuresOfClassification,
  figuresOfCounts,
  figuresOfRegression,
} from '../../src/pilot/evaluations/measure.ts';
import type { Figures, Measured } from '../../src/pilot/figures.ts';
import { performanceVerdict, type Requirement } from '../../src/pilot/verdicts/rules.ts';
import { incompleteBeta } from '../../src/statistics/beta.ts';
import { shareOfF1 } from '../../src/statistics/bounds.ts';
import { ClassificationAccumulator } from '../../src/statistics/classification.ts';
import { METRICS, type MetricName } from '../../src/statistics/metrics.ts';
import { RegressionAccumulator } from '../../src/statistics/regression.ts';

/** The fewest cases that may be sealed. */
const MIN_CASES = 30;

/** Numbers in [0, 1), the same in every run: “mulberry32” by Tommy Ettinger. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a model is truly worth, and a sample of it. */
export interface Population {
  name: string;
  truth: Partial<Record<MetricName, number>>;
  sample(n: number, random: () => number): Figures;
}

/** A model with a few levels of probability: how often positives and negatives get each, so that its worth is known exactly. */
interface Levels {
  probability: readonly number[];
  positives: readonly number[];
  negatives: readonly number[];
}

const dot = (weights: readonly number[], of: (at: number) => number): number =>
  weights.reduce((sum, weight, at) => sum + weight * of(at), 0);

function classifier(name: string, rate: number, { probability, positives, negatives }: Levels): Population {
  const p = (at: number) => probability[at] ?? 0;
  const says = (at: number) => Number(p(at) >= 0.5);
  const [recall, alarm] = [dot(positives, says), dot(negatives, says)];
  const selected = rate * recall + (1 - rate) * alarm;
  const under = (at: number) =>
    dot(negatives, (other) => (p(other) < p(at) ? 1 : p(other) === p(at) ? 0.5 : 0));
  const surprise = (told: number) => -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, told)));
  const both = (hit: (at: number) => number, miss: (at: number) => number) =>
    rate * dot(positives, hit) + (1 - rate) * dot(negatives, miss);
  return {
    name,
    truth: {
      accuracy: rate * recall + (1 - rate) * (1 - alarm),
      precision: (rate * recall) / selected,
      recall,
      specificity: 1 - alarm,
      false_positive_rate: alarm,
      f1: (2 * rate * recall) / (rate + selected),
      roc_auc: dot(positives, under),
      brier: both(
        (at) => (1 - p(at)) ** 2,
        (at) => p(at) ** 2,
      ),
      log_loss: both(
        (at) => surprise(p(at)),
        (at) => surprise(1 - p(at)),
      ),
    },
    sample(n, random) {
      const accumulator = new ClassificationAccumulator({ positive: '1', maxLabels: 2 });
      const drawn = { 1: drawer(positives), 0: drawer(negatives) };
      for (let row = 0; row < n; row++) {
        const label = random() < rate ? 1 : 0;
        const at = drawn[label](random());
        accumulator.add(String(says(at)), String(label), p(at));
      }
      const found = accumulator.metrics();
      return found ? figuresOfClassification(found) : {};
    },
  };
}

/** Which of several outcomes a number in [0, 1) falls on. */
function drawer(weights: readonly number[]): (u: number) => number {
  let sum = 0;
  const ends = weights.map((weight) => {
    sum += weight;
    return sum;
  });
  return (u) => {
    const at = ends.findIndex((end) => u < end);
    return at < 0 ? ends.length - 1 : at;
  };
}

/** Scores of positives and negatives are normal, `apart` standard deviations from each other; probabilities are right. */
function ranked(rate: number, apart: number): Levels {
  const grid = Array.from({ length: 25 }, (_, at) => -3 + (at * (6 + apart)) / 24);
  const density = (mean: number) => {
    const raw = grid.map((x) => Math.exp(-((x - mean) ** 2) / 2));
    const sum = raw.reduce((all, one) => all + one, 0);
    return raw.map((one) => one / sum);
  };
  const [positives, negatives] = [density(apart), density(0)];
  return {
    positives,
    negatives,
    probability: grid.map((_, at) => {
      const [hit, miss] = [rate * (positives[at] ?? 0), (1 - rate) * (negatives[at] ?? 0)];
      return hit / (hit + miss);
    }),
  };
}

/** Says 1 or 0 without a doubt, and is wrong in one of thirty. */
const HARD: Levels = {
  probability: [0, 1],
  positives: [1 / 30, 29 / 30],
  negatives: [29 / 30, 1 / 30],
};
/** Every fifth positive looks like a negative: a rare class that few samples show whole. */
const MISSED: Levels = {
  probability: [0.02, 0.6, 0.95],
  positives: [0.2, 0, 0.8],
  negatives: [0.9, 0.09, 0.01],
};

export const classifiers = (rate: number): Population[] => [
  classifier('ranked', rate, ranked(rate, 1.5)),
  classifier('ranked well', rate, ranked(rate, 2.6)),
  classifier('hard', rate, HARD),
  classifier('missed', rate, MISSED),
];

function errors(name: string, mae: number, rmse: number, draw: (random: () => number) => number): Population {
  return {
    name,
    truth: { mae, rmse },
    sample(n, random) {
      const accumulator = new RegressionAccumulator();
      for (let row = 0; row < n; row++) accumulator.add(draw(random), 0);
      const found = accumulator.metrics();
      return found ? figuresOfRegression(found) : {};
    },
  };
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Errors up to 2, but for a share of cases whose error is a large one. */
function outliers(share: number, large: number): Population {
  const mae = 1 - share + share * large;
  const rmse = Math.sqrt(((1 - share) * 4) / 3 + share * large ** 2);
  const draw = (random: () => number) => (random() < share ? large : 2 * random());
  return errors(`one error in ${1 / share} is ${large}`, mae, rmse, draw);
}

/** Errors of a regression, from even ones to those of which a few are most of the sum. */
export const REGRESSIONS: readonly Population[] = [
  errors('normal errors', Math.sqrt(2 / Math.PI), 1, normal),
  errors('exponential errors', 1, Math.SQRT2, (random) => -Math.log(1 - random())),
  errors('log-normal errors', Math.exp(0.5), Math.E, (random) => Math.exp(normal(random))),
  errors('log-normal errors, σ 1.5', Math.exp(1.125), Math.exp(2.25), (random) =>
    Math.exp(1.5 * normal(random)),
  ),
  outliers(0.02, 10),
  outliers(0.01, 10),
];

export interface FalsePasses {
  metric: MetricName;
  /** Shares of the samples: that pass, that would by the figure itself, and that have a bound at all. */
  passed: number;
  byFigure: number;
  bounded: number;
}

/**
 * Draws samples of a model whose sealed threshold is what it is truly worth, and counts those that pass. Of shares, and
 * of F1, only the number of cases is drawn: how often so many pass is summed up exactly.
 */
export function falsePasses(
  { truth, sample }: Population,
  { n, samples, seed }: { n: number; samples: number; seed: number },
): FalsePasses[] {
  const random = seeded(seed);
  const drawn = Array.from({ length: samples }, () => sample(n, random));
  return (Object.keys(truth) as MetricName[]).map((metric) => {
    const value = truth[metric] ?? 0;
    const requirement = requirementOf(metric, value);
    const exact = new Map<number, number>();
    let [passed, byFigure, bounded] = [0, 0, 0];
    for (const figures of drawn) {
      const measured = figures[metric];
      if (!measured) continue;
      const { verdict } = performanceVerdict(measured, requirement);
      if (verdict !== 'fail') byFigure += 1;
      if (measured.bound !== null) bounded += 1;
      if (!METRICS[metric].isShare && metric !== 'f1') passed += Number(verdict === 'pass');
      else {
        const share = exact.get(measured.n) ?? sharePasses(metric, value, measured.n);
        exact.set(measured.n, share);
        passed += share;
      }
    }
    return { metric, passed: passed / samples, byFigure: byFigure / samples, bounded: bounded / samples };
  });
}

const requirementOf = (metric: MetricName, value: number): Requirement => ({
  metric: metric as Requirement['metric'],
  better: METRICS[metric].better,
  threshold: String(value),
  minCases: MIN_CASES,
  typedReason: null,
});

/** How often a share (or an F1) on its threshold passes with so many cases: over every count, weighted by the binomial. */
export function sharePasses(metric: MetricName, value: number, n: number): number {
  const requirement = requirementOf(metric, value);
  const isHigher = METRICS[metric].better === 'higher';
  const passes = (successes: number): boolean =>
    performanceVerdict(counted(metric, successes, n), requirement).verdict === 'pass';
  // Passes run from the best count downwards: `worst` is the last that does.
  let [best, worst] = isHigher ? [n, 0] : [0, n];
  if (!passes(best)) return 0;
  while (Math.abs(best - worst) > 1) {
    const middle = Math.floor((best + worst) / 2);
    if (passes(middle)) best = middle;
    else worst = middle;
  }
  const share = metric === 'f1' ? shareOfF1(value) : value;
  // P(X ≥ k) = I_p(k, n − k + 1).
  const atLeast = (k: number) => (k <= 0 ? 1 : k > n ? 0 : incompleteBeta(share, 1 - share, k, n - k + 1));
  return isHigher ? atLeast(best) : 1 - atLeast(best + 1);
}

function counted(metric: MetricName, successes: number, n: number): Measured {
  if (metric !== 'f1') return figureReported(metric, { value: successes / n, n, successes });
  const f1 = figuresOfCounts({ tp: successes, fp: n - successes, fn: 0, tn: 0 }).f1;
  if (!f1) throw new Error('no case');
  return f1;
}
