import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { isMissing } from '../record/missing.ts';
import type { Sample } from '../statistics/drift/feature.ts';

/** A column as it stands in a file: each different cell with how often it was seen, and how many hold nothing. */
export interface Column {
  name: string;
  cells: ReadonlyMap<string, number>;
}

const INFINITE = /^[+-]?inf(inity)?$/i;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** A file that cannot be compared, in one line that says what to do. */
export class UnusableTable extends Error {}

/**
 * Reads a CSV file, packed with gzip or not, into its columns. Only how often each cell was seen is kept.
 * @throws UnusableTable where it is no table with a header
 */
export async function readTable(path: string): Promise<Column[]> {
  const bytes = createReadStream(path);
  const text = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const rows = text.pipe(parse({ bom: true, skip_empty_lines: true, relax_column_count: false }));
  for (const stream of [bytes, text]) stream.on('error', (error) => rows.destroy(error));
  let columns: Counting[] | undefined;
  try {
    for await (const row of rows as AsyncIterable<string[]>) {
      if (columns) countCells(columns, row);
      else columns = row.map((name) => ({ name: name.trim(), cells: new Map() }));
    }
  } catch (error) {
    throw new UnusableTable(`${path}: ${error instanceof Error ? error.message : error}`);
  }
  if (!columns) throw new UnusableTable(`${path} is empty: the first row should name the columns.`);
  return columns;
}

type Counting = Column & { cells: Map<string, number> };

function countCells(columns: readonly Counting[], row: readonly string[]): void {
  for (const [at, { cells }] of columns.entries()) {
    const cell = row[at] as string;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
}

/** Whether each cell that holds something is a number. A column that holds nothing is not. */
export function isNumeric({ cells }: Column): boolean {
  const values = [...cells.keys()].map((cell) => cell.trim()).filter((cell) => !isMissing(cell));
  return values.length > 0 && values.every((cell) => NUMBER.test(cell) || INFINITE.test(cell));
}

/** The sample that a column is, as numbers or as categories. */
export function sampleOf({ cells }: Column, numeric: boolean): Sample {
  let [none, infinite, finite] = [0, 0, 0];
  const categories = new Map<string, number>();
  const numbers: [value: number, count: number][] = [];
  for (const [raw, count] of cells) {
    const cell = raw.trim();
    if (isMissing(cell)) none += count;
    else if (!numeric) categories.set(cell, (categories.get(cell) ?? 0) + count);
    else if (INFINITE.test(cell) || !Number.isFinite(Number(cell))) infinite += count;
    else {
      numbers.push([Number(cell), count]);
      finite += count;
    }
  }
  if (!numeric) return { categories, none, infinite };
  const all = new Float64Array(finite);
  let filled = 0;
  for (const [value, count] of numbers) {
    all.fill(value, filled, filled + count);
    filled += count;
  }
  return { numbers: all, none, infinite };
}
