import { writeCsv } from '../../../imports/csv/write.ts';
import { fieldsOf, SOURCE_FIELDS } from '../../rules.ts';
import type { Source } from '../store.ts';
import { toCell } from './cells.ts';
import { COLUMNS, RETIRED_COLUMN } from './columns.ts';

/** [F1.3] The sources as UTF-8 CSV without a byte order mark; importing it again changes nothing. */
export function sourcesCsv(sources: readonly Source[], withRetired: boolean): string {
  const header = SOURCE_FIELDS.map((field) => COLUMNS[field]);
  const rows = sources.map((source) => {
    const fields = fieldsOf(source);
    const cells = SOURCE_FIELDS.map((field) => toCell(field, fields));
    return withRetired ? [...cells, source.retiredAt?.toString().slice(0, 10) ?? ''] : cells;
  });
  return writeCsv([withRetired ? [...header, RETIRED_COLUMN] : header, ...rows]);
}
