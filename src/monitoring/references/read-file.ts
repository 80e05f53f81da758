import { BOUNDS, OutOfBounds } from '../../bytes/bounds.ts';
import { unpacked } from '../../bytes/unpack.ts';
import { collected, decode } from '../../imports/csv/bytes.ts';
import { NotCsv, records } from '../../imports/csv/records.ts';
import type { ImportProblem } from '../../imports/kind.ts';
import { fault, tooLarge } from '../../imports/problem.ts';
import type { Row } from '../../imports/row.ts';
import type { Column } from '../feeds/feed.ts';

const MB = 1024 * 1024;
/** Unpacked: it is held as text while it is counted. */
const MOST_BYTES = 128 * MB;
/** Problems of one kind beyond so many say nothing new. */
const MOST_PROBLEMS = 20;

export interface TableRead {
  columns: Column[];
  /** Rows. */
  n: number;
}

/**
 * The columns of a CSV file, packed with gzip or not: each different cell with how many rows hold it.
 * @throws whatever the source of the bytes throws
 */
export async function readColumns(
  bytes: AsyncIterable<Uint8Array>,
): Promise<TableRead | { problems: ImportProblem[] }> {
  try {
    const whole = await collected(unpacked(bytes, { bounds: { ...BOUNDS, bytes: MOST_BYTES } }));
    const decoded = decode(whole);
    return 'problems' in decoded ? decoded : await countCells(records(decoded.text, () => false));
  } catch (error) {
    if (error instanceof NotCsv) return { problems: [error.problem] };
    if (error instanceof OutOfBounds) return { problems: [tooLarge(MOST_BYTES + 1, MOST_BYTES)] };
    throw error;
  }
}

async function countCells(rows: AsyncIterable<Row>): Promise<TableRead | { problems: ImportProblem[] }> {
  let columns: { name: string; cells: Map<string, number> }[] | null = null;
  const problems: ImportProblem[] = [];
  let n = 0;
  for await (const { line, cells } of rows) {
    if (!columns) {
      const wrong = headProblem(cells);
      if (wrong) return { problems: [fault(wrong, line)] };
      columns = cells.map((name) => ({ name, cells: new Map() }));
    } else if (cells.length === columns.length) {
      n += 1;
      for (const [at, column] of columns.entries()) {
        const cell = cells[at] ?? '';
        column.cells.set(cell, (column.cells.get(cell) ?? 0) + 1);
      }
    } else {
      const params = { count: cells.length, of: columns.length };
      problems.push(fault('monitoring.reference.fault.ragged', line, '', params));
      if (problems.length === MOST_PROBLEMS) break;
    }
  }
  if (problems.length > 0) return { problems };
  return columns ? { columns, n } : { problems: [fault('monitoring.reference.fault.empty')] };
}

function headProblem(names: readonly string[]) {
  if (names.some((name) => name === '')) return 'monitoring.reference.fault.unnamed' as const;
  return new Set(names).size < names.length ? ('monitoring.reference.fault.twice' as const) : null;
}
