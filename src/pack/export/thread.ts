/** The thread in which an export is written: requests are answered elsewhere meanwhile. It ends with its export. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parentPort } from 'node:worker_threads';
import { Zip, ZipDeflate } from 'fflate';
import { neutralize, writeCsv } from '../../imports/csv/write.ts';
import type { Written } from '../thread.ts';

/** What the thread is asked, in turn: to begin, each table with its rows, and to end with the files that are about the others. */
export type Ask =
  | { do: 'begin'; folder: string; path: string }
  | { do: 'table'; name: string; columns: readonly string[] }
  | { do: 'rows'; lines: readonly string[] }
  | { do: 'close' }
  | { do: 'end'; extra: Readonly<Record<string, string>> };

/** A file in the archive, written bit by bit. */
interface Entry {
  name: string;
  file: ZipDeflate;
  hash: Hash;
}

/** JSON Lines go into the archive at once; the CSV waits on disk until they are done, since an archive has one file after another. */
interface Table {
  columns: readonly string[];
  lines: Entry;
  csv: FileHandle;
  csvPath: string;
  name: string;
}

let folder = '';
let out: WriteStream;
let archive: Zip;
let table: Table;

const encoder = new TextEncoder();

function begin(path: string): void {
  out = createWriteStream(path);
  archive = new Zip((error, chunk, isLast) => {
    if (error) out.destroy(error);
    else out.write(chunk);
    if (isLast) out.end();
  });
}

function entryOf(name: string): Entry {
  const file = new ZipDeflate(name, { level: 6 });
  archive.add(file);
  return { name, file, hash: createHash('sha256') };
}

function put({ file, hash }: Entry, bytes: Uint8Array): void {
  hash.update(bytes);
  file.push(bytes);
}

function closed({ name, file, hash }: Entry): Written {
  file.push(new Uint8Array(), true);
  return { name, sha256: hash.digest('hex') };
}

/** No more is held than is on its way to the disk. */
async function settled(): Promise<void> {
  if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve));
}

async function openTable(name: string, columns: readonly string[]): Promise<void> {
  const csvPath = join(folder, `${name}.csv`);
  table = { name, columns, lines: entryOf(`tables/${name}.jsonl`), csv: await open(csvPath, 'w'), csvPath };
  // Told by its mark, since it is a spreadsheet that opens it.
  await table.csv.write(`\ufeff${writeCsv([[...columns]])}`);
}

async function addRows(lines: readonly string[]): Promise<void> {
  put(table.lines, encoder.encode(lines.map((line) => `${line}\n`).join('')));
  const rows = lines.map((line) => {
    const row = JSON.parse(line) as Record<string, unknown>;
    return table.columns.map((column) => neutralize(cellOf(row[column])));
  });
  await table.csv.write(writeCsv(rows));
  await settled();
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function closeTable(): Promise<Written[]> {
  const lines = closed(table.lines);
  await table.csv.close();
  const csv = entryOf(`tables/${table.name}.csv`);
  for await (const chunk of createReadStream(table.csvPath)) {
    put(csv, chunk as Uint8Array);
    await settled();
  }
  return [lines, closed(csv)];
}

async function end(extra: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(extra)) {
    const entry = entryOf(name);
    put(entry, encoder.encode(content));
    closed(entry);
  }
  archive.end();
  await finished(out);
}

async function run(ask: Ask): Promise<unknown> {
  switch (ask.do) {
    case 'begin':
      folder = ask.folder;
      return begin(ask.path);
    case 'table':
      return openTable(ask.name, ask.columns);
    case 'rows':
      return addRows(ask.lines);
    case 'close':
      return closeTable();
    case 'end':
      return end(ask.extra);
  }
}

parentPort?.on('message', async (ask: Ask) => {
  try {
    parentPort?.postMessage({ done: await run(ask) });
  } catch (error) {
    parentPort?.postMessage({
      failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
