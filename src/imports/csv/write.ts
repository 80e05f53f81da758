import { stringify } from 'csv-stringify/sync';

/** Every value in quotes: a spreadsheet that separates by semicolons then finds no formula inside a value. */
export const writeCsv = (rows: string[][]): string =>
  stringify(rows, { quoted: true, record_delimiter: '\r\n' });

/**
 * [X3] A spreadsheet runs a cell that begins like a formula: an apostrophe before it stops that (OWASP, CSV
 * injection). A value that itself begins with apostrophes and then like a formula gets one more, so that
 * taking one away again always gives back what was there.
 */
export const neutralize = (cell: string): string => (/^'*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell);
export const restore = (cell: string): string => (/^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
