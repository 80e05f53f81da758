import { randomUUID } from 'node:crypto';
import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import type { EngagementActing } from '../engagement/verb.ts';
import { collected, decode } from '../imports/csv/bytes.ts';
import { type Row as CsvRow, NotCsv, records } from '../imports/csv/records.ts';
import { neutralize, restore, writeCsv } from '../imports/csv/write.ts';
import type {
  DryRun,
  ImportContext,
  ImportedFrom,
  ImportFile,
  ImportProblem,
  ImportRemark,
} from '../imports/kind.ts';
import { broken, fault } from '../imports/problem.ts';
import { nameKey } from '../record/name-key.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { Form, Typed } from './form.ts';
import { type Columns, columnOf, type Header, headings } from './table.ts';

/** What an import will do with one row. Unchanged ones are kept too: they must still be so at the confirm. */
export type PlannedRow<Fields> =
  | { kind: 'new'; id: string; fields: Fields }
  | { kind: 'changed'; id: string; version: number; fields: Fields }
  | { kind: 'unchanged'; id: string; version: number };

/** A thing as it is, to compare a file with. */
export interface Existing {
  id: string;
  nameKey: string;
  version: number;
  retiredAt: Temporal.Instant | null;
}

/** What a file is compared with, and filled in from where it says nothing. */
export interface Ground<Kind, Around> {
  around: Around;
  /** All of the engagement, retired ones too. */
  existing: readonly Kind[];
}

/** How things of a kind stand in a file. */
export interface Listing<Fields extends { name: string }, Around extends object> {
  form: Form<Fields, Around>;
  columns: Columns;
  maxRows: number;
  /** What stands in for what the file leaves out. */
  fill?(input: Record<string, unknown>, before: Fields | undefined, around: Around): void;
  /** Said of rows that are marked as retired, and of names that a retired thing has. */
  retired: { rows: ImportRemark['key']; names: ImportRemark['key'] };
}

const RETIRED = 'retiredOn';

/** [F1.3] What importing a file would do, row by row, and what is wrong with it. */
export async function dryRun<
  Fields extends { name: string },
  Around extends object,
  Kind extends Existing & Fields,
>(
  bytes: Uint8Array,
  of: Listing<Fields, Around>,
  ground: Ground<Kind, Around>,
): Promise<DryRun & { plan: PlannedRow<Fields>[] | null }> {
  const decoded = decode(bytes);
  if ('problems' in decoded) return { ...broken(decoded.problems), plan: null };
  const reading = new Reading(of, ground);
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

class Reading<Fields extends { name: string }, Around extends object, Kind extends Existing & Fields> {
  readonly problems: ImportProblem[] = [];
  private readonly rows: PlannedRow<Fields>[] = [];
  private readonly remarks: ImportRemark[] = [];
  private readonly lines = new Map<string, number>();
  private readonly active: ReadonlyMap<string, Kind>;
  private readonly gone: ReadonlySet<string>;
  private readonly of: Listing<Fields, Around>;
  private readonly around: Around;
  private readonly heads: ReturnType<typeof headings>;
  private header: Header | null = null;
  private headerIsBad = false;
  private count = 0;
  private retiredRows = 0;
  private retiredNames = 0;

  constructor(of: Listing<Fields, Around>, { existing, around }: Ground<Kind, Around>) {
    this.of = of;
    this.around = around;
    this.heads = headings({ ...of.columns, [RETIRED]: {} });
    this.active = new Map(existing.filter((one) => !one.retiredAt).map((one) => [one.nameKey, one]));
    this.gone = new Set(existing.filter((one) => one.retiredAt).map((one) => one.nameKey));
  }

  knows(heading: string): boolean {
    return this.heads.meaningOf(heading) !== undefined;
  }

  remark(key: ImportRemark['key'], params: Record<string, number> = {}): void {
    this.remarks.push({ key, params });
  }

  /** @returns false where reading on is of no use */
  take(row: CsvRow): boolean {
    if (!this.header) {
      const header = this.heads.read(row.cells, row.line);
      this.headerIsBad = Array.isArray(header);
      if (Array.isArray(header)) this.problems.push(...header);
      else this.header = header;
      return !this.headerIsBad;
    }
    this.count += 1;
    if (this.count > this.of.maxRows) {
      this.problems.push(fault('imports.fault.too-many', row.line, '', { max: this.of.maxRows }));
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
        given[meaning] = this.of.form.field(meaning)?.fromCell(cell, this.around);
    }
    this.plan(line, given);
  }

  private plan(line: number, given: Typed): void {
    const { form } = this.of;
    const key = nameKey(
      String(given.name ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    const double = key === '' ? undefined : this.lines.get(key);
    if (double !== undefined)
      this.problems.push(fault('imports.fault.double-name', line, columnOf('name'), { line: double }));
    this.lines.set(key, double ?? line);
    const found = this.active.get(key);
    const before = found && form.of(found);
    const fields = this.check(line, given, before);
    if (!fields || double !== undefined) return;
    if (!found || !before) {
      if (this.gone.has(key)) this.retiredNames += 1;
      this.rows.push({ kind: 'new', id: randomUUID(), fields });
    } else if (form.changed(before, fields).length > 0)
      this.rows.push({ kind: 'changed', id: found.id, version: found.version, fields });
    else this.rows.push({ kind: 'unchanged', id: found.id, version: found.version });
  }

  /** The row as the form would hold it; what the file does not say stays as it is. */
  private check(line: number, given: Typed, before: Fields | undefined): Fields | null {
    const input: Record<string, unknown> = { ...before, ...given };
    this.of.fill?.(input, before, this.around);
    try {
      return this.of.form.check(input, this.around);
    } catch (error) {
      if (!(error instanceof FieldRefusals)) throw error;
      for (const { key, field, params } of error.refusals)
        this.problems.push(fault(key, line, columnOf(field ?? ''), params as ImportProblem['params']));
      return null;
    }
  }

  end(): DryRun & { plan: PlannedRow<Fields>[] | null } {
    if (this.headerIsBad) return { ...broken(this.problems), plan: null };
    if (this.problems.length === 0 && this.count === 0) {
      const empty = fault(this.header ? 'imports.fault.no-rows' : 'imports.fault.empty');
      return { ...broken([empty]), plan: null };
    }
    if (this.retiredRows > 0) this.remark(this.of.retired.rows, { count: this.retiredRows });
    if (this.retiredNames > 0) this.remark(this.of.retired.names, { count: this.retiredNames });
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

/** [F1.3] Things as UTF-8 CSV without a byte order mark; importing it again changes nothing. */
export function listCsv<Fields extends { name: string }, Around>(
  form: Form<Fields, Around>,
  things: readonly (Fields & Pick<Existing, 'retiredAt'>)[],
  withRetired: boolean,
): string {
  const header = form.names.map(columnOf);
  const rows = things.map((thing) => {
    const cells = form.names.map((name) => neutralize(form.field(name)?.toCell(thing[name]) ?? ''));
    return withRetired ? [...cells, thing.retiredAt?.toString().slice(0, 10) ?? ''] : cells;
  });
  return writeCsv([withRetired ? [...header, columnOf(RETIRED)] : header, ...rows]);
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1_000;
type ThingTable = PgTable & Record<'workspaceId' | 'id' | 'version' | 'retiredAt', PgColumn>;

/** Locks the things a plan is about, in one order everywhere. @returns null where one is not what it was when the plan was made */
async function lockSame<Kind extends Existing>(
  tx: Tx,
  table: ThingTable,
  workspaceId: string,
  rows: readonly PlannedRow<unknown>[],
): Promise<Map<string, Kind> | null> {
  const expected = new Map(
    rows.flatMap((row) => (row.kind === 'new' ? [] : [[row.id, row.version] as const])),
  );
  const ids = [...expected.keys()].sort();
  const found = new Map<string, Kind>();
  for (let from = 0; from < ids.length; from += BATCH) {
    const locked = (await tx
      .select()
      .from(table as PgTable)
      .where(and(eq(table.workspaceId, workspaceId), inArray(table.id, ids.slice(from, from + BATCH))))
      .orderBy(asc(table.id))
      .for('update')) as Kind[];
    for (const one of locked)
      if (one.retiredAt === null && expected.get(one.id) === one.version) found.set(one.id, one);
  }
  return found.size === ids.length ? found : null;
}

/** What carrying out a plan needs of a kind of thing. */
export interface Confirming<Fields> {
  table: ThingTable;
  noun: string;
  kind: string;
  /** A whole row, as the insert takes it. */
  rowOf(id: string, fields: Fields, acting: EngagementActing): Record<string, unknown>;
  isTaken(error: unknown): boolean;
  noteEdit(acting: EngagementActing, id: string, before: Fields, after: Fields, version: number): void;
  changed(
    acting: EngagementActing,
    rows: readonly { id: string; fields: Fields }[],
    from: ImportedFrom,
  ): Promise<void>;
}

/**
 * Does what the dry run showed, all of it: every field of the form is written, whatever its columns.
 * @throws Refusal imports.stale where things have moved on since
 */
export const confirmList =
  <Fields extends { name: string }, Around, Kind extends Existing & Fields>(
    form: Form<Fields, Around>,
    of: Confirming<Fields>,
  ) =>
  async (acting: EngagementActing, { plan }: DryRun, from: ImportedFrom): Promise<void> => {
    const { tx, actor, note } = acting;
    const rows = z.custom<PlannedRow<Fields>[]>((one) => Array.isArray(one)).parse(plan);
    const before = await lockSame<Kind>(tx, of.table, actor.workspaceId, rows);
    if (!before) throw new Refusal('imports.stale');
    const fresh = rows.filter((row) => row.kind === 'new');
    const changed = rows.filter((row) => row.kind === 'changed');
    const columns = getTableColumns(of.table as PgTable);
    const own = Object.keys(columns).filter(
      (name) =>
        (form.names as readonly string[]).includes(name) ||
        name === 'nameKey' ||
        name === 'updatedAt' ||
        name === 'version',
    );
    const written = [
      ...fresh.map(({ id, fields }) => of.rowOf(id, fields, acting)),
      ...changed.map(({ id, fields, version }) => ({
        ...before.get(id),
        ...fields,
        nameKey: nameKey(fields.name),
        updatedAt: acting.now,
        version: version + 1,
      })),
    ];
    try {
      for (let at = 0; at < written.length; at += BATCH)
        await tx
          .insert(of.table as PgTable)
          .values(written.slice(at, at + BATCH))
          .onConflictDoUpdate({
            target: [of.table.workspaceId, of.table.id],
            set: Object.fromEntries(
              own.map((name) => [name, sql`excluded.${sql.identifier(columnOf(name))}`]),
            ),
          });
    } catch (error) {
      // Somebody took one of the new names since the file was checked.
      if (of.isTaken(error)) throw new Refusal('imports.stale');
      throw error;
    }
    for (const { id, fields } of fresh)
      note({
        action: `${of.noun}.add`,
        kind: of.kind,
        subject: id,
        after: { ...form.only(fields, form.names), version: 1 },
      });
    for (const { id, fields, version } of changed) {
      const was = before.get(id);
      if (was) of.noteEdit(acting, id, form.of(was), fields, version + 1);
    }
    await of.changed(acting, [...fresh, ...changed], from);
  };

/** Reads a file of things against what there is. */
export const readList =
  <Fields extends { name: string }, Around extends object, Kind extends Existing & Fields>(
    of: Listing<Fields, Around>,
    ground: (context: ImportContext) => Promise<Ground<Kind, Around>>,
  ) =>
  async (context: ImportContext, { bytes }: ImportFile): Promise<DryRun> => {
    const against = await ground(context);
    return dryRun(await collected(bytes), of, against);
  };
