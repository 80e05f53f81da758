import { finished } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { cleaned } from '../../record/clean-text.ts';
import type { ImportProblem } from '../kind.ts';
import { fault } from '../problem.ts';

export interface Row {
  /** The line it begins on, from 1. */
  line: number;
  cells: string[];
}

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

/**
 * The rows of a CSV text with `\n` as line end, blank ones left out; quotes, embedded line breaks and the
 * separator (comma, semicolon, tab) as the first row has them.
 * @param isKnown whether a heading is one of those looked for
 * @throws NotCsv
 */
export async function* records(text: string, isKnown: (heading: string) => boolean): AsyncGenerator<Row> {
  // Taken as they are parsed: a stream that fails forgets what it still held, and with it the rows before the fault.
  const parsed: { cells: string[]; end: number }[] = [];
  const parser = parse({
    delimiter: separatorOf(text, isKnown),
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { lines }) => {
      parsed.push({ cells, end: lines });
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
  if (failure instanceof CsvError) throw new NotCsv(problemOf(failure, last));
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

function problemOf(error: CsvError, last: number): ImportProblem {
  // The parser notices at the end of the file; the row that began after the last good one is where to look.
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fault('imports.fault.quote', last + 1);
  const line = typeof error.lines === 'number' ? error.lines : last + 1;
  const isQuote = error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE';
  return fault(isQuote ? 'imports.fault.stray-quote' : 'imports.fault.syntax', line);
}

function* chunks(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK);
}

/** The separator by which the first row has most names we know; then most cells; comma where all are alike. */
export function separatorOf(text: string, isKnown: (heading: string) => boolean): string {
  const first =
    text
      .slice(0, 20_000)
      .split('\n')
      .find((line) => line.trim() !== '') ?? '';
  const score = (separator: string) => {
    const cells = first.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    return cells.filter(isKnown).length * 1_000 + cells.length;
  };
  return [',', ';', '\t'].reduce((best, one) => (score(one) > score(best) ? one : best));
}
