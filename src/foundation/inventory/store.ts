import { and, asc, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { source } from '../../../db/schema/foundation.ts';
import { given, insertion, statement } from '../../../db/statement.ts';
import { breaksUnique } from '../../../db/unique.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import type { SourceFields } from './source.ts';

export type Source = typeof source.$inferSelect;

/** Who writes, and for which engagement. */
export interface Writing {
  workspaceId: string;
  engagementId: string;
  userId: string;
  now: Temporal.Instant;
}

/** A source's row as the insert takes it. */
export const rowOf = (id: string, fields: SourceFields, by: Writing): typeof source.$inferInsert => ({
  ...fields,
  id,
  nameKey: nameKey(fields.name),
  workspaceId: by.workspaceId,
  engagementId: by.engagementId,
  createdBy: by.userId,
  createdAt: by.now,
  updatedAt: by.now,
});

/** [X5] @returns false where a source of this id is there already: the same form, sent twice */
export async function insertSource(tx: Tx, id: string, fields: SourceFields, by: Writing): Promise<boolean> {
  return refusingTakenName(fields.name, () => inserted(tx, rowOf(id, fields, by)));
}

const inserted = insertion(source, [source.workspaceId, source.id]);

export async function updateSource(
  tx: Tx,
  found: Source,
  set: Partial<typeof source.$inferInsert>,
  now: Temporal.Instant,
): Promise<number> {
  const name = set.name ?? found.name;
  const version = found.version + 1;
  await refusingTakenName(name, () =>
    tx
      .update(source)
      .set({ ...set, nameKey: nameKey(name), updatedAt: now, version })
      .where(and(eq(source.workspaceId, found.workspaceId), eq(source.id, found.id))),
  );
  return version;
}

/** [X8] The unique index decides, since two may take one name at once. @throws Refusal at the name */
async function refusingTakenName<Result>(name: string, write: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (isTaken(error)) throw new Refusal('foundation.refusal.name-taken', { name }, 'name');
    throw error;
  }
}

/** A unique violation of the index over names. */
export const isTaken = (error: unknown): boolean => breaksUnique(error, 'source_name');

export async function findSource(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<Source> {
  return one(
    await tx
      .select()
      .from(source)
      .where(isSource(workspaceId, engagementId, id)),
  );
}

/** As `findSource`, and nobody else changes it until this transaction ends. */
export async function lockSource(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<Source> {
  return one(
    await tx
      .select()
      .from(source)
      .where(isSource(workspaceId, engagementId, id))
      .for('update'),
  );
}

const isSource = (workspaceId: string, engagementId: string, id: string) =>
  and(eq(source.workspaceId, workspaceId), eq(source.id, id), eq(source.engagementId, engagementId));

function one(rows: Source[]): Source {
  const [found] = rows;
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** Whether this form was saved already. */
export async function isSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const found = await byId(tx, { workspaceId, id });
  return found.length > 0;
}

const byId = statement((orm) =>
  orm
    .select({ id: source.id })
    .from(source)
    .where(and(eq(source.workspaceId, given('workspaceId')), eq(source.id, given('id')))),
);

/** Whether another source of the engagement has this name. A courtesy while typing; the index decides. */
export async function isNameUsed(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  name: string,
  exceptId: string,
): Promise<boolean> {
  const found = await tx
    .select({ id: source.id })
    .from(source)
    .where(
      and(
        eq(source.workspaceId, workspaceId),
        eq(source.engagementId, engagementId),
        eq(source.nameKey, nameKey(name)),
        isNull(source.retiredAt),
        ne(source.id, exceptId),
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** Some of an engagement's sources, in no order. */
export const sourcesOf = (
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  ids: readonly string[],
): Promise<Source[]> =>
  tx
    .select()
    .from(source)
    .where(
      and(
        eq(source.workspaceId, workspaceId),
        eq(source.engagementId, engagementId),
        inArray(source.id, [...ids]),
      ),
    );

/** All of an engagement's sources, for the export and for comparing a file with; by name. */
export async function allSources(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  withRetired: boolean,
): Promise<Source[]> {
  return tx
    .select()
    .from(source)
    .where(
      and(
        eq(source.workspaceId, workspaceId),
        eq(source.engagementId, engagementId),
        withRetired ? undefined : isNull(source.retiredAt),
      ),
    )
    .orderBy(desc(isNull(source.retiredAt)), asc(source.nameKey), asc(source.id));
}
