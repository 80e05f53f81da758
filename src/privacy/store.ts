import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement } from '../../db/schema/engagement.ts';
import { erasure, legalHold, retention } from '../../db/schema/privacy.ts';
import { withId } from '../../db/scope.ts';
import { holdLasts } from '../jobs/holds.ts';

export type Erasure = typeof erasure.$inferSelect;
export type LegalHold = typeof legalHold.$inferSelect;

/** Days by kind, of those that this workspace set itself. */
export async function retentionOf(tx: Tx, workspaceId: string): Promise<Map<string, number>> {
  const rows = await tx.select().from(retention).where(eq(retention.workspaceId, workspaceId));
  return new Map(rows.map(({ kind, days }) => [kind, days]));
}

export async function setRetention(tx: Tx, row: typeof retention.$inferInsert): Promise<void> {
  const { days, setBy, setAt } = row;
  await tx
    .insert(retention)
    .values(row)
    .onConflictDoUpdate({ target: [retention.workspaceId, retention.kind], set: { days, setBy, setAt } });
}

const now = (at: Temporal.Instant) => sql`${at.toString()}::timestamptz`;

/** The holds that last, the oldest first, each with its engagement's name. */
export async function holdsOf(
  tx: Tx,
  workspaceId: string,
  at: Temporal.Instant,
): Promise<{ hold: LegalHold; name: string | null }[]> {
  const held = sql.identifier('held');
  const lasts = sql`exists (select from ${legalHold} ${held} where ${held}.workspace_id = ${legalHold.workspaceId}
    and ${held}.id = ${legalHold.id} and ${holdLasts(now(at))})`;
  return tx
    .select({ hold: legalHold, name: engagement.name })
    .from(legalHold)
    .leftJoin(engagement, withId(engagement, legalHold.workspaceId, legalHold.engagementId))
    .where(and(eq(legalHold.workspaceId, workspaceId), lasts))
    .orderBy(asc(legalHold.placedAt), asc(legalHold.id));
}

/** True where it is new; a form that is sent twice makes one. */
export async function addHold(tx: Tx, row: typeof legalHold.$inferInsert): Promise<boolean> {
  const added = await tx.insert(legalHold).values(row).onConflictDoNothing().returning({ id: legalHold.id });
  return added.length > 0;
}

export async function lockHold(tx: Tx, workspaceId: string, id: string): Promise<LegalHold | undefined> {
  const [found] = await tx
    .select()
    .from(legalHold)
    .where(withId(legalHold, workspaceId, id))
    .for('update');
  return found;
}

export async function endHold(tx: Tx, { workspaceId, id }: LegalHold, by: string, at: Temporal.Instant) {
  await tx
    .update(legalHold)
    .set({ liftedBy: by, liftedAt: at })
    .where(withId(legalHold, workspaceId, id));
}

/** Several forms for one person at once come one after another. */
export async function pendingErasure(
  tx: Tx,
  workspaceId: string,
  userId: string,
): Promise<Erasure | undefined> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`erase ${workspaceId} ${userId}`}, 0))`,
  );
  const [found] = await tx
    .select()
    .from(erasure)
    .where(
      and(
        eq(erasure.workspaceId, workspaceId),
        eq(erasure.userId, userId),
        isNull(erasure.doneAt),
        isNull(erasure.stoppedAt),
      ),
    );
  return found;
}

export async function addErasure(tx: Tx, row: typeof erasure.$inferInsert): Promise<boolean> {
  const added = await tx.insert(erasure).values(row).onConflictDoNothing().returning({ id: erasure.id });
  return added.length > 0;
}

export async function findErasure(tx: Tx, workspaceId: string, id: string): Promise<Erasure | undefined> {
  const [found] = await tx
    .select()
    .from(erasure)
    .where(withId(erasure, workspaceId, id));
  return found;
}

export async function lockErasure(tx: Tx, workspaceId: string, id: string): Promise<Erasure | undefined> {
  const [found] = await tx
    .select()
    .from(erasure)
    .where(withId(erasure, workspaceId, id))
    .for('update');
  return found;
}

export async function updateErasure(tx: Tx, of: Erasure, set: Partial<Erasure>): Promise<void> {
  await tx
    .update(erasure)
    .set(set)
    .where(withId(erasure, of.workspaceId, of.id));
}

/** The last few, the newest first. */
export const lastErasures = (tx: Tx, workspaceId: string): Promise<Erasure[]> =>
  tx
    .select()
    .from(erasure)
    .where(eq(erasure.workspaceId, workspaceId))
    .orderBy(desc(erasure.askedAt), asc(erasure.id))
    .limit(5);
