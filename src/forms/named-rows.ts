import { and, eq, isNull, ne, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/database.ts';
import { ofEngagement, withId } from '../../db/scope.ts';
import { given, insertion, statement } from '../../db/statement.ts';
import { breaksUnique } from '../../db/unique.ts';
import { nameKey } from '../record/name-key.ts';
import { Refusal } from '../refusal.ts';
import type { TextKey } from '../texts/catalogue.ts';

/** A table of things that people describe: each belongs to an engagement, and none in force has another's name. */
type NamedTable = PgTable &
  Record<
    'workspaceId' | 'engagementId' | 'id' | 'name' | 'nameKey' | 'retiredAt' | 'updatedAt' | 'version',
    PgColumn
  >;

/** What a change has to know of the row as it is. */
type Before = Record<'workspaceId' | 'id' | 'name', string> & { version: number };

/** How the rows of such a table are read and written. `index`: the unique one over names; `taken`: what who comes second is told. */
export function namedRows<Table extends NamedTable>(table: Table, index: string, taken: TextKey) {
  type Row = Table['$inferSelect'];
  type NewRow = Table['$inferInsert'] & { name: string };
  const rows: PgTable = table;
  const isGiven = withId(table, given('workspaceId'), given('id'));
  const isGivenHere = and(isGiven, eq(table.engagementId, given('engagementId')));

  const byId = statement((orm) => orm.select({ id: table.id }).from(rows).where(isGiven));
  const whole = statement((orm) => orm.select().from(rows).where(isGivenHere));
  const held = statement((orm) => orm.select().from(rows).where(isGivenHere).for('update'));
  const byName = statement((orm) =>
    orm
      .select({ id: table.id })
      .from(rows)
      .where(
        and(
          ofEngagement(table, given('workspaceId'), given('engagementId')),
          eq(table.nameKey, given('nameKey')),
          isNull(table.retiredAt),
          ne(table.id, given('exceptId')),
        ) as SQL,
      )
      .limit(1),
  );
  const inserted = insertion(table, [table.workspaceId, table.id]);

  const one = ([found]: unknown[]): Row => {
    if (!found) throw new Refusal('refusal.not-found');
    return found as Row;
  };

  /** Whether a write failed because another has the name. */
  const isTaken = (error: unknown): boolean => breaksUnique(error, index);

  /** [X8] The unique index decides, since two may take one name at once. */
  async function refusingTaken<Result>(name: string, write: () => PromiseLike<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (isTaken(error)) throw new Refusal(taken, { name }, 'name');
      throw error;
    }
  }

  return {
    isTaken,

    /** Also one that is retired. @throws Refusal where it is not there, or another engagement's */
    find: async (tx: Tx, workspaceId: string, engagementId: string, id: string): Promise<Row> =>
      one(await whole(tx, { workspaceId, engagementId, id })),

    /** As `find`, and nobody else changes it until this transaction ends. */
    lock: async (tx: Tx, workspaceId: string, engagementId: string, id: string): Promise<Row> =>
      one(await held(tx, { workspaceId, engagementId, id })),

    /** [X5] @returns false where one of this id is there already: the same form, sent twice. @throws Refusal at the name */
    insert: (tx: Tx, row: NewRow): Promise<boolean> => refusingTaken(row.name, () => inserted(tx, row)),

    /** @returns its new version. @throws Refusal at the name */
    async update(
      tx: Tx,
      found: Before,
      set: Partial<Table['$inferInsert']> & { name?: string },
      now: Temporal.Instant,
    ): Promise<number> {
      const name = set.name ?? found.name;
      const version = found.version + 1;
      await refusingTaken(name, () =>
        tx
          .update(rows)
          .set({ ...set, nameKey: nameKey(name), updatedAt: now, version } as object)
          .where(withId(table, found.workspaceId, found.id)),
      );
      return version;
    },

    /** Whether this form was saved already: its draft went with the first time. */
    isSaved: async (tx: Tx, workspaceId: string, id: string): Promise<boolean> =>
      (await byId(tx, { workspaceId, id })).length > 0,

    /** Whether another of the engagement has this name. A courtesy while typing; the index decides. */
    isNameUsed: async (
      tx: Tx,
      workspaceId: string,
      engagementId: string,
      name: string,
      exceptId: string,
    ): Promise<boolean> =>
      (await byName(tx, { workspaceId, engagementId, nameKey: nameKey(name), exceptId })).length > 0,
  };
}
