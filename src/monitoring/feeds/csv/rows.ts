import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { BOUNDS, OutOfBounds } from '../../../bytes/bounds.ts';
import { unpacked } from '../../../bytes/unpack.ts';
import { separatorOf } from '../../../imports/csv/records.ts';
import { refuseHtml } from '../ask-web.ts';
import { faulty } from '../fault.ts';
import { FeedFault } from '../feed.ts';

/** Bytes, unpacked. */
export const MOST_BYTES = 64 * 1024 * 1024;
const MOST_ROWS = 2_000_000;
/** A row that is longer than this is a quote that never closes. */
const LONGEST_ROW = 1_000_000;
/** The header lies within the first so many characters. */
const HEADER = 64 * 1024;

/** What takes a file: its header, then each row with as many cells. */
export interface Taker {
  header(names: string[]): void;
  row(cells: string[]): void;
}

/**
 * Reads CSV as it comes, packed or not, and holds none of it: comma, semicolon or tab as the header has them.
 * @throws FeedFault; whatever the source of the bytes throws
 */
export async function eachRow(type: string, bytes: AsyncIterable<Uint8Array>, taker: Taker): Promise<void> {
  const texts = decoded(unpacked(bytes, { bounds: { ...BOUNDS, bytes: MOST_BYTES } }));
  try {
    const head = await beginning(texts);
    refuseHtml({ type }, head);
    await parseAll(head, texts, taker);
  } catch (error) {
    throw inWords(error);
  } finally {
    await texts.return(undefined);
  }
}

async function parseAll(head: string, rest: AsyncIterable<string>, taker: Taker): Promise<void> {
  let width = 0;
  const parser = parse({
    delimiter: separatorOf(head, () => false),
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells: string[], { records }) => {
      if (records > MOST_ROWS) throw faulty('too large', 'feeds.fault.csv-rows', { most: MOST_ROWS });
      if (width === 0) {
        width = cells.length;
        taker.header(cells.map((name) => name.trim()));
      } else if (cells.length === width) taker.row(cells);
      else
        throw faulty('not understood', 'feeds.fault.csv-width', {
          row: records,
          cells: cells.length,
          width,
        });
      return null;
    },
  });
  async function* whole() {
    yield head;
    yield* rest;
  }
  // Each row was taken where it was read: what comes out is nothing, and has to be asked for.
  await pipeline(whole(), parser, async (rows: AsyncIterable<never>) => {
    for await (const _ of rows);
  });
  if (width === 0) throw faulty('not understood', 'feeds.fault.empty');
}

/** As much as the header needs, and a little more. */
async function beginning(texts: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (head.length < HEADER && !/[^\s][^\n]*\n/.test(head)) {
    const next = await texts.next();
    if (next.done) break;
    head += next.value;
  }
  return head;
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const part of bytes) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

function inWords(error: unknown): unknown {
  if (error instanceof FeedFault) return error;
  if (error instanceof OutOfBounds)
    return faulty('too large', 'feeds.fault.file-too-large', { mb: MOST_BYTES / 1024 / 1024 });
  if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE')
    return faulty('too large', 'feeds.fault.csv-row', { kb: LONGEST_ROW / 1_000 });
  if (error instanceof CsvError)
    return faulty('not understood', 'feeds.fault.no-csv', { why: error.message });
  const { code } = error as { code?: unknown };
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return faulty('not understood', 'feeds.fault.no-text');
  if (typeof code === 'string' && code.startsWith('Z_'))
    return faulty('not understood', 'feeds.fault.damaged');
  return error;
}
