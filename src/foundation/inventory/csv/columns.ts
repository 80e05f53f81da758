import { closest, distance } from 'fastest-levenshtein';
import type { ImportProblem } from '../../../imports/kind.ts';
import { fault } from '../../../imports/problem.ts';
import type { SourceField } from '../../rules.ts';

/** The documented columns, in the order they are exported. */
export const COLUMNS: Readonly<Record<SourceField, string>> = {
  name: 'name',
  system: 'system',
  owner: 'owner',
  accessMethod: 'access_method',
  updateFrequency: 'update_frequency',
  volume: 'volume',
  format: 'format',
  extractionPlan: 'extraction_plan',
  personalData: 'personal_data',
  existsToday: 'exists_today',
  accessible: 'accessible',
  checkedBy: 'checked_by',
  checkedOn: 'checked_on',
};
/** Only in exports that were asked to include retired sources. */
export const RETIRED_COLUMN = 'retired_on';

/** These can be left out: then nothing is said about them, and a source that is there keeps what it has. */
const OPTIONAL: readonly SourceField[] = ['extractionPlan', 'personalData', 'checkedBy', 'checkedOn'];

/** What people also call them. */
const ALIASES: Readonly<Record<string, string>> = {
  source: 'name',
  source_name: 'name',
  source_system: 'system',
  data_owner: 'owner',
  access: 'access_method',
  frequency: 'update_frequency',
  current_format: 'format',
  exists: 'exists_today',
  accessible_today: 'accessible',
};

type Meaning = SourceField | 'retired';
const MEANINGS = new Map<string, Meaning>([
  ...Object.entries(COLUMNS).map(([field, column]) => [column, field as SourceField] as const),
  [RETIRED_COLUMN, 'retired'],
]);

/** What each column of a file means, by its place; null for one without name. */
export interface Header {
  meanings: readonly (Meaning | null)[];
}

export const meaningOf = (heading: string): Meaning | undefined => {
  const folded = fold(heading);
  return MEANINGS.get(ALIASES[folded] ?? folded);
};
const fold = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

/** [F1.3] Reads the first row. Every column that is missing, unknown or there twice is told. */
export function readHeader(cells: readonly string[], line: number): Header | ImportProblem[] {
  const seen = new Set<Meaning>();
  const strange: ImportProblem[] = [];
  const meanings = cells.map((cell) => {
    if (cell.trim() === '') return null;
    const meaning = meaningOf(cell);
    if (!meaning) strange.push(unknown(cell, line));
    else if (seen.has(meaning)) {
      strange.push(fault('imports.fault.double-column', line, '', { column: cell.trim() }));
    } else seen.add(meaning);
    return meaning ?? null;
  });
  const missing = Object.entries(COLUMNS)
    .filter(([field]) => !seen.has(field as SourceField) && !OPTIONAL.includes(field as SourceField))
    .map(([, column]) => fault('imports.fault.missing', line, '', { column }));
  // Where no column is ours, it is another list: what it has instead is of no interest.
  if (seen.size === 0) return missing;
  return missing.length + strange.length > 0 ? [...missing, ...strange] : { meanings };
}

function unknown(cell: string, line: number): ImportProblem {
  const written = fold(cell).slice(0, 60);
  const near = closest(written, [...MEANINGS.keys()]);
  const isNear = distance(written, near) <= Math.max(2, Math.floor(near.length / 3));
  return fault('imports.fault.unknown', line, '', {
    column: cell.trim().slice(0, 60),
    near: isNear ? near : 'none',
  });
}
