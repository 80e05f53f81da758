import type { Inventory, SourceFields } from './inventory/source.ts';

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

/** What the list can be narrowed to. */
export const FILTERS = ['all', 'inaccessible', 'unstructured', 'personal', 'retired'] as const;
export type Filter = (typeof FILTERS)[number];

/**
 * [R3] The fields of a source whose change makes an assessment say something of other data. Who owns it, what it is
 * called and when its access was checked leave the data as they are.
 */
export const DATA_FIELDS = [
  'system',
  'accessMethod',
  'updateFrequency',
  'volume',
  'format',
  'extractionPlan',
] as const;
