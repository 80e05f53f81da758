/**
 * One feature, two samples: what is measured, and what is concluded. A verdict rests on a test of homogeneity; PSI,
 * Jensen–Shannon and Wasserstein say how large a shift is.
 */
import {
  type ChiSquared,
  homogeneity,
  jensenShannon,
  poolBins,
  poolCategories,
  stabilityIndex,
  type Table,
} from './counts.ts';
import { distances } from './distances.ts';
import { kolmogorovSmirnov, quantileTable, spread } from './numeric.ts';
import { ordered } from './ordered.ts';

/** What was counted beside the values: cells without one, and infinities. */
export interface Missing {
  none: number;
  infinite: number;
}

/** `bins`: numbers as counts over bins that both samples share (`binned.ts`). */
export type Sample = Missing &
  ({ numbers: Float64Array } | { bins: Float64Array } | { categories: ReadonlyMap<string, number> });

export type Method = 'ks' | 'chi2' | 'two-proportion' | 'missing values';

/** What tests a verdict rests on: the distribution of what is there, and whether more is missing. */
export interface Evidence {
  statistics: {
    ks?: { statistic: number; pValue: number };
    chi2?: { statistic: number; pValue: number; df: number };
    wasserstein?: { statistic: number | null };
    jensenshannon?: { statistic: number | null };
    psi?: { statistic: number; pValue: number | null };
  };
  method: Method | null;
  pValue: number | null;
  /** Kolmogorov–Smirnov’s distance, or Cramér’s V: both from 0 to 1. */
  effect: number | null;
}

/** With fewer different values the Kolmogorov–Smirnov test rarely fires; the same where one value is frequent. */
export const DISTINCT = 150;
export const FREQUENT_SHARE = 0.05;

export function sizeOf(sample: Sample): number {
  if ('numbers' in sample) return sample.numbers.length;
  let n = 0;
  for (const count of 'bins' in sample ? sample.bins : sample.categories.values()) n += count;
  return n;
}

/** Both samples are numbers. @param reference, current finite values, in any order */
export function numericEvidence(reference: Float64Array, current: Float64Array): Evidence {
  if (reference.length === 0 || current.length === 0) return NOTHING;
  const [ref, cur] = ordered(reference, current);
  const { ks: distance, wasserstein, distinct, mostFrequent } = distances(ref, cur);
  const all = ref.length + cur.length;
  const ks = kolmogorovSmirnov(distance, ref.length, cur.length);
  const bins = poolBins(quantileTable(ref, cur));
  const unit = spread(ref);
  const statistics = {
    ks,
    wasserstein: { statistic: unit > 0 ? wasserstein / unit : wasserstein === 0 ? 0 : null },
    jensenshannon: { statistic: jensenShannon(bins) },
    psi: stabilityIndex(bins),
  };
  const isContinuous = distinct >= Math.min(DISTINCT, 0.9 * all) && mostFrequent <= FREQUENT_SHARE * all;
  if (isContinuous) return { statistics, method: 'ks', pValue: ks.pValue, effect: distance };
  const table = distinct <= MOST_CATEGORIES ? poolBins(valueTable(reference, current)) : bins;
  const { chi2, ...verdict } = bySquares(table);
  return { statistics: { ...statistics, ...chi2 }, ...verdict };
}

/** Up to so many different numbers are each a cell of the table. */
export const MOST_CATEGORIES = 20;

function valueTable(reference: Float64Array, current: Float64Array): Table {
  const values = [...new Set([...new Set(reference), ...new Set(current)])].sort((a, b) => a - b);
  const count = (sample: Float64Array) => {
    const counts = new Map<number, number>();
    for (const value of sample) counts.set(value, (counts.get(value) ?? 0) + 1);
    return values.map((value) => counts.get(value) ?? 0);
  };
  return { reference: count(reference), current: count(current) };
}

type Counts = ReadonlyMap<string, number>;

/** Both samples are categories, each with how often it was seen. */
export function categoricalEvidence(reference: Counts, current: Counts): Evidence {
  const names = [...new Set([...reference.keys(), ...current.keys()])];
  const table = {
    reference: names.map((name) => reference.get(name) ?? 0),
    current: names.map((name) => current.get(name) ?? 0),
  };
  const pooled = poolCategories(table);
  const { chi2, ...verdict } = bySquares(pooled);
  return {
    statistics: { ...chi2, jensenshannon: { statistic: jensenShannon(table) }, psi: stabilityIndex(pooled) },
    ...verdict,
  };
}

export function bySquares(
  table: Table,
): Omit<Evidence, 'statistics'> & { chi2: Pick<Evidence['statistics'], 'chi2'> } {
  const found: ChiSquared | null = homogeneity(table);
  if (!found) return { chi2: {}, method: null, pValue: null, effect: null };
  const { cramersV, ...chi2 } = found;
  const method = found.df === 1 ? 'two-proportion' : 'chi2';
  return { chi2: { chi2 }, method, pValue: found.pValue, effect: cramersV };
}

export const NOTHING: Evidence = { statistics: {}, method: null, pValue: null, effect: null };

/** Is more missing, or infinite, than before? The same test, on whether there is a value at all. */
export function missingEvidence(reference: Sample, current: Sample): Omit<Evidence, 'statistics'> {
  const cells = (sample: Sample) => [sizeOf(sample), sample.none, sample.infinite];
  const { chi2: _, ...verdict } = bySquares(
    poolCategories({ reference: cells(reference), current: cells(current) }),
  );
  return verdict.method ? { ...verdict, method: 'missing values' } : verdict;
}
