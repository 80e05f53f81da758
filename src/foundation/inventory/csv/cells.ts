import { neutralize, restore } from '../../../imports/csv/write.ts';
import type { SourceField, SourceFields } from '../../rules.ts';
import { type Inventory, keyOf } from '../choices.ts';

const YES = ['yes', 'y', 'true', '1', 'x', 'ja', 'j', 'wahr'];
const NO = ['no', 'n', 'false', '0', 'nein', 'falsch'];
const NONE = ['', 'none', 'no', 'keine', 'nein', '-', '–'];

/** A cell as the form's field would hold it. What cannot be understood stays as written, for the schema to refuse. */
export function fromCell(field: SourceField, cell: string, inventory: Inventory): unknown {
  const written = restore(cell).trim();
  const word = written.toLowerCase();
  switch (field) {
    case 'accessMethod':
    case 'updateFrequency':
    case 'format':
      return keyOf(inventory, field, written);
    case 'personalData':
      return NONE.includes(word)
        ? []
        : written
            .split(/[;|,]/)
            .filter((kind) => kind.trim() !== '')
            .map((kind) => keyOf(inventory, 'personalData', kind));
    case 'existsToday':
    case 'accessible':
      return YES.includes(word) ? true : NO.includes(word) ? false : written;
    case 'extractionPlan':
      return written === '' ? null : written;
    default:
      return written;
  }
}

/** A field as a cell; `fromCell` gives it back. */
export function toCell(field: SourceField, source: SourceFields): string {
  const value = source[field];
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return neutralize(value ?? '');
}
