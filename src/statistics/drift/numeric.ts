/** Two samples of numbers, in order: quantiles, spread, and counts between quantiles. */

import type { Table } from './counts.ts';
import { twoSampleTail } from './kolmogorov.ts';
import type { Ordered } from './ordered.ts';

/** How likely a distance as large as `ks` is where nothing differs, for samples of n and m values without ties. */
export const kolmogorovSmirnov = (ks: number, n: number, m: number) => ({
  statistic: ks,
  pValue: twoSampleTail(ks, n, m),
});

/** The quantile at `share` of values in order, linear between neighbours (Hyndman and Fan’s type 7). */
export function quantile(values: Pick<Float64Array, 'length' | 'at'>, share: number): number {
  const at = share * (values.length - 1);
  const low = values.at(Math.floor(at)) as number;
  const high = values.at(Math.ceil(at)) as number;
  return low + (high - low) * (at - Math.floor(at));
}

/** How much heavier than normal the tails have to be before the quartiles say more about the spread than the sd. */
const DOMINATED_BY_OUTLIERS = 3;
/** Quartiles of a normal distribution are this many standard deviations apart. */
const QUARTILES_APART = 1.3489795003921634;

/** What a distance is measured in: the reference’s standard deviation, by its quartiles where outliers dominate it. */
export function spread(reference: Ordered): number {
  const n = reference.length;
  // Plain loops: with callbacks this took as long as finding the distances.
  let mean = 0;
  for (const value of reference.values) mean += value / n;
  let variance = 0;
  for (const value of reference.values) variance += (value - mean) ** 2 / n;
  const sd = Math.sqrt(variance);
  const robust = (quantile(reference, 0.75) - quantile(reference, 0.25)) / QUARTILES_APART;
  return robust > 0 && !(sd <= DOMINATED_BY_OUTLIERS * robust) ? robust : sd;
}

const BINS = 20;

/**
 * Counts over bins that end at the reference’s quantiles; a value that fills a quantile and more gets a bin of its own.
 * What lies under its least and over its largest value has a bin of its own at either end.
 */
export function quantileTable(reference: Ordered, current: Ordered): Table {
  const inner = Array.from({ length: BINS - 1 }, (_, at) => quantile(reference, (at + 1) / BINS));
  const repeated = inner.filter((edge, at) => edge === inner[at - 1]);
  const atoms = repeated.map((value) => justUnder(value));
  const least = justUnder(reference.at(0));
  const edges = [...new Set([least, ...inner, ...atoms, reference.at(reference.length - 1)])].sort(
    (a, b) => a - b,
  );
  return { reference: countUpTo(reference, edges), current: countUpTo(current, edges) };
}

/** The next number under one, or nearly. */
export function justUnder(value: number): number {
  const gap = Number.EPSILON * Math.max(Math.abs(value), Number.MIN_VALUE / Number.EPSILON);
  return value - gap;
}

/** How many of the values lie in (−∞, e₁], (e₁, e₂], …, (eₖ, ∞). */
function countUpTo(values: Ordered, edges: readonly number[]): number[] {
  const upTo = [...edges.map((edge) => values.upTo(edge)), values.length];
  return upTo.map((count, at) => count - (upTo[at - 1] ?? 0));
}
