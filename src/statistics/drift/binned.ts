/**
 * Numbers folded into bins that a reference has fixed: of each sample only the counts are kept. Where the reference has few
 * different values, each has a bin of its own and nothing is lost; else Kolmogorov–Smirnov’s distance is short by a bin
 * at most.
 */
import { jensenShannon, poolBins, stabilityIndex, sum, type Table } from './counts.ts';
import { bySquares, DISTINCT, type Evidence, FREQUENT_SHARE, MOST_CATEGORIES, NOTHING } from './feature.ts';
import { justUnder, kolmogorovSmirnov, quantile } from './numeric.ts';

/** Bins of a feature at most, those for what lies out of range included. */
export const MOST_BINS = 1_024;
/** Up to so many different values have an edge before and one after them. */
const EXACT_UP_TO = 511;
const QUANTILES = 1_000;

/**
 * Where bins end: (−∞, e₁], (e₁, e₂], …, (eₖ, ∞), one bin more than edges. The first and the last hold what lies under the
 * least and over the largest value.
 * @param reference sorted ascending, finite, not empty
 */
export function binEdges(reference: Float64Array): Float64Array {
  const values = distinctUpTo(reference, EXACT_UP_TO);
  if (values) return ascending(values.flatMap((value) => [justUnder(value), value]));
  const inner = Array.from({ length: QUANTILES - 1 }, (_, at) => quantile(reference, (at + 1) / QUANTILES));
  const atoms = inner.filter((edge, at) => edge === inner[at - 1]).map(justUnder);
  return ascending([
    justUnder(reference[0] as number),
    ...inner,
    ...atoms,
    reference[reference.length - 1] as number,
  ]);
}

const ascending = (edges: readonly number[]): Float64Array => Float64Array.from(new Set(edges)).sort();

/** The different values; null where there are more than `most`. */
function distinctUpTo(values: Float64Array, most: number): number[] | null {
  const found: number[] = [];
  for (const value of values) {
    if (value === found.at(-1)) continue;
    if (found.length === most) return null;
    found.push(value);
  }
  return found;
}

/** Which bin a finite value falls into. */
export function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Adds values to the counts of their bins; those that are not finite are not counted here. */
export function foldInto(counts: Float64Array, edges: Float64Array, values: ArrayLike<number>): void {
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (!Number.isFinite(value)) continue;
    const bin = binOf(edges, value);
    counts[bin] = (counts[bin] as number) + 1;
  }
}

type Counts = ArrayLike<number>;

/** Both samples are numbers, folded into the same bins. */
export function binnedEvidence(reference: Counts, current: Counts): Evidence {
  const [ref, cur] = [Array.from(reference), Array.from(current)];
  const [n, m] = [sum(ref), sum(cur)];
  if (n === 0 || m === 0) return NOTHING;
  const ks = kolmogorovSmirnov(distanceOf(ref, cur, n, m), n, m);
  const groups = poolBins(grouped(ref, cur, n));
  const statistics = {
    ks,
    jensenshannon: { statistic: jensenShannon(groups) },
    psi: stabilityIndex(groups),
  };
  if (isContinuous(ref, n)) return { statistics, method: 'ks', pValue: ks.pValue, effect: ks.statistic };
  const filled = ref.flatMap((count, at) => (count + (cur[at] as number) > 0 ? [at] : []));
  const few = { reference: filled.map((at) => ref[at] ?? 0), current: filled.map((at) => cur[at] ?? 0) };
  const { chi2, ...verdict } = bySquares(filled.length <= MOST_CATEGORIES ? poolBins(few) : groups);
  return { statistics: { ...statistics, ...chi2 }, ...verdict };
}

/** The largest difference between both distribution functions at the ends of bins. */
function distanceOf(ref: readonly number[], cur: readonly number[], n: number, m: number): number {
  let [i, j, most] = [0, 0, 0];
  for (let at = 0; at < ref.length; at += 1) {
    i += ref[at] as number;
    j += cur[at] as number;
    most = Math.max(most, Math.abs(i * m - j * n));
  }
  return most / (n * m);
}

/** By the reference alone: between its values any number of the current ones may share a bin. */
function isContinuous(ref: readonly number[], n: number): boolean {
  const filled = ref.filter((count) => count > 0);
  return (
    filled.length >= Math.min(DISTINCT, 0.9 * n) &&
    filled.every((count) => count <= Math.max(1, FREQUENT_SHARE * n))
  );
}

const GROUPS = 20;

/**
 * Bins joined until each holds a twentieth of the reference; what lies out of range stays in bins of its own, and so does
 * a value that fills a twentieth by itself.
 */
function grouped(reference: readonly number[], current: readonly number[], n: number): Table {
  const enough = n / GROUPS;
  const last = reference.length - 1;
  const table: { reference: number[]; current: number[] } = { reference: [], current: [] };
  let [ref, cur] = [0, 0];
  const close = () => {
    if (ref + cur > 0) {
      table.reference.push(ref);
      table.current.push(cur);
    }
    [ref, cur] = [0, 0];
  };
  for (const [at, count] of reference.entries()) {
    if (count >= enough || at === last) close();
    ref += count;
    cur += current[at] ?? 0;
    if (ref >= enough || at === 0) close();
  }
  close();
  return table;
}
