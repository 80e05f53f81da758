import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { type ReferenceSeasons, reference } from '../../../db/schema/references.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { nameKey } from '../../record/name-key.ts';

type SeasonKind = ReferenceSeasons['by'];
export type SealedReference = typeof reference.$inferSelect;

/** All but the content, which is large. */
const named = {
  id: reference.id,
  version: reference.version,
  name: reference.name,
  /** By which seasons its rows were told apart; null where they were not. */
  season: sql<SeasonKind | null>`${reference.content}->'seasons'->>'by'`,
  retiredAt: reference.retiredAt,
};

/** The newest version; null where there is none of this id in the engagement. */
export async function findReference(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<SealedReference | null> {
  const [found] = await tx
    .select()
    .from(reference)
    .where(and(ofEngagement(reference, workspaceId, engagementId), eq(reference.id, id)))
    .orderBy(desc(reference.version))
    .limit(1);
  return found ?? null;
}

/** The newest version of each reference of an engagement that is in use, by name. */
export async function referencesInUse(tx: Tx, workspaceId: string, engagementId: string) {
  const all = await tx
    .selectDistinctOn([reference.id], named)
    .from(reference)
    .where(and(ofEngagement(reference, workspaceId, engagementId), isNull(reference.retiredAt)))
    .orderBy(asc(reference.id), desc(reference.version));
  return all.toSorted((a, b) => a.name.localeCompare(b.name));
}

const newestNamed = (tx: Tx, workspaceId: string, engagementId: string, name: string) =>
  tx
    .select({ ...named, digest: reference.digest })
    .from(reference)
    .where(and(ofEngagement(reference, workspaceId, engagementId), eq(reference.nameKey, nameKey(name))))
    .orderBy(desc(reference.version))
    .limit(1);
type Which = Parameters<typeof newestNamed>;

/** The newest version that goes by this name. */
export const referenceNamed = async (...which: Which) => (await newestNamed(...which))[0] ?? null;

/** The same, and until this transaction ends nobody retires it. */
export const lockReferenceNamed = async (...which: Which) =>
  (await newestNamed(...which).for('update'))[0] ?? null;

/** What an import or a form came to; null where it changed nothing. */
export async function findReferenceByImport(
  tx: Tx,
  workspaceId: string,
  importId: string,
): Promise<SealedReference | null> {
  const [found] = await tx
    .select()
    .from(reference)
    .where(and(eq(reference.workspaceId, workspaceId), eq(reference.importId, importId)));
  return found ?? null;
}

/** Versions are counted by the primary key: two who seal at once do not get the same one. */
export const insertReference = (tx: Tx, row: typeof reference.$inferInsert) =>
  tx.insert(reference).values(row);
