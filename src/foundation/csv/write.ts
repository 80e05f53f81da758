import { stringify } from 'csv-stringify/sync';
import type { Say } from '../../texts/say.ts';
import { fieldsOf, SOURCE_FIELDS } from '../rules.ts';
import type { Source } from '../store.ts';
import { neutralize, toCell } from './cells.ts';
import { COLUMNS, RETIRED_COLUMN } from './columns.ts';
import type { Problem } from './problem.ts';

/** Every value in quotes: a spreadsheet that separates by semicolons then finds no formula inside a value. */
const write = (rows: string[][]): string => stringify(rows, { quoted: true, record_delimiter: '\r\n' });

/** [F1.3] The sources as UTF-8 CSV without a byte order mark; importing it again changes nothing. */
export function sourcesCsv(sources: readonly Source[], withRetired: boolean): string {
  const header = SOURCE_FIELDS.map((field) => COLUMNS[field]);
  const rows = sources.map((source) => {
    const fields = fieldsOf(source);
    const cells = SOURCE_FIELDS.map((field) => toCell(field, fields));
    return withRetired ? [...cells, source.retiredAt?.toString().slice(0, 10) ?? ''] : cells;
  });
  return write([withRetired ? [...header, RETIRED_COLUMN] : header, ...rows]);
}

/** [F1.3] What is wrong with a file, a line a fault, in words. */
export function problemsCsv(problems: readonly Problem[], say: Say): string {
  const header = [
    say('foundation.import.csv.line'),
    say('foundation.import.csv.column'),
    say('foundation.import.csv.reason'),
  ];
  const rows = problems.map(({ line, column, key, params }) => [
    line > 0 ? String(line) : '',
    column,
    neutralize(say(key, params)),
  ]);
  return write([header, ...rows]);
}
