import { setImmediate as breathe } from 'node:timers/promises';
import type { TableNames } from '../../playbook/tables-schema.ts';
import { askedOf, unknownWords } from '../columns/asked.ts';
import { Headings, type TableColumn } from '../columns/columns.ts';
import { type Header, headerOf } from '../columns/header.ts';
import { guessed, type Mapping, shapeOf } from '../columns/mapping.ts';
import type { DryRun, ImportContext, ImportFile, ImportProblem, ImportRemark } from '../kind.ts';
import { broken, fault } from '../problem.ts';
import { HEAD_ROWS, type Row } from '../row.ts';
import { type GivenRow, Giving } from './given.ts';
import { openTable } from './open.ts';

/** How rows of a kind become a plan. */
export interface RowTaker {
  /** Takes a row, or says what is wrong with it: line and column are filled in. */
  take(row: GivenRow): Fault[];
  end(): {
    plan: unknown;
    counts: Pick<DryRun['counts'], 'fresh' | 'changed' | 'unchanged'>;
    remarks: ImportRemark[];
    told?: ImportRemark[];
  };
}

/** What is wrong with a row, and in which field; none where it is the row as a whole. */
export interface Fault extends Pick<ImportProblem, 'key' | 'params'> {
  field?: string | undefined;
}

/** What a taker may know of the file. */
export interface TableFile {
  header: Header;
  mapping: Mapping;
  isPublished: boolean;
}

export interface TableReading {
  columns: readonly TableColumn[];
  names: TableNames;
  maxRows: number;
  /** @param rows all of them, before the first is taken */
  taker(rows: readonly GivenRow[], file: TableFile): RowTaker | Promise<RowTaker>;
}

/** Rows handled before others get their turn. */
const ROWS_A_TURN = 100;

/**
 * [F1.5] Reads a table to the end: finds its headings, asks where it does not know what they hold, and says what importing
 * its rows would do. What is wrong with rows is told of them; the others are planned all the same.
 */
export async function readTable(
  { mapping: said, remembered }: Pick<ImportContext, 'mapping' | 'remembered'>,
  file: ImportFile,
  reading: TableReading,
): Promise<DryRun> {
  const names = new Headings(reading.columns, reading.names);
  const isKnown = (heading: string) => names.fieldOf(heading) !== undefined;
  const table = await openTable(file, isKnown, reading.maxRows + HEAD_ROWS);
  if ('problems' in table) return broken(table.problems);
  const found = headerOf(table.rows, isKnown);
  if (!found) return broken([fault('imports.fault.empty')]);
  const { header } = found;
  const rows = table.rows.slice(found.at + 1);
  if (rows.length > reading.maxRows) return broken([tooMany(rows, reading.maxRows)]);
  if (rows.length === 0) return broken([fault('imports.fault.no-rows')]);
  const shape = shapeOf(header);
  const guess = guessed(header, reading.columns, names);
  const isPublished = names.isPublished(header.headings);
  const known = said ?? (await remembered(shape));
  const mapping = known ?? guess.mapping;
  const whole = rows.filter(({ cells }) => fits(cells, header));
  const asking = await askedOf(shape, header, whole, mapping);
  const lacks = lacking(reading.columns, mapping);
  if (!said && (lacks || unknownWords(asking, mapping, reading.columns).length > 0 || isUnsaid()))
    return { ...broken([]), isBroken: false, asks: asking };
  const dryRun = await planned({ ...reading, rows, header, mapping, names, isPublished });
  const remarks = [
    ...table.remarks,
    ...remarksOn(header, mapping, isPublished ? [] : rows, !!known && !said),
  ];
  return { ...dryRun, asks: asking, isSheet: table.isSheet, remarks: [...remarks, ...dryRun.remarks] };

  /** Columns that hold something, and nobody ever said what. */
  function isUnsaid(): boolean {
    if (known || isPublished) return false;
    const taken = new Set(Object.values(mapping.columns).flat());
    return guess.isUnsure || asking.columns.some(({ key }) => !taken.has(key));
  }
}

const tooMany = (rows: readonly Row[], max: number): ImportProblem =>
  fault('imports.fault.too-many', rows[max]?.line ?? 0, '', { max });

/** Each row would lack what it has to say. */
const lacking = (columns: readonly TableColumn[], { columns: held, same }: Mapping): boolean =>
  columns.some(({ must, field }) => must && !held[field]?.length && same[field] === undefined);

/** As many cells as headings, but for empty ones at the end. */
const fits = (cells: readonly string[], { headings }: Header): boolean =>
  cells.length >= headings.length && cells.slice(headings.length).every((cell) => cell.trim() === '');

interface Planning extends Pick<TableReading, 'columns' | 'taker'>, TableFile {
  rows: readonly Row[];
  names: Headings;
}

async function planned(at: Planning): Promise<DryRun> {
  const { rows, header } = at;
  const giving = new Giving(header, at.columns, at.mapping, at.names);
  const problems: ImportProblem[] = [];
  const rejected: { line: number; cells: string[] }[] = [];
  const given: { row: Row; says: GivenRow }[] = [];
  for (const [nth, row] of rows.entries()) {
    if (fits(row.cells, header)) given.push({ row, says: giving.row(row) });
    else {
      const params = { found: row.cells.length, expected: header.headings.length };
      problems.push(fault('imports.fault.ragged', row.line, '', params));
      rejected.push(row);
    }
    if (nth % ROWS_A_TURN === ROWS_A_TURN - 1) await breathe();
  }
  const taker = await at.taker(
    given.map(({ says }) => says),
    at,
  );
  for (const [nth, { row, says }] of given.entries()) {
    const faults = taker.take(says);
    for (const { key, params, field } of faults)
      problems.push(fault(key, row.line, field ? giving.headingOf(field) : '', params));
    if (faults.length > 0) rejected.push(row);
    if (nth % ROWS_A_TURN === ROWS_A_TURN - 1) await breathe();
  }
  const { plan, counts, remarks, told = [] } = taker.end();
  return {
    plan,
    problems: problems.toSorted((a, b) => a.line - b.line),
    remarks,
    counts: { ...counts, bad: rejected.length },
    isBroken: false,
    isPartial: rejected.length > 0 && counts.fresh + counts.changed > 0,
    told,
    ...(rejected.length > 0 && {
      rejected: { headings: [...header.headings], rows: rejected.toSorted((a, b) => a.line - b.line) },
    }),
  };
}

/** What was passed over on the way in. */
function remarksOn(
  header: Header,
  mapping: Mapping,
  rows: readonly Row[],
  isRemembered: boolean,
): ImportRemark[] {
  const taken = new Set(Object.values(mapping.columns).flat());
  const left = header.keys.flatMap((key, at) => {
    const isLeft = key !== '' && !taken.has(key) && rows.some(({ cells }) => (cells[at] ?? '') !== '');
    return isLeft ? [header.headings[at] ?? ''] : [];
  });
  const remark = (is: boolean, key: ImportRemark['key'], params: ImportRemark['params'] = {}) =>
    is ? [{ key, params }] : [];
  return [
    ...remark(header.above > 0, 'imports.notice.above', { line: header.line }),
    ...remark(header.hasIndex, 'imports.notice.index'),
    ...remark(isRemembered, 'imports.notice.remembered'),
    ...remark(left.length > 0, 'imports.notice.left-out', {
      count: left.length,
      names: left.slice(0, 5).join(', '),
      more: Math.max(0, left.length - 5),
    }),
  ];
}
