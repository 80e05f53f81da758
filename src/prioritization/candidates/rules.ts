import type { Period } from '../../gates/seal/content.ts';
import { valueAYear } from '../roi.ts';

/** [P1.1] A use case that could be chosen, as a person describes it. What is not known yet is null. */
export interface CandidateFields {
  name: string;
  description: string;
  /** A Slack user id where known, else a name. */
  processOwner: string | null;
  startState: string | null;
  endState: string | null;
  /** A link to the document that describes the process. */
  processDocument: string | null;
  /** Ids of the data sources it needs, in order. */
  sources: string[];
  /** Decimals as strings, in their shortest form. */
  costPerTransaction: string | null;
  volume: string | null;
  volumePeriod: Period | null;
  /** In percent, 0–100. */
  improvementRate: string | null;
  /** ISO 4217. */
  currency: string | null;
}
export type CandidateField = keyof CandidateFields;

/** In the order they are asked for and shown. */
export const CANDIDATE_FIELDS = [
  'name',
  'description',
  'processOwner',
  'startState',
  'endState',
  'processDocument',
  'sources',
  'costPerTransaction',
  'currency',
  'volume',
  'volumePeriod',
  'improvementRate',
] as const satisfies readonly CandidateField[];

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

/** Two values of a field, seen as the same. Sources are kept in one order. */
export const sameValue = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((id, at) => id === other[at])
    : (one ?? null) === (other ?? null);

export const changedFields = (before: CandidateFields, after: CandidateFields): CandidateField[] =>
  CANDIDATE_FIELDS.filter((field) => !sameValue(before[field], after[field]));

/** Only these fields, for the record. */
export const only = (
  fields: CandidateFields,
  wanted: readonly CandidateField[],
): Partial<Record<CandidateField, unknown>> =>
  Object.fromEntries(wanted.map((field) => [field, fields[field]]));

/** What the list can be narrowed to. */
export const FILTERS = ['all', 'scored', 'unscored', 'retired'] as const;
export type Filter = (typeof FILTERS)[number];
