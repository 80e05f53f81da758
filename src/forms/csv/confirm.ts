import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { columnOf } from '../../imports/columns/columns.ts';
import type { DryRun, ImportedFrom } from '../../imports/kind.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import type { Form } from '../form.ts';
import type { Existing, PlannedRow } from './listing.ts';

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1_000;

type ThingTable = PgTable & Record<'workspaceId' | 'id' | 'version' | 'retiredAt', PgColumn>;

/** What carrying out a plan needs of a kind of thing. */
export interface Confirming<Fields, Kind> {
  table: ThingTable;
  noun: string;
  kind: string;
  /** A whole row, as the insert takes it. */
  rowOf(id: string, fields: Fields, acting: EngagementActing): Record<string, unknown>;
  /** The columns that follow from the fields, for a row that changes. */
  derived?(fields: Fields): Record<string, unknown>;
  /** Before anything is read: what lets one at a time write. */
  hold?(acting: EngagementActing): Promise<void>;
  /** Adds what other tables hold of rows. */
  whole?(tx: Tx, rows: readonly Kind[]): Promise<Kind[]>;
  /** Whether what lies beside the rows is as the plan was made. */
  isStillSo?(
    acting: EngagementActing,
    rows: readonly PlannedRow<Fields>[],
    before: ReadonlyMap<string, Kind>,
  ): Promise<boolean>;
  isTaken(error: unknown): boolean;
  noteEdit(acting: EngagementActing, id: string, before: Fields, after: Fields, version: number): void;
  /** What follows, last: what other tables hold of the rows too. */
  changed(
    acting: EngagementActing,
    rows: readonly { id: string; fields: Fields }[],
    from: ImportedFrom,
  ): Promise<void>;
}

/**
 * Does what the dry run showed, all of it.
 * @throws Refusal imports.stale where things have moved on since
 */
export const confirmList =
  <Fields extends { name: string }, Context extends object, Kind extends Existing & Fields>(
    form: Form<Fields, Context>,
    of: Confirming<Fields, Kind>,
  ) =>
  async (acting: EngagementActing, { plan }: DryRun, from: ImportedFrom): Promise<void> => {
    const { tx, actor, now, note } = acting;
    const rows = z.custom<PlannedRow<Fields>[]>((given) => Array.isArray(given)).parse(plan);
    await of.hold?.(acting);
    const before = await lockSame<Kind>(tx, of, actor.workspaceId, rows);
    if (!before || (await of.isStillSo?.(acting, rows, before)) === false) throw new Refusal('imports.stale');
    const added = rows.filter((row) => row.kind === 'new');
    const changed = rows.filter((row) => row.kind === 'changed');
    try {
      const derived = changed[0] ? Object.keys(of.derived?.(changed[0].fields) ?? {}) : [];
      await write(
        tx,
        of.table,
        [...form.names, ...derived],
        [
          ...added.map(({ id, fields }) => of.rowOf(id, fields, acting)),
          ...changed.map(({ id, fields, version }) => ({
            ...before.get(id),
            ...fields,
            ...of.derived?.(fields),
            nameKey: nameKey(fields.name),
            updatedAt: now,
            version: version + 1,
          })),
        ],
      );
    } catch (error) {
      // Somebody took one of the new names since the file was checked.
      if (of.isTaken(error)) throw new Refusal('imports.stale');
      throw error;
    }
    for (const { id, fields } of added) {
      const after = { ...form.only(fields, form.names), version: 1 };
      note({ action: `${of.noun}.add`, kind: of.kind, subject: id, after });
    }
    for (const { id, fields, version } of changed) {
      const was = before.get(id);
      if (was) of.noteEdit(acting, id, form.of(was), fields, version + 1);
    }
    await of.changed(acting, [...added, ...changed], from);
  };

/** Locks the things a plan is about, in one order everywhere. @returns null where one is not what it was when the plan was made */
async function lockSame<Kind extends Existing>(
  tx: Tx,
  { table, whole }: Pick<Confirming<never, Kind>, 'table' | 'whole'>,
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
    for (const thing of (await whole?.(tx, locked)) ?? locked)
      if (thing.retiredAt === null && expected.get(thing.id) === thing.version) found.set(thing.id, thing);
  }
  return found.size === ids.length ? found : null;
}

/**
 * Writes whole rows, new or not. Which columns is asked of the table: a field that is declared is written, or the
 * import could record a change that was never made.
 */
async function write(
  tx: Tx,
  table: ThingTable,
  names: readonly string[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const changing = [...names, 'nameKey', 'updatedAt', 'version'];
  const columns = Object.keys(getTableColumns(table as PgTable)).filter((name) => changing.includes(name));
  const set = Object.fromEntries(
    columns.map((name) => [name, sql`excluded.${sql.identifier(columnOf(name))}`]),
  );
  const target = [table.workspaceId, table.id];
  for (let at = 0; at < rows.length; at += BATCH)
    await tx
      .insert(table as PgTable)
      .values(rows.slice(at, at + BATCH))
      .onConflictDoUpdate({ target, set });
}
