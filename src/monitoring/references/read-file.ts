import { BOUNDS, OutOfBounds } from '../../bytes/bounds.ts';
import { unpacked } from '../../bytes/unpack.ts';
import { collected, decode } from '../../imports/csv/bytes.ts';
import { NotCsv, records } from '../../imports/csv/records.ts';
import type { ImportProblem } from '../../imports/kind.ts';
import { fault, tooLarge } from '../../imports/problem.ts';
import type { Row } from '../../imports/row.ts';
import type { Column } from '../feeds/feed.ts';
import type { Seasonal } from './content.ts';
import { momentIn, seasonOf } from './season.ts';

const MB = 1024 * 1024;
/** Unpacked: it is held as text while it is counted. */
const MOST_BYTES = 128 * MB;
/** Problems of one kind beyond so many say nothing new. */
const MOST_PROBLEMS = 20;

export interface TableRead {
  columns: Column[];
  /** Rows. */
  n: number;
  /** The same by season, where they are told apart. */
  seasonal: Seasonal | null;
}

/** How rows are told apart. */
export type Apart = Pick<Seasonal, 'by' | 'zone' | 'column'>;

/**
 * The columns of a CSV file, packed with gzip or not: each different cell with how many rows hold it.
 * @throws whatever the source of the bytes throws
 */
export async function readColumns(
  bytes: AsyncIterable<Uint8Array>,
  apart: Apart | null = null,
): Promise<TableRead | { problems: ImportProblem[] }> {
  try {
    const whole = await collected(unpacked(bytes, { bounds: { ...BOUNDS, bytes: MOST_BYTES } }));
    const decoded = decode(whole);
    return 'problems' in decoded
      ? decoded
      : await countCells(
          records(decoded.text, () => false),
          apart,
        );
  } catch (error) {
    if (error instanceof NotCsv) return { problems: [error.problem] };
    if (error instanceof OutOfBounds) return { problems: [tooLarge(MOST_BYTES + 1, MOST_BYTES)] };
    throw error;
  }
}

interface Counted {
  columns: { name: string; cells: Map<string, number> }[];
  n: number;
}

const nothingOf = (names: readonly string[]): Counted => ({
  columns: names.map((name) => ({ name, cells: new Map() })),
  n: 0,
});

function add(to: Counted, cells: readonly string[]): void {
  to.n += 1;
  for (const [at, column] of to.columns.entries()) {
    const cell = cells[at] ?? '';
    column.cells.set(cell, (column.cells.get(cell) ?? 0) + 1);
  }
}

async function countCells(
  rows: AsyncIterable<Row>,
  apart: Apart | null,
): Promise<TableRead | { problems: ImportProblem[] }> {
  let all: Counted | null = null;
  let names: readonly string[] = [];
  const seasons = new Map<number, Counted>();
  const problems: ImportProblem[] = [];
  for await (const { line, cells } of rows) {
    if (problems.length === MOST_PROBLEMS) break;
    if (!all) {
      const wrong = wrongHead(cells, line, apart);
      if (wrong) return { problems: [wrong] };
      names = [...cells];
      all = nothingOf(names);
      continue;
    }
    const season = cells.length === names.length && apart ? seasonIn(names, cells, apart) : null;
    const wrong = wrongRow({ line, cells }, names, apart, season);
    if (wrong) problems.push(wrong);
    else add(all, cells);
    if (wrong || season === null) continue;
    const own = seasons.get(season) ?? nothingOf(names);
    seasons.set(season, own);
    add(own, cells);
  }
  if (problems.length > 0) return { problems };
  if (!all) return { problems: [fault('monitoring.reference.fault.empty')] };
  return { ...all, seasonal: apart && { ...apart, rows: seasons } };
}

/** The season of a row; null where it does not say when it was. */
function seasonIn(
  names: readonly string[],
  cells: readonly string[],
  { by, zone, column }: Apart,
): number | null {
  const at = momentIn(cells[names.indexOf(column)] ?? '', zone);
  return at && seasonOf(by, zone, at);
}

function wrongRow(
  { line, cells }: Row,
  names: readonly string[],
  apart: Apart | null,
  season: number | null,
): ImportProblem | null {
  if (cells.length !== names.length)
    return fault('monitoring.reference.fault.ragged', line, '', { count: cells.length, of: names.length });
  if (!apart || season !== null) return null;
  const said = (cells[names.indexOf(apart.column)] ?? '').slice(0, 40);
  return fault('monitoring.reference.fault.moment', line, apart.column, { said });
}

function wrongHead(names: readonly string[], line: number, apart: Apart | null): ImportProblem | null {
  const wrong = headProblem(names);
  if (wrong) return fault(wrong, line);
  return apart && !names.includes(apart.column)
    ? fault('monitoring.reference.fault.no-column', line, '', { name: apart.column })
    : null;
}

function headProblem(names: readonly string[]) {
  if (names.some((name) => name === '')) return 'monitoring.reference.fault.unnamed' as const;
  return new Set(names).size < names.length ? ('monitoring.reference.fault.twice' as const) : null;
}
