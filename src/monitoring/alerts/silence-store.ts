import { and, asc, desc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { silence } from '../../../db/schema/alerts.ts';
import { ofEngagement } from '../../../db/scope.ts';
import type { Alert } from './store.ts';

export type Silence = typeof silence.$inferSelect;

/** Until when the silences that hold now keep a monitor's alert from being told; null where none does. */
export async function silencedUntil(
  tx: Tx,
  { workspaceId, engagementId, monitorId }: Pick<Alert, 'workspaceId' | 'engagementId' | 'monitorId'>,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const [found] = await tx
    .select({ endsAt: silence.endsAt })
    .from(silence)
    .where(
      and(
        ofEngagement(silence, workspaceId, engagementId),
        or(isNull(silence.monitorId), eq(silence.monitorId, monitorId)),
        lte(silence.startsAt, now),
        gt(silence.endsAt, now),
      ),
    )
    .orderBy(desc(silence.endsAt))
    .limit(1);
  return found?.endsAt ?? null;
}

/** Those that hold now or are to come, by when they end. */
export const silencesOf = (
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  now: Temporal.Instant,
): Promise<Silence[]> =>
  tx
    .select()
    .from(silence)
    .where(and(ofEngagement(silence, workspaceId, engagementId), gt(silence.endsAt, now)))
    .orderBy(asc(silence.endsAt));

export const insertSilence = (tx: Tx, row: Silence): Promise<unknown> =>
  tx.insert(silence).values(row).onConflictDoNothing();

/** Ends it now; one that has not begun is taken out. */
export async function endSilence(
  tx: Tx,
  { workspaceId, engagementId, id }: Pick<Silence, 'workspaceId' | 'engagementId' | 'id'>,
  now: Temporal.Instant,
): Promise<Silence | undefined> {
  const where = and(
    ofEngagement(silence, workspaceId, engagementId),
    eq(silence.id, id),
    gt(silence.endsAt, now),
  );
  const [found] = await tx.select().from(silence).where(where).for('update');
  if (!found) return undefined;
  if (Temporal.Instant.compare(found.startsAt, now) < 0)
    await tx.update(silence).set({ endsAt: now }).where(where);
  else await tx.delete(silence).where(where);
  return found;
}
