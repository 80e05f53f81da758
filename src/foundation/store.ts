import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { source } from '../../db/schema/foundation.ts';
import { draft, person } from '../../db/schema/workspace.ts';
import { Refusal } from '../refusal.ts';
import { LIMITS } from '../slack/limits.ts';
import { type Filter, nameKey, type SourceFields } from './rules.ts';

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
  const written = await refusingTakenName(fields.name, () =>
    tx
      .insert(source)
      .values(rowOf(id, fields, by))
      .onConflictDoNothing({ target: [source.workspaceId, source.id] })
      .returning({ id: source.id }),
  );
  return written.length > 0;
}

export async function updateSource(
  tx: Tx,
  found: Source,
  set: Partial<typeof source.$inferInsert>,
  now: Temporal.Instant,
): Promise<void> {
  const name = set.name ?? found.name;
  await refusingTakenName(name, () =>
    tx
      .update(source)
      .set({ ...set, nameKey: nameKey(name), updatedAt: now, version: found.version + 1 })
      .where(and(eq(source.workspaceId, found.workspaceId), eq(source.id, found.id))),
  );
}

/** [X8] The unique index decides, since two may take one name at once. @throws Refusal at the name */
export async function refusingTakenName<Result>(
  name: string,
  write: () => PromiseLike<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (isTaken(error)) throw new Refusal('foundation.refusal.name-taken', { name }, 'name');
    throw error;
  }
}

/** Both drivers, wrapped by drizzle or not: a unique violation of the index over names. */
export function isTaken(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, constraint, constraint_name, cause } = error as Record<string, unknown>;
  if (code === '23505') return (constraint ?? constraint_name) === 'source_name';
  return isTaken(cause);
}

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
  const found = await tx
    .select({ id: source.id })
    .from(source)
    .where(and(eq(source.workspaceId, workspaceId), eq(source.id, id)));
  return found.length > 0;
}

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

export interface Wanted {
  search: string;
  filter: Filter;
  /** From 1; one beyond the last becomes the last. */
  page: number;
}

export interface SourcePage {
  sources: Source[];
  total: number;
  page: number;
  pages: number;
}

/** [F1.2] One page of the inventory, by name. */
export async function listSources(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  wanted: Wanted,
  unstructured: readonly string[],
): Promise<SourcePage> {
  const where = and(
    eq(source.workspaceId, workspaceId),
    eq(source.engagementId, engagementId),
    matches(wanted.filter, unstructured),
    contains(wanted.search),
  );
  const [counted] = await tx.select({ total: count() }).from(source).where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / LIMITS.page));
  const page = Math.min(pages, Math.max(1, wanted.page));
  const sources = await tx
    .select()
    .from(source)
    .where(where)
    .orderBy(asc(source.nameKey), asc(source.id))
    .limit(LIMITS.page)
    .offset((page - 1) * LIMITS.page);
  return { sources, total, page, pages };
}

function matches(filter: Filter, unstructured: readonly string[]): SQL | undefined {
  if (filter === 'retired') return isNotNull(source.retiredAt);
  const active = isNull(source.retiredAt);
  if (filter === 'inaccessible') return and(active, eq(source.accessible, false));
  if (filter === 'unstructured') return and(active, inArray(source.format, [...unstructured]));
  if (filter === 'personal') return and(active, sql`cardinality(${source.personalData}) > 0`);
  return active;
}

/** What was typed stands in the name, the system or the owner; also in the name of an owner known by id. */
function contains(search: string): SQL | undefined {
  if (search === '') return undefined;
  const like = `%${nameKey(search).replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    sql`${source.nameKey} like ${like}`,
    sql`lower(${source.system}) like ${like}`,
    sql`lower(${source.owner}) like ${like}`,
    sql`exists (select 1 from ${person} where ${person.workspaceId} = ${source.workspaceId} and ${person.userId} = ${source.owner} and lower(${person.name}) like ${like})`,
  );
}

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

/** How many sources there are, and how many are ready: `isReady` of the rules, said in SQL. */
export async function countSources(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  unstructured: readonly string[],
): Promise<{ total: number; ready: number }> {
  const planned = or(
    sql`not ${inArray(source.format, [...unstructured])}`,
    sql`coalesce(${source.extractionPlan}, '') <> ''`,
  );
  const [counted] = await tx
    .select({
      total: count(),
      ready: sql<number>`count(*) filter (where ${and(source.existsToday, source.accessible, planned, isNotNull(source.checkedBy), isNotNull(source.checkedOn))})::int`,
    })
    .from(source)
    .where(
      and(
        eq(source.workspaceId, workspaceId),
        eq(source.engagementId, engagementId),
        isNull(source.retiredAt),
      ),
    );
  return counted ?? { total: 0, ready: 0 };
}

/** Takes a draft out: what its form had kept of earlier steps, or null where there is none. */
export async function takeDraft(
  tx: Tx,
  workspaceId: string,
  userId: string,
  form: string,
): Promise<Record<string, unknown> | null> {
  const [taken] = await tx
    .delete(draft)
    .where(and(eq(draft.workspaceId, workspaceId), eq(draft.userId, userId), eq(draft.form, form)))
    .returning({ values: draft.values });
  return (taken?.values as Record<string, unknown> | undefined) ?? null;
}
