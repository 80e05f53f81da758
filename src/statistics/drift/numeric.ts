/** Two samples of numbers, each sorted ascending: how far apart they are. */

import type { Table } from './counts.ts';
import { twoSampleTail } from './kolmogorov.ts';

export interface Distances {
  /** Kolmogorov–Smirnov: the largest difference between the two distribution functions. */
  ks: number;
  /** Wasserstein-1: the area between them, in the unit of the values. */
  wasserstein: number;
  /** How many different values there are in both together, and how many cases the most frequent one holds. */
  distinct: number;
  mostFrequent: number;
}

/** One walk through both samples. @param reference, current sorted ascending, finite, not empty */
export function distances(reference: Float64Array, current: Float64Array): Distances {
  const n = reference.length;
  const m = current.length;
  let ref = reference[0] as number;
  let cur = current[0] as number;
  let value = Math.min(ref, cur);
  // How far apart both are, times n·m: whole numbers, and no division at each step.
  let apart = 0;
  let most = 0;
  let area = 0;
  let distinct = 1;
  let begun = 0;
  let mostFrequent = 0;
  for (let i = 0, j = 0; i < n || j < m; ) {
    const next = Math.min(ref, cur);
    if (next !== value) {
      const size = Math.abs(apart);
      if (size > most) most = size;
      area += size * (next - value);
      if (i + j - begun > mostFrequent) mostFrequent = i + j - begun;
      distinct += 1;
      begun = i + j;
      value = next;
    }
    if (ref <= cur) {
      i += 1;
      apart += m;
      ref = i < n ? (reference[i] as number) : Infinity;
    } else {
      j += 1;
      apart -= n;
      cur = j < m ? (current[j] as number) : Infinity;
    }
  }
  return {
    ks: most / (n * m),
    wasserstein: area / (n * m),
    distinct,
    mostFrequent: Math.max(mostFrequent, n + m - begun),
  };
}

/** How likely a distance as large as `ks` is where nothing differs, for samples of n and m values without ties. */
export const kolmogorovSmirnov = (ks: number, n: number, m: number) => ({
  statistic: ks,
  pValue: twoSampleTail(ks, n, m),
});

/** The quantile at `share` of sorted values, linear between neighbours (Hyndman and Fan’s type 7). */
export function quantile(values: Float64Array, share: number): number {
  const at = share * (values.length - 1);
  const low = values[Math.floor(at)] as number;
  const high = values[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

/** How much heavier than normal the tails have to be before the quartiles say more about the spread than the sd. */
const DOMINATED_BY_OUTLIERS = 3;
/** Quartiles of a normal distribution are this many standard deviations apart. */
const QUARTILES_APART = 1.3489795003921634;

/** What a distance is measured in: the reference’s standard deviation, by its quartiles where outliers dominate it. */
export function spread(reference: Float64Array): number {
  const n = reference.length;
  // Plain loops: with callbacks this took as long as finding the distances.
  let mean = 0;
  for (const value of reference) mean += value / n;
  let variance = 0;
  for (const value of reference) variance += (value - mean) ** 2 / n;
  const sd = Math.sqrt(variance);
  const robust = (quantile(reference, 0.75) - quantile(reference, 0.25)) / QUARTILES_APART;
  return robust > 0 && !(sd <= DOMINATED_BY_OUTLIERS * robust) ? robust : sd;
}

const BINS = 20;

/**
 * Counts over bins that end at the reference’s quantiles; a value that fills a quantile and more gets a bin of its own.
 * What lies under its least and over its largest value has a bin of its own at either end.
 */
export function quantileTable(reference: Float64Array, current: Float64Array): Table {
  const inner = Array.from({ length: BINS - 1 }, (_, at) => quantile(reference, (at + 1) / BINS));
  const repeated = inner.filter((edge, at) => edge === inner[at - 1]);
  const atoms = repeated.map((value) => justUnder(value));
  const least = justUnder(reference[0] as number);
  const edges = [...new Set([least, ...inner, ...atoms, reference.at(-1) as number])].sort((a, b) => a - b);
  return { reference: countUpTo(reference, edges), current: countUpTo(current, edges) };
}

/** The next number under one, or nearly. */
export function justUnder(value: number): number {
  const gap = Number.EPSILON * Math.max(Math.abs(value), Number.MIN_VALUE / Number.EPSILON);
  return value - gap;
}

/** How many of the sorted values lie in (−∞, e₁], (e₁, e₂], …, (eₖ, ∞). */
function countUpTo(values: Float64Array, edges: readonly number[]): number[] {
  let below = 0;
  const counts = edges.map((edge) => {
    const upTo = firstAbove(values, edge, below);
    const count = upTo - below;
    below = upTo;
    return count;
  });
  return [...counts, values.length - below];
}

function firstAbove(values: Float64Array, edge: number, from: number): number {
  let [low, high] = [from, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}
