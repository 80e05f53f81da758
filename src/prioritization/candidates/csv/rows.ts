import { setImmediate as breathe } from 'node:timers/promises';
import { decode } from '../../../imports/csv/bytes.ts';
import { NotCsv, type Row, records } from '../../../imports/csv/records.ts';
import type { ImportProblem, ImportRemark } from '../../../imports/kind.ts';
import { fault } from '../../../imports/problem.ts';
import { line as lineOf } from '../../../record/parse.ts';
import type { CandidateField } from '../candidate.ts';
import { cut, fromCell, fromInventory } from './cells.ts';
import { type Header, type Meaning, meaningOf, readHeader } from './columns.ts';

export const MAX_ROWS = 10_000;

/** A row as it says what a use case is, in our fields; not checked yet. */
export interface Said {
  line: number;
  name: string;
  fields: ReadonlyMap<CandidateField, string>;
}

/** A file, read to its end. */
export interface Table {
  header: Header | null;
  rows: Said[];
  problems: ImportProblem[];
  remarks: ImportRemark[];
  /** Rows that say word for word what an earlier one says. */
  twins: number;
  /** Texts that were longer than their field. */
  cuts: number;
  isBroken: boolean;
}

/** [P1.1] The rows of a file of use cases, ours or the federal inventory as published. */
export async function readRows(bytes: Uint8Array): Promise<Table> {
  const table = empty();
  const decoded = decode(bytes);
  if ('problems' in decoded) return { ...table, problems: decoded.problems, isBroken: true };
  if (decoded.isGuess) table.remarks.push({ key: 'imports.notice.encoding', params: {} });
  const seen = new Set<string>();
  try {
    for await (const row of records(decoded.text, (heading) => meaningOf(heading) !== undefined)) {
      if (!take(table, row, seen)) break;
      if (table.rows.length % 100 === 99) await breathe();
    }
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
    table.problems.push(error.problem);
  }
  if (table.problems.length === 0 && table.rows.length === 0) {
    table.problems.push(fault(table.header ? 'imports.fault.no-rows' : 'imports.fault.empty'));
    table.isBroken = true;
  }
  return table;
}

const empty = (): Table => ({
  header: null,
  rows: [],
  problems: [],
  remarks: [],
  twins: 0,
  cuts: 0,
  isBroken: false,
});

/** @returns false where reading on is of no use */
function take(table: Table, row: Row, seen: Set<string>): boolean {
  const { header } = table;
  if (!header) {
    const read = readHeader(row.cells, row.line);
    if ('meanings' in read) table.header = read;
    else Object.assign(table, { problems: read, isBroken: true });
    return 'meanings' in read;
  }
  if (table.rows.length >= MAX_ROWS) {
    table.problems.push(fault('imports.fault.too-many', row.line, '', { max: MAX_ROWS }));
    return false;
  }
  const { cells } = row;
  const isTooLong = cells.slice(header.meanings.length).some((cell) => cell.trim() !== '');
  if (isTooLong || cells.length < header.meanings.length) {
    const params = { found: cells.length, expected: header.meanings.length };
    table.problems.push(fault('imports.fault.ragged', row.line, '', params));
    return true;
  }
  const same = JSON.stringify(cells.map((cell) => cell.trim()));
  if (seen.has(same)) table.twins += 1;
  else table.rows.push(say(table, row, header));
  seen.add(same);
  return true;
}

function say(table: Table, { line, cells }: Row, { meanings, isInventory }: Header): Said {
  const said = new Map<Meaning, string>();
  for (const [at, meaning] of meanings.entries()) if (meaning) said.set(meaning, cells[at] ?? '');
  const given = isInventory ? fromInventory(said) : (said as Map<CandidateField, string>);
  const fields = new Map<CandidateField, string>();
  for (const [field, cell] of given) {
    const written = fromCell(field, cell);
    const kept = cut(field, written);
    if (kept !== written) table.cuts += 1;
    fields.set(field, kept);
  }
  // As the check will clean it, so that names are compared as they will be kept.
  const name = oneLine.safeParse(fields.get('name') ?? '');
  return { line, name: name.success ? name.data : '', fields };
}

const oneLine = lineOf(1_000_000);
