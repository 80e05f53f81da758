import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { feed } from '../../../db/schema/monitoring.ts';
import { breaksUnique } from '../../../db/unique.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';

export type Feed = typeof feed.$inferSelect;

const isFeed = (workspaceId: string, engagementId: string, id: string) =>
  and(eq(feed.workspaceId, workspaceId), eq(feed.id, id), eq(feed.engagementId, engagementId));

/** Also one that is retired. @throws Refusal where it is not there, or another engagement's */
export async function findFeed(tx: Tx, workspaceId: string, engagementId: string, id: string): Promise<Feed> {
  return one(
    await tx
      .select()
      .from(feed)
      .where(isFeed(workspaceId, engagementId, id)),
  );
}

/** As `findFeed`, and nobody else changes it until this transaction ends. */
export async function lockFeed(tx: Tx, workspaceId: string, engagementId: string, id: string): Promise<Feed> {
  return one(
    await tx
      .select()
      .from(feed)
      .where(isFeed(workspaceId, engagementId, id))
      .for('update'),
  );
}

function one([found]: Feed[]): Feed {
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** [X5] @returns false where one of this id is there already: the same form, sent twice. @throws Refusal at the name */
export async function insertFeed(tx: Tx, row: typeof feed.$inferInsert): Promise<boolean> {
  const inserted = await refusingTakenName(row.name, () =>
    tx
      .insert(feed)
      .values(row)
      .onConflictDoNothing({ target: [feed.workspaceId, feed.id] })
      .returning({ id: feed.id }),
  );
  return inserted.length > 0;
}

/** @returns its new version. @throws Refusal at the name */
export async function updateFeed(
  tx: Tx,
  found: Feed,
  set: Partial<typeof feed.$inferInsert>,
  now: Temporal.Instant,
): Promise<number> {
  const name = set.name ?? found.name;
  const version = found.version + 1;
  await refusingTakenName(name, () =>
    tx
      .update(feed)
      .set({ ...set, nameKey: nameKey(name), updatedAt: now, version })
      .where(and(eq(feed.workspaceId, found.workspaceId), eq(feed.id, found.id))),
  );
  return version;
}

/** [X8] The unique index decides, since two may take one name at once. */
async function refusingTakenName<Result>(name: string, write: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (breaksUnique(error, 'feed_name'))
      throw new Refusal('monitoring.refusal.name-taken', { name }, 'name');
    throw error;
  }
}

/** Whether this form was saved already. */
export async function isFeedSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: feed.id })
    .from(feed)
    .where(and(eq(feed.workspaceId, workspaceId), eq(feed.id, id)));
  return found.length > 0;
}

/** A courtesy while typing; the index decides. */
export async function isFeedNameUsed(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  name: string,
  exceptId: string,
): Promise<boolean> {
  const found = await tx
    .select({ id: feed.id })
    .from(feed)
    .where(
      and(
        eq(feed.workspaceId, workspaceId),
        eq(feed.engagementId, engagementId),
        eq(feed.nameKey, nameKey(name)),
        isNull(feed.retiredAt),
        ne(feed.id, exceptId),
      ),
    )
    .limit(1);
  return found.length > 0;
}
