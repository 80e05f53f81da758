/**
 * Evidently’s numbers, for those who move from it: its default tests, bins and thresholds as of version 0.7.21.
 * They raise many false alarms (its χ² takes the reference’s shares as known; its distances ignore how many cases there
 * were), which is why they are a mode and not the verdict. Infinities and missing values are left out, as there.
 */
import { chiSquaredTail, normalDistribution } from '../special.ts';
import { jensenShannon, sum, type Table } from './counts.ts';
import { distances } from './distances.ts';
import { kolmogorovSmirnov } from './numeric.ts';
import { Ordered } from './ordered.ts';
import { sorted } from './sorted.ts';

export type EvidentlyMethod = 'ks' | 'chisquare' | 'z' | 'wasserstein' | 'jensenshannon';

export interface EvidentlyResult {
  statistics: {
    ks?: { statistic: number; pValue: number };
    chi2: { statistic: number; pValue: number | null; df: number };
    wasserstein?: { statistic: number };
    jensenshannon: { statistic: number };
    psi: { statistic: number; pValue: null };
  };
  method: EvidentlyMethod;
  /** A p-value or a distance, by the method. */
  score: number;
  threshold: number;
  drifted: boolean;
}

/** Up to so many cases in the reference p-values are its default, above it distances. */
const LARGE = 1_000;
const FEW_VALUES = 5;
/** A reference with more different numbers is counted in bins of equal width, else by value. */
const COUNTED_BY_VALUE = 20;
const LEAST_SPREAD = 0.001;

/** A column of numbers. @throws RangeError where a sample is empty, as Evidently does */
export function evidentlyNumeric(reference: Float64Array, current: Float64Array): EvidentlyResult {
  refuseEmpty(reference.length, current.length);
  const [ref, cur] = [sorted(reference), sorted(current)];
  const walked = distances(Ordered.of(ref), Ordered.of(cur));
  const ks = kolmogorovSmirnov(walked.ks, ref.length, cur.length);
  const wasserstein = { statistic: walked.wasserstein / Math.max(deviation(reference), LEAST_SPREAD) };
  const byValue = valueTable(ref, cur);
  const binned = new Set(ref).size > COUNTED_BY_VALUE ? sturgesTable(ref, cur) : byValue;
  const chi2 = goodnessOfFit(byValue);
  const statistics = {
    ks,
    chi2,
    wasserstein,
    jensenshannon: { statistic: jensenShannon(binned) ?? 0 },
    psi: { statistic: stabilityIndex(binned), pValue: null },
  };
  const isFew = walked.distinct <= FEW_VALUES;
  if (ref.length > LARGE)
    return isFew
      ? byDistance('jensenshannon', statistics.jensenshannon.statistic, statistics)
      : byDistance('wasserstein', wasserstein.statistic, statistics);
  return isFew ? byCategories(byValue, statistics) : byTest('ks', ks.pValue, statistics);
}

/** A column of categories, each with how often it was seen. @throws RangeError where a sample is empty */
export function evidentlyCategorical(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
): EvidentlyResult {
  const names = [...new Set([...reference.keys(), ...current.keys()])].sort();
  const table = {
    reference: names.map((name) => reference.get(name) ?? 0),
    current: names.map((name) => current.get(name) ?? 0),
  };
  refuseEmpty(sum(table.reference), sum(table.current));
  const statistics = {
    chi2: goodnessOfFit(table),
    jensenshannon: { statistic: jensenShannon(table) ?? 0 },
    psi: { statistic: stabilityIndex(table), pValue: null },
  };
  return sum(table.reference) > LARGE
    ? byDistance('jensenshannon', statistics.jensenshannon.statistic, statistics)
    : byCategories(table, statistics);
}

type Statistics = EvidentlyResult['statistics'];

function byCategories(table: Table, statistics: Statistics): EvidentlyResult {
  if (table.reference.length <= 2) return byTest('z', twoProportions(table), statistics);
  return byTest('chisquare', statistics.chi2.pValue ?? Number.NaN, statistics);
}

const byTest = (method: EvidentlyMethod, score: number, statistics: Statistics): EvidentlyResult => ({
  statistics,
  method,
  score,
  threshold: 0.05,
  drifted: score < 0.05,
});

const byDistance = (method: EvidentlyMethod, score: number, statistics: Statistics): EvidentlyResult => ({
  statistics,
  method,
  score,
  threshold: 0.1,
  drifted: score >= 0.1,
});

function refuseEmpty(n: number, m: number): void {
  if (n === 0 || m === 0) throw new RangeError('a sample holds no value');
}

/** The standard deviation with divisor n. */
function deviation(values: Float64Array): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length);
}

function valueTable(reference: Float64Array, current: Float64Array): Table {
  const values = [...new Set([...new Set(reference), ...new Set(current)])].sort((a, b) => a - b);
  const place = new Map(values.map((value, at) => [value, at]));
  const count = (sample: Float64Array) => {
    const counts = new Array<number>(values.length).fill(0);
    for (const value of sample) (counts[place.get(value) as number] as number) += 1;
    return counts;
  };
  return { reference: count(reference), current: count(current) };
}

/** Bins of equal width over both samples, as many as Sturges’ rule gives (numpy’s `histogram_bin_edges`). */
function sturgesTable(reference: Float64Array, current: Float64Array): Table {
  const low = Math.min(reference[0] as number, current[0] as number);
  const high = Math.max(reference.at(-1) as number, current.at(-1) as number);
  const width = (high - low) / (Math.log2(reference.length + current.length) + 1);
  const bins = Math.ceil((high - low) / width);
  const step = (high - low) / bins;
  const edges = Array.from({ length: bins + 1 }, (_, at) => (at === bins ? high : at * step + low));
  return { reference: countBetween(reference, edges), current: countBetween(current, edges) };
}

/** How many of the sorted values lie in [e₀, e₁), …, [eₖ₋₁, eₖ]. */
function countBetween(values: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  let bin = 0;
  for (const value of values) {
    while (bin < counts.length - 1 && value >= (edges[bin + 1] as number)) bin += 1;
    (counts[bin] as number) += 1;
  }
  return counts;
}

/** PSI; an empty cell counts as a share of 0.0001, or a millionth of the smallest one where that is as small. */
function stabilityIndex({ reference, current }: Table): number {
  const [p, q] = [filled(reference), filled(current)];
  return p.reduce(
    (total, share, at) => total + (share - (q[at] as number)) * Math.log(share / (q[at] as number)),
    0,
  );
}

function filled(counts: readonly number[]): number[] {
  const n = sum(counts);
  const shares = counts.map((count) => count / n);
  const least = Math.min(...shares.filter((share) => share !== 0));
  return shares.map((share) => (share === 0 ? (least <= 0.0001 ? least / 1e6 : 0.0001) : share));
}

/** χ² of the current counts against the reference’s shares as if they were known. */
function goodnessOfFit({ reference, current }: Table): Statistics['chi2'] {
  const scale = sum(current) / sum(reference);
  const statistic = current.reduce((total, count, at) => {
    const expected = (reference[at] as number) * scale;
    return total + (count - expected) ** 2 / expected;
  }, 0);
  const df = reference.length - 1;
  return { statistic, pValue: df > 0 ? chiSquaredTail(statistic, df) : null, df };
}

/** Two-sided p of the pooled z-test on the share of the second of two values; 1 where there is one value only. */
function twoProportions({ reference, current }: Table): number {
  const [n, m] = [sum(reference), sum(current)];
  if (reference.length === 1) return 1;
  const p = (reference[1] as number) / n;
  const q = (current[1] as number) / m;
  const pooled = (p * n + q * m) / (n + m);
  const z = (p - q) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return 2 * (1 - normalDistribution(Math.abs(z)));
}
