import { evidentlyCategorical, evidentlyNumeric } from '../statistics/drift/evidently.ts';
import { type Sample, sizeOf } from '../statistics/drift/feature.ts';
import { compareFeatures, type DriftPolicy, type FeaturePair } from '../statistics/drift/verdict.ts';
import { type Column, isNumeric, sampleOf, UnusableTable } from './read-table.ts';

/** One column of the report. What was not measured is left out of `statistics`; shares are from 0 to 1. */
export interface ColumnReport {
  name: string;
  type: 'numeric' | 'categorical';
  n: { reference: number; current: number };
  nullShare: { reference: number; current: number };
  infiniteShare: { reference: number; current: number };
  unseen: string[];
  statistics: Record<string, { statistic: number | null; pValue?: number | null; df?: number }>;
  verdict: {
    method: string | null;
    pValue: number | null;
    adjustedPValue: number | null;
    effect: number | null;
    drifted: boolean;
    reason: string;
  };
}

export interface DriftReport {
  columns: ColumnReport[];
  drifted: number;
  of: number;
  /** Columns that only one of the files has: they are compared with nothing. */
  onlyReference: string[];
  onlyCurrent: string[];
}

/** Compares the columns that both files have. @throws UnusableTable where they share none */
export function compareTables(
  reference: readonly Column[],
  current: readonly Column[],
  { policy, compat }: { policy: DriftPolicy; compat: boolean },
): DriftReport {
  const inCurrent = new Map(current.map((column) => [column.name, column]));
  const pairs = reference.flatMap((column) => {
    const other = inCurrent.get(column.name);
    return other ? [pairOf(column, other)] : [];
  });
  if (pairs.length === 0) throw new UnusableTable('The two files have no column in common.');
  const columns = compat ? pairs.map(compatColumn) : compareFeatures(pairs, policy).map(columnOf);
  const named = new Set(pairs.map(({ name }) => name));
  const others = (table: readonly Column[]) =>
    table.map(({ name }) => name).filter((name) => !named.has(name));
  return {
    columns,
    drifted: columns.filter(({ verdict }) => verdict.drifted).length,
    of: columns.length,
    onlyReference: others(reference),
    onlyCurrent: others(current),
  };
}

/** A column is of numbers where the reference's is; in the current file a word may have come in. */
function pairOf(reference: Column, current: Column): FeaturePair {
  const numeric = isNumeric(reference);
  const isEmpty = sizeOf(sampleOf(current, false)) === 0;
  return {
    name: reference.name,
    reference: sampleOf(reference, numeric),
    current: sampleOf(current, numeric && (isEmpty || isNumeric(current))),
  };
}

function columnOf(found: ReturnType<typeof compareFeatures>[number]): ColumnReport {
  const { name, type, unseen, statistics, verdict } = found;
  return { name, type, ...shares(found), unseen, statistics, verdict };
}

function shares({ reference, current }: FeaturePair) {
  const both = <T>(of: (sample: Sample) => T) => ({ reference: of(reference), current: of(current) });
  const shareOf = (count: number, sample: Sample) =>
    count === 0 ? 0 : count / (sizeOf(sample) + sample.none + sample.infinite);
  return {
    n: both(sizeOf),
    nullShare: both((sample) => shareOf(sample.none, sample)),
    infiniteShare: both((sample) => shareOf(sample.infinite, sample)),
  };
}

/** A column by Evidently's defaults; it refuses one that a sample does not fill. */
function compatColumn(pair: FeaturePair): ColumnReport {
  const { name, reference, current } = pair;
  const type = 'numbers' in reference ? 'numeric' : 'categorical';
  const unseen =
    'categories' in reference && 'categories' in current
      ? [...current.categories.keys()].filter((value) => !reference.categories.has(value)).sort()
      : [];
  const base = { name, type, ...shares(pair), unseen } as const;
  const none = { method: null, pValue: null, adjustedPValue: null, effect: null, drifted: false };
  if (sizeOf(reference) === 0 || sizeOf(current) === 0)
    return { ...base, statistics: {}, verdict: { ...none, reason: 'a sample is empty' } };
  const found =
    'numbers' in reference && 'numbers' in current
      ? evidentlyNumeric(reference.numbers, current.numbers)
      : evidentlyCategorical(categoriesOf(reference), categoriesOf(current));
  const { statistics, method, score, threshold, drifted } = found;
  const isTest = method === 'ks' || method === 'chisquare' || method === 'z';
  return {
    ...base,
    statistics,
    verdict: {
      method,
      pValue: isTest ? score : null,
      adjustedPValue: null,
      effect: isTest ? null : score,
      drifted,
      reason: `${isTest ? 'p' : 'distance'} ${score} against ${threshold}`,
    },
  };
}

/** Numbers as categories, where only one of the two files has numbers. */
function categoriesOf(sample: Sample): ReadonlyMap<string, number> {
  if ('categories' in sample) return sample.categories;
  if ('bins' in sample) throw new Error('what is folded into bins has no values any more');
  const counts = new Map<string, number>();
  for (const value of sample.numbers) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return counts;
}
