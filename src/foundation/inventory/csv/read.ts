import { randomUUID } from 'node:crypto';
import { decode } from '../../../imports/csv/bytes.ts';
import { NotCsv, type Row, records } from '../../../imports/csv/records.ts';
import { restore } from '../../../imports/csv/write.ts';
import type { DryRun, ImportProblem, ImportRemark } from '../../../imports/kind.ts';
import { broken, fault } from '../../../imports/problem.ts';
import { nameKey } from '../../../record/name-key.ts';
import { FieldRefusals } from '../../../refusal.ts';
import { changedFields, fieldsOf, type SourceField, type SourceFields } from '../../rules.ts';
import type { Inventory } from '../choices.ts';
import { checkSource } from '../source-input.ts';
import type { Source } from '../store.ts';
import { fromCell } from './cells.ts';
import { COLUMNS, type Header, meaningOf, readHeader } from './columns.ts';
import type { PlannedRow } from './plan.ts';

/** The largest file and the most rows one import takes. */
export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_ROWS = 20_000;

/** What a file is compared with, and what stands in for what it leaves out. */
export interface Ground {
  inventory: Inventory;
  /** All sources of the engagement, retired ones too. */
  existing: readonly Source[];
  /** Who hands the file in, and which day it is for them. */
  me: string;
  today: string;
}

/** A dry run with the plan as `confirm` takes it. */
export interface SourcesDryRun extends DryRun {
  plan: PlannedRow[] | null;
}

/** [F1.3] Reads a file to the end and says what importing it would do, row by row, and what is wrong with it. */
export async function dryRun(bytes: Uint8Array, ground: Ground): Promise<SourcesDryRun> {
  const decoded = decode(bytes);
  if ('problems' in decoded) return noList(decoded.problems);
  const reading = new Reading(ground);
  if (decoded.isGuess) reading.remark('imports.notice.encoding');
  try {
    for await (const row of records(decoded.text, (heading) => meaningOf(heading) !== undefined)) {
      if (!reading.take(row)) break;
    }
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
    reading.problems.push(error.problem);
  }
  return reading.end();
}

const noList = (problems: ImportProblem[]): SourcesDryRun => ({ ...broken(problems), plan: null });

class Reading {
  readonly problems: ImportProblem[] = [];
  private readonly rows: PlannedRow[] = [];
  private readonly remarks: ImportRemark[] = [];
  private readonly lines = new Map<string, number>();
  private readonly active: ReadonlyMap<string, Source>;
  private readonly retired: ReadonlySet<string>;
  private readonly ground: Ground;
  private header: Header | null = null;
  private headerIsBad = false;
  private count = 0;
  private retiredRows = 0;
  private retiredNames = 0;

  constructor(ground: Ground) {
    this.ground = ground;
    this.active = new Map(ground.existing.filter((one) => !one.retiredAt).map((one) => [one.nameKey, one]));
    this.retired = new Set(ground.existing.filter((one) => one.retiredAt).map((one) => one.nameKey));
  }

  remark(key: ImportRemark['key'], params: Record<string, number> = {}): void {
    this.remarks.push({ key, params });
  }

  /** @returns false where reading on is of no use */
  take(row: Row): boolean {
    if (!this.header) return this.takeHeader(row);
    this.count += 1;
    if (this.count > MAX_ROWS) {
      this.problems.push(fault('imports.fault.too-many', row.line, '', { max: MAX_ROWS }));
      return false;
    }
    this.takeRow(row, this.header);
    return true;
  }

  private takeHeader(row: Row): boolean {
    const header = readHeader(row.cells, row.line);
    if ('meanings' in header) {
      this.header = header;
      return true;
    }
    this.headerIsBad = true;
    this.problems.push(...header);
    return false;
  }

  private takeRow({ line, cells }: Row, { meanings }: Header): void {
    const isTooLong =
      cells.length > meanings.length || cells.some((cell, at) => meanings[at] === null && cell.trim() !== '');
    if (isTooLong || cells.length < meanings.length) {
      const params = { found: cells.length, expected: meanings.filter((meaning) => meaning !== null).length };
      this.problems.push(fault('imports.fault.ragged', line, '', params));
      return;
    }
    if (cells.some((cell, at) => meanings[at] === 'retired' && cell.trim() !== '')) {
      this.retiredRows += 1;
      return;
    }
    const given = new Map<SourceField, string>();
    meanings.forEach((meaning, at) => {
      if (meaning !== null && meaning !== 'retired') given.set(meaning, cells[at] ?? '');
    });
    this.plan(line, given);
  }

  private plan(line: number, given: ReadonlyMap<SourceField, string>): void {
    const key = nameKey(
      restore(given.get('name') ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    const double = key === '' ? undefined : this.lines.get(key);
    if (double !== undefined) {
      this.problems.push(fault('imports.fault.double-name', line, COLUMNS.name, { line: double }));
    }
    this.lines.set(key, double ?? line);
    const found = this.active.get(key);
    const before = found && fieldsOf(found);
    const fields = this.check(line, this.inputOf(given, before));
    if (!fields || double !== undefined) return;
    if (!found || !before) {
      if (this.retired.has(key)) this.retiredNames += 1;
      this.rows.push({ kind: 'new', id: randomUUID(), fields });
    } else if (changedFields(before, fields).length > 0) {
      this.rows.push({ kind: 'changed', id: found.id, version: found.version, fields });
    } else {
      this.rows.push({ kind: 'unchanged', id: found.id, version: found.version });
    }
  }

  /** The row as the form would hold it. What the file does not say stays as it is, or is who asks, today. */
  private inputOf(
    given: ReadonlyMap<SourceField, string>,
    before: SourceFields | undefined,
  ): Record<string, unknown> {
    const { inventory, me, today } = this.ground;
    const input: Record<string, unknown> = { ...before };
    for (const [field, cell] of given) input[field] = fromCell(field, cell, inventory);
    input.checkedBy = input.checkedBy || before?.checkedBy || me;
    input.checkedOn = input.checkedOn || before?.checkedOn || today;
    return input;
  }

  private check(line: number, input: Record<string, unknown>): SourceFields | null {
    try {
      return checkSource(this.ground.inventory, this.ground.today, input);
    } catch (error) {
      if (!(error instanceof FieldRefusals)) throw error;
      for (const { key, field, params } of error.refusals) {
        const column = COLUMNS[field as SourceField] ?? '';
        this.problems.push(fault(key, line, column, params as ImportProblem['params']));
      }
      return null;
    }
  }

  end(): SourcesDryRun {
    if (this.headerIsBad) return noList(this.problems);
    if (this.problems.length === 0 && this.count === 0) {
      return noList([fault(this.header ? 'imports.fault.no-rows' : 'imports.fault.empty')]);
    }
    if (this.retiredRows > 0)
      this.remark('foundation.imports.notice.retired-rows', { count: this.retiredRows });
    if (this.retiredNames > 0)
      this.remark('foundation.imports.notice.retired-names', { count: this.retiredNames });
    const of = (kind: PlannedRow['kind']) => this.rows.filter((row) => row.kind === kind).length;
    const bad = new Set(this.problems.map((problem) => problem.line)).size;
    return {
      plan: this.problems.length > 0 ? [] : this.rows,
      problems: this.problems,
      remarks: this.remarks,
      counts: { fresh: of('new'), changed: of('changed'), unchanged: of('unchanged'), bad },
      isBroken: false,
      told: [],
    };
  }
}
