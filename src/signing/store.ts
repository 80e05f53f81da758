import { asc, eq, sql } from 'drizzle-orm';
import { SYSTEM_WORKSPACE, type Tx } from '../../db/database.ts';
import { signingKey } from '../../db/schema/actions.ts';

export type SigningKey = typeof signingKey.$inferSelect;

/** Every key of this installation, also those retired lately, the oldest first. In the system's workspace. */
export async function signingKeys(tx: Tx): Promise<SigningKey[]> {
  return tx
    .select()
    .from(signingKey)
    .where(eq(signingKey.workspaceId, SYSTEM_WORKSPACE))
    .orderBy(asc(signingKey.signsFrom), asc(signingKey.id));
}

/** Nobody else changes the keys until this transaction ends: with none there yet there is no row to hold. */
export async function lockKeys(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('phasegate signing keys', 0))`);
}

export async function insertSigningKey(tx: Tx, key: Omit<SigningKey, 'workspaceId'>): Promise<void> {
  await tx.insert(signingKey).values({ ...key, workspaceId: SYSTEM_WORKSPACE });
}

export async function retireKey(
  tx: Tx,
  id: string,
  retiredAt: Temporal.Instant,
  { isTakenBack } = { isTakenBack: false },
): Promise<void> {
  await tx
    .update(signingKey)
    .set({ retiredAt, isTakenBack })
    .where(sql`${signingKey.workspaceId} = ${SYSTEM_WORKSPACE} and ${signingKey.id} = ${id}`);
}

/** What has ceased to sign cannot be used by anybody any more; its public half still proves what it signed. */
export async function forgetPrivateHalves(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx
    .update(signingKey)
    .set({ privateKey: null })
    .where(
      sql`${signingKey.workspaceId} = ${SYSTEM_WORKSPACE} and ${signingKey.retiredAt} <= ${now.toString()}`,
    );
}

/** Tells every process that there are other keys now. */
export const keysChannel = 'phasegate_signing_keys';

export async function tellKeysChanged(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_notify(${keysChannel}, '')`);
}
