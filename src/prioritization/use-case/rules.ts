import { valueAYear } from '../roi.ts';
import type { CandidateFields } from './candidate.ts';

/** What a use case lacks to be scored high or chosen with a value beside it. */
export const MISSING = [
  'processOwner',
  'startState',
  'endState',
  'processDocument',
  'sources',
  'roi',
] as const;
export type Missing = (typeof MISSING)[number];

type Known = Omit<CandidateFields, 'name' | 'description' | 'sources'> & { sources: readonly unknown[] };

/** [P1.1] What of a use case is not known yet, in the order it is asked for. */
export function missingOf(fields: Known): Missing[] {
  return MISSING.filter((one) => {
    if (one === 'sources') return fields.sources.length === 0;
    if (one === 'roi') return roiYearOf(fields) === null;
    return fields[one] === null;
  });
}

/** [P3.1] The value a year, a decimal string; null while a term is missing. */
export function roiYearOf(
  fields: Pick<
    CandidateFields,
    'costPerTransaction' | 'volume' | 'volumePeriod' | 'improvementRate' | 'currency'
  >,
): string | null {
  const { costPerTransaction, volume, volumePeriod, improvementRate, currency } = fields;
  if (
    costPerTransaction === null ||
    volume === null ||
    volumePeriod === null ||
    improvementRate === null ||
    currency === null
  )
    return null;
  return valueAYear({
    costPerTransaction,
    volume,
    period: volumePeriod,
    improvementPercent: improvementRate,
  });
}

/** What the list can be narrowed to. */
export const FILTERS = ['all', 'scored', 'unscored', 'retired'] as const;
