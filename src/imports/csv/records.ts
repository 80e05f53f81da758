import { finished } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAll } from 'csv-parse/sync';
import { cleaned } from '../../record/clean-text.ts';
import type { ImportProblem } from '../kind.ts';
import { fault } from '../problem.ts';
import { HEAD_ROWS, type Row } from '../row.ts';

/** Characters in which the separator shows. */
const HEAD = 20_000;
/** Bytes parsed at a time, and rows handled, before others get their turn. */
const CHUNK = 64 * 1024;
const ROWS_A_TURN = 100;

/** Thrown where a file stops being CSV. */
export class NotCsv extends Error {
  readonly problem: ImportProblem;
  constructor(problem: ImportProblem) {
    super(problem.key);
    this.problem = problem;
  }
}

/** Written by Excel above the first row, and read by it alone. */
const SEPARATOR_LINE = /^"?sep=([^"\n])"?[;,\t]*\n/i;

/**
 * The rows of a CSV text with `\n` as line end, blank ones left out; quotes, embedded line breaks and the
 * separator (comma, semicolon, tab, or what the first line says) as the rows have them.
 * @param isKnown whether a heading is one of those looked for
 * @throws NotCsv
 */
export async function* records(whole: string, isKnown: (heading: string) => boolean): AsyncGenerator<Row> {
  const told = SEPARATOR_LINE.exec(whole);
  const text = told ? whole.slice(told[0].length) : whole;
  const above = told ? 1 : 0;
  // Taken as they are parsed: a stream that fails forgets what it still held, and with it the rows before the fault.
  const parsed: { cells: string[]; end: number }[] = [];
  const parser = parse({
    delimiter: told?.[1] ?? separatorOf(text, isKnown),
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { lines }) => {
      parsed.push({ cells, end: lines + above });
      return null;
    },
  });
  let failure: unknown = null;
  let last = 0;
  const done = finished(parser.resume()).catch((error: unknown) => {
    failure = error;
  });
  for (const chunk of chunks(text)) {
    if (failure) break;
    parser.write(chunk);
    yield* taken();
    await breathe();
  }
  if (!failure) parser.end();
  await done;
  yield* taken();
  if (failure instanceof CsvError) throw new NotCsv(problemOf(failure, last, above));
  if (failure) throw failure;

  async function* taken(): AsyncGenerator<Row> {
    for (const [index, { cells, end }] of parsed.splice(0).entries()) {
      last = end;
      const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      const clean = cells.map(cleaned);
      if (clean.some((cell) => cell !== '')) yield { line: end - breaks, cells: clean };
      if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await breathe();
    }
  }
}

function problemOf(error: CsvError, last: number, above: number): ImportProblem {
  // The parser notices at the end of the file; the row that began after the last good one is where to look.
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fault('imports.fault.quote', Math.max(last, above) + 1);
  const line = typeof error.lines === 'number' ? error.lines + above : last + 1;
  const isQuote = error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE';
  return fault(isQuote ? 'imports.fault.stray-quote' : 'imports.fault.syntax', line);
}

function* chunks(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK);
}

/** The separator by which a row has most names we know; then that by which most rows are alike, and wide; comma where all are. */
export function separatorOf(text: string, isKnown: (heading: string) => boolean): string {
  const head = text.slice(0, HEAD);
  const score = (delimiter: string) => {
    const rows = headRows(head, delimiter);
    const known = Math.max(0, ...rows.map((cells) => cells.filter((cell) => isKnown(cell.trim())).length));
    const widths = [...Map.groupBy(rows, (cells) => cells.length)];
    return known * 1_000 + Math.max(0, ...widths.map(([width, alike]) => (width - 1) * alike.length));
  };
  return [',', ';', '\t'].reduce((best, other) => (score(other) > score(best) ? other : best));
}

function headRows(head: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  const take = (cells: string[]) => {
    rows.push(cells);
    return null;
  };
  const options = { delimiter, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: true };
  try {
    parseAll(head, { ...options, relax_quotes: true, to: HEAD_ROWS, on_record: take });
  } catch {
    // Cut off in the middle of a row: those before it are enough.
  }
  return rows;
}
