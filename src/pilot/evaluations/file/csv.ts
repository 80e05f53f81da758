import { finished } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { OutOfBounds } from '../../../bytes/bounds.ts';
import { type Unpacking, unpacked } from '../../../bytes/unpack.ts';
import type { ImportProblem } from '../../../imports/kind.ts';
import { cleaned } from '../../../record/clean-text.ts';
import { problem } from './problem.ts';

/** What takes the rows of a file. */
export interface RowTaker {
  /** @param line where the row begins, from 1 @returns false where nothing more is wanted */
  take(cells: string[], line: number): boolean;
}

/** What takes a whole file: the header is its first row. */
export interface FileTaker extends RowTaker {
  /** Told at the end. `isOpen`: the last line has no line end. */
  end(isOpen: boolean): void;
}

/** A row that is longer than this is a file without its line ends, or a quote that never closes. */
const LONGEST_ROW = 1_000_000;
/** The header lies within the first so many characters. */
const HEADER = 64 * 1024;

/**
 * Reads CSV as it streams in and keeps none of it: comma, semicolon or tab as the header has them, UTF-8.
 * @returns what keeps it from being read to the end; null where nothing does
 * @throws whatever the source of the bytes throws
 */
export async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  taker: FileTaker,
  unpacking: Unpacking = {},
): Promise<ImportProblem | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parsing: Parsing | null = null;
  let head = '';
  let last = '';
  const feed = (text: string): boolean => {
    last = text.at(-1) ?? last;
    if (parsing) return parsing.write(text);
    head += text;
    if (head.length < HEADER && !/[^\s][^\n]*\n/.test(head)) return true;
    parsing = startParsing(separatorOf(head), taker);
    return parsing.write(head);
  };
  try {
    for await (const chunk of unpacked(bytes, unpacking))
      if (!feed(decoder.decode(chunk, { stream: true }))) break;
    feed(decoder.decode());
  } catch (error) {
    const found = unreadable(error);
    if (!found) throw error;
    return found;
  }
  parsing ??= startParsing(separatorOf(head), taker, head);
  const found = await (parsing as Parsing).end();
  if (!found) taker.end(last !== '\n' && last !== '\r');
  return found;
}

/** What is wrong with bytes that are no gzip, no text, or too much of either; null for faults that are none of the file's. */
export function unreadable(error: unknown): ImportProblem | null {
  if (error instanceof OutOfBounds) return outOfBounds(error);
  const code = (error as { code?: unknown }).code;
  if (code === 'Z_BUF_ERROR') return problem('evaluations.fault.ends');
  if (typeof code === 'string' && code.startsWith('Z_')) return problem('evaluations.fault.gzip');
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return problem('evaluations.fault.not-text');
  return null;
}

function outOfBounds({ bound, most }: OutOfBounds): ImportProblem {
  if (bound === 'bytes') return problem('evaluations.fault.unpacks', { max: Math.floor(most / 1024 / 1024) });
  if (bound === 'ratio') return problem('evaluations.fault.bomb', { most });
  return problem('evaluations.fault.slow', { minutes: Math.ceil(most / 60_000) });
}

interface Parsing {
  /** @returns false where nothing more is wanted */
  write(text: string): boolean;
  end(): Promise<ImportProblem | null>;
}

function startParsing(delimiter: string, taker: RowTaker, begun = ''): Parsing {
  let failure: unknown = null;
  let wanted = true;
  let last = 0;
  /** Breaks within quotes that the parser counted twice: it takes CR and LF for a line each. */
  let twice = 0;
  const parser = parse({
    delimiter,
    // Told, not guessed from the header: a header that ends in LF over rows in CRLF had every row counted twice.
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells: string[], { lines }) => {
      const breaks = breaksIn(cells);
      twice += breaks.pairs;
      last = lines - twice;
      if (wanted) wanted = taker.take(cells.map(cleaned), last - breaks.lines);
      return null;
    },
  });
  const done = finished(parser.resume()).catch((error: unknown) => {
    failure ??= error;
  });
  parser.on('error', (error) => {
    failure ??= error;
  });
  if (begun) parser.write(begun);
  return {
    write(text) {
      if (wanted && !failure) parser.write(text);
      return wanted && !failure;
    },
    async end() {
      if (!failure) parser.end();
      await done;
      if (!wanted || !failure) return null;
      if (!(failure instanceof CsvError)) throw failure;
      return failure.code === 'CSV_QUOTE_NOT_CLOSED'
        ? problem('evaluations.fault.quote', {}, last + 1)
        : problem('evaluations.fault.not-csv', {}, last + 1);
    },
  };
}

/** Line breaks within the cells of a row, and how many of them are CR and LF. */
function breaksIn(cells: readonly string[]): { lines: number; pairs: number } {
  let [lines, pairs] = [0, 0];
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue;
    lines += cell.split(/\r\n|\r|\n/).length - 1;
    pairs += cell.split('\r\n').length - 1;
  }
  return { lines, pairs };
}

/** The separator by which the header has most cells; comma where all are alike. */
function separatorOf(text: string): string {
  const header = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return [',', ';', '\t'].reduce((best, one) =>
    header.split(one).length > header.split(best).length ? one : best,
  );
}
