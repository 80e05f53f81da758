import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { apiKey } from '../../../db/schema/api.ts';
import { withId } from '../../../db/scope.ts';

export type ApiKey = typeof apiKey.$inferSelect;

export async function keyByHash(tx: Tx, workspaceId: string, hash: string): Promise<ApiKey | undefined> {
  const [found] = await tx
    .select()
    .from(apiKey)
    .where(and(eq(apiKey.workspaceId, workspaceId), eq(apiKey.hash, hash)));
  return found;
}

export async function findKey(tx: Tx, workspaceId: string, id: string): Promise<ApiKey | undefined> {
  const [found] = await tx
    .select()
    .from(apiKey)
    .where(withId(apiKey, workspaceId, id));
  return found;
}

/** As `findKey`, and nobody else changes it until this transaction ends. */
export async function lockKey(tx: Tx, workspaceId: string, id: string): Promise<ApiKey | undefined> {
  const [found] = await tx
    .select()
    .from(apiKey)
    .where(withId(apiKey, workspaceId, id))
    .for('update');
  return found;
}

/** Everybody's keys, or one person's; the newest first. */
export async function keysOf(tx: Tx, workspaceId: string, userId: string | null): Promise<ApiKey[]> {
  return tx
    .select()
    .from(apiKey)
    .where(
      and(eq(apiKey.workspaceId, workspaceId), userId === null ? undefined : eq(apiKey.createdBy, userId)),
    )
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id));
}

/** @returns false where a key of this id is there already */
export async function insertKey(tx: Tx, key: typeof apiKey.$inferInsert): Promise<boolean> {
  const written = await tx.insert(apiKey).values(key).onConflictDoNothing().returning({ id: apiKey.id });
  return written.length > 0;
}

export async function updateKey(
  tx: Tx,
  { workspaceId, id }: Pick<ApiKey, 'workspaceId' | 'id'>,
  set: Partial<Pick<ApiKey, 'expiresAt' | 'replacedBy' | 'revokedAt' | 'revokedBy' | 'lastUsedAt'>>,
): Promise<void> {
  await tx
    .update(apiKey)
    .set(set)
    .where(withId(apiKey, workspaceId, id));
}
