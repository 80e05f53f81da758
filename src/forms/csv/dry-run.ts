import { randomUUID } from 'node:crypto';
import { collected, decode } from '../../imports/csv/bytes.ts';
import { type Row as CsvRow, NotCsv, records } from '../../imports/csv/records.ts';
import { restore } from '../../imports/csv/write.ts';
import type { DryRun, ImportContext, ImportFile, ImportProblem, ImportRemark } from '../../imports/kind.ts';
import { broken, fault } from '../../imports/problem.ts';
import { nameKey } from '../../record/name-key.ts';
import { FieldRefusals } from '../../refusal.ts';
import { oneLine } from '../field.ts';
import type { Typed } from '../form.ts';
import { columnOf, type Header, headings } from './headings.ts';
import { type ComparedWith, type Existing, type Listing, type PlannedRow, RETIRED } from './listing.ts';

type Planned<Fields> = DryRun & { plan: PlannedRow<Fields>[] | null };

/** [F1.3] What importing a file would do, row by row, and what is wrong with it. */
export async function dryRun<
  Fields extends { name: string },
  Context extends object,
  Kind extends Existing & Fields,
>(
  bytes: Uint8Array,
  listing: Listing<Fields, Context>,
  comparedWith: ComparedWith<Kind, Context>,
): Promise<Planned<Fields>> {
  const decoded = decode(bytes);
  if ('problems' in decoded) return { ...broken(decoded.problems), plan: null };
  const reading = new Reading(listing, comparedWith);
  if (decoded.isGuess) reading.remark('imports.notice.encoding');
  try {
    for await (const row of records(decoded.text, (heading) => reading.knows(heading)))
      if (!reading.take(row)) break;
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
    reading.problems.push(error.problem);
  }
  return reading.end();
}

/** How an import reads a file of things. */
export const readList =
  <Fields extends { name: string }, Context extends object, Kind extends Existing & Fields>(
    listing: Listing<Fields, Context>,
    compareWith: (context: ImportContext) => Promise<ComparedWith<Kind, Context>>,
  ) =>
  async (context: ImportContext, { bytes }: ImportFile): Promise<DryRun> => {
    const comparedWith = await compareWith(context);
    return dryRun(await collected(bytes), listing, comparedWith);
  };

class Reading<Fields extends { name: string }, Context extends object, Kind extends Existing & Fields> {
  readonly problems: ImportProblem[] = [];
  private readonly rows: PlannedRow<Fields>[] = [];
  private readonly remarks: ImportRemark[] = [];
  private readonly lineOfName = new Map<string, number>();
  private readonly active: ReadonlyMap<string, Kind>;
  private readonly retired: ReadonlySet<string>;
  private readonly listing: Listing<Fields, Context>;
  private readonly context: Context;
  private readonly headings: ReturnType<typeof headings>;
  private header: Header | null = null;
  private headerIsBad = false;
  private count = 0;
  private retiredRows = 0;
  private retiredNames = 0;

  constructor(listing: Listing<Fields, Context>, { existing, context }: ComparedWith<Kind, Context>) {
    this.listing = listing;
    this.context = context;
    this.headings = headings({ ...listing.columns, [RETIRED]: {} });
    this.active = new Map(existing.filter((kept) => !kept.retiredAt).map((kept) => [kept.nameKey, kept]));
    this.retired = new Set(existing.filter((kept) => kept.retiredAt).map((kept) => kept.nameKey));
  }

  knows(heading: string): boolean {
    return this.headings.meaningOf(heading) !== undefined;
  }

  remark(key: ImportRemark['key'], params: Record<string, number> = {}): void {
    this.remarks.push({ key, params });
  }

  /** @returns false where reading on is of no use */
  take(row: CsvRow): boolean {
    if (!this.header) {
      const header = this.headings.read(row.cells, row.line);
      this.headerIsBad = Array.isArray(header);
      if (Array.isArray(header)) this.problems.push(...header);
      else this.header = header;
      return !this.headerIsBad;
    }
    this.count += 1;
    if (this.count > this.listing.maxRows) {
      this.problems.push(fault('imports.fault.too-many', row.line, '', { max: this.listing.maxRows }));
      return false;
    }
    this.takeRow(row, this.header);
    return true;
  }

  private takeRow({ line, cells }: CsvRow, { meanings }: Header): void {
    const isTooLong =
      cells.length > meanings.length || cells.some((cell, at) => meanings[at] === null && cell.trim() !== '');
    if (isTooLong || cells.length < meanings.length) {
      const params = { found: cells.length, expected: meanings.filter((meaning) => meaning !== null).length };
      this.problems.push(fault('imports.fault.ragged', line, '', params));
      return;
    }
    const given: Record<string, unknown> = {};
    for (const [at, meaning] of meanings.entries()) {
      const cell = restore(cells[at] ?? '').trim();
      if (meaning === RETIRED && cell !== '') {
        this.retiredRows += 1;
        return;
      }
      if (meaning !== null && meaning !== RETIRED)
        given[meaning] = this.listing.form.field(meaning)?.fromCell(cell, this.context);
    }
    this.plan(line, given);
  }

  private plan(line: number, given: Typed): void {
    const { form } = this.listing;
    const key = nameKey(oneLine(String(given.name ?? ''), Number.MAX_SAFE_INTEGER));
    const sameName = key === '' ? undefined : this.lineOfName.get(key);
    if (sameName !== undefined)
      this.problems.push(fault('imports.fault.double-name', line, columnOf('name'), { line: sameName }));
    this.lineOfName.set(key, sameName ?? line);
    const found = this.active.get(key);
    const before = found && form.of(found);
    const fields = this.check(line, given, before);
    if (!fields || sameName !== undefined) return;
    if (!found || !before) {
      if (this.retired.has(key)) this.retiredNames += 1;
      this.rows.push({ kind: 'new', id: randomUUID(), fields });
    } else if (form.changed(before, fields).length > 0)
      this.rows.push({ kind: 'changed', id: found.id, version: found.version, fields });
    else this.rows.push({ kind: 'unchanged', id: found.id, version: found.version });
  }

  /** The row as the form would hold it; what the file does not say stays as it is. */
  private check(line: number, given: Typed, before: Fields | undefined): Fields | null {
    const input: Record<string, unknown> = { ...(before && this.listing.form.asTyped(before)), ...given };
    this.listing.fill?.(input, before, this.context);
    try {
      return this.listing.form.check(input, this.context);
    } catch (error) {
      if (!(error instanceof FieldRefusals)) throw error;
      for (const { key, field, params } of error.refusals)
        this.problems.push(fault(key, line, columnOf(field ?? ''), params as ImportProblem['params']));
      return null;
    }
  }

  end(): Planned<Fields> {
    if (this.headerIsBad) return { ...broken(this.problems), plan: null };
    if (this.problems.length === 0 && this.count === 0) {
      const empty = fault(this.header ? 'imports.fault.no-rows' : 'imports.fault.empty');
      return { ...broken([empty]), plan: null };
    }
    const { retired } = this.listing;
    if (this.retiredRows > 0) this.remark(retired.rows, { count: this.retiredRows });
    if (this.retiredNames > 0) this.remark(retired.names, { count: this.retiredNames });
    const counted = (kind: PlannedRow<Fields>['kind']) => this.rows.filter((row) => row.kind === kind).length;
    const bad = new Set(this.problems.map((problem) => problem.line)).size;
    return {
      plan: this.problems.length > 0 ? [] : this.rows,
      problems: this.problems,
      remarks: this.remarks,
      counts: { fresh: counted('new'), changed: counted('changed'), unchanged: counted('unchanged'), bad },
      isBroken: false,
      told: [],
    };
  }
}
