import type { NewerChange as FieldChange } from '../record/history.ts';
import type { Inventory } from './inventory/choices.ts';

/** A source as a person describes it. */
export interface SourceFields {
  name: string;
  system: string;
  /** A Slack user id where known, else a name. */
  owner: string;
  accessMethod: string;
  updateFrequency: string;
  volume: string;
  format: string;
  extractionPlan: string | null;
  personalData: string[];
  existsToday: boolean;
  accessible: boolean;
  checkedBy: string | null;
  /** YYYY-MM-DD */
  checkedOn: string | null;
}
export type SourceField = keyof SourceFields;

/** In the order they are asked for, shown and exported. */
export const SOURCE_FIELDS = [
  'name',
  'system',
  'owner',
  'accessMethod',
  'updateFrequency',
  'volume',
  'format',
  'extractionPlan',
  'personalData',
  'existsToday',
  'accessible',
  'checkedBy',
  'checkedOn',
] as const satisfies readonly SourceField[];

/** Formats no model can read before something is extracted from them. */
export const unstructuredFormats = (inventory: Inventory): string[] =>
  inventory.formats.filter((format) => !format.structured).map((format) => format.key);

type Deciding = Pick<
  SourceFields,
  'existsToday' | 'accessible' | 'format' | 'extractionPlan' | 'checkedBy' | 'checkedOn'
>;

/** Where a source stands; the first thing in its way decides. */
export type Standing = 'wished' | 'inaccessible' | 'unplanned' | 'unchecked' | 'ready';

/** [F1.1] What is wished for is not inventory: a source that does not exist today cannot count as ready. */
export function standing(source: Deciding, unstructured: readonly string[]): Standing {
  if (!source.existsToday) return 'wished';
  if (!source.accessible) return 'inaccessible';
  if (unstructured.includes(source.format) && !source.extractionPlan) return 'unplanned';
  if (!source.checkedBy || !source.checkedOn) return 'unchecked';
  return 'ready';
}

export const isReady = (source: Deciding, unstructured: readonly string[]): boolean =>
  standing(source, unstructured) === 'ready';

export const ACCESS_BARRIER = 'access barrier';
export const NO_EXTRACTION_PLAN = 'unstructured without extraction plan';

/** [F1.4] The types of the gaps that recording a source opens by itself. */
export function gapsToOpen(source: Deciding, unstructured: readonly string[]): string[] {
  const types: string[] = [];
  if (!source.accessible) types.push(ACCESS_BARRIER);
  if (unstructured.includes(source.format) && !source.extractionPlan) types.push(NO_EXTRACTION_PLAN);
  return types;
}

/** [F1.4] Whether what opened a gap is no longer so. A person still resolves it, with evidence. */
export function isOvercome(type: string, source: Deciding, unstructured: readonly string[]): boolean {
  if (type !== ACCESS_BARRIER && type !== NO_EXTRACTION_PLAN) return false;
  return !gapsToOpen(source, unstructured).includes(type);
}

/** Two values of a field, seen as the same. The order of kinds of personal data says nothing. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((kind) => other.includes(kind));
  }
  return (one ?? null) === (other ?? null);
}

export const changedFields = (before: SourceFields, after: SourceFields): SourceField[] =>
  SOURCE_FIELDS.filter((field) => !sameValue(before[field], after[field]));

/** Only these fields, for the record. */
export const only = (source: SourceFields, fields: readonly SourceField[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, source[field]]));

/** What somebody else changed in a field while a form was open. */
export type NewerChange = FieldChange<SourceField>;

/**
 * A form filled in on an older version, brought to the newest one: where the person had left a field alone,
 * the newer value stands; what they changed themselves stays theirs.
 */
export function mergeNewer(
  typed: Readonly<Record<string, unknown>>,
  changes: readonly NewerChange[],
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...typed };
  for (const { field, before, after } of changes) {
    if (field in typed && sameValue(typed[field], before)) merged[field] = after;
  }
  return merged;
}

/** The fields of a source, without what surrounds them. */
export const fieldsOf = (source: SourceFields): SourceFields =>
  Object.fromEntries(SOURCE_FIELDS.map((field) => [field, source[field]])) as unknown as SourceFields;

/** What the list can be narrowed to. */
export const FILTERS = ['all', 'inaccessible', 'unstructured', 'personal', 'retired'] as const;
export type Filter = (typeof FILTERS)[number];

/** The longest a reason may be, in characters. */
export const REASON_MAX = 500;
