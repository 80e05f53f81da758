import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { foundationState } from '../../../db/schema/lineage.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { EngagementActing } from '../../engagement/verb.ts';

export type FoundationState = typeof foundationState.$inferSelect;

/** Which cycle of which engagement. */
export type InCycle = Pick<Engagement, 'workspaceId' | 'id' | 'cycle'>;

/** [F5.1] The foundation changed: what was validated before counts no longer. */
export async function bumpFoundation(
  { tx, actor, now, engagement }: EngagementActing,
  change: { kind: FoundationState['changedKind']; name?: string },
): Promise<void> {
  const changed = {
    changedAt: now,
    changedBy: actor.userId,
    changedKind: change.kind,
    changedName: change.name ?? '',
  };
  await tx
    .insert(foundationState)
    .values({
      ...changed,
      workspaceId: actor.workspaceId,
      engagementId: engagement.id,
      cycle: engagement.cycle,
      revision: 1,
    })
    .onConflictDoUpdate({
      target: [foundationState.workspaceId, foundationState.engagementId, foundationState.cycle],
      set: { ...changed, revision: sql`${foundationState.revision} + 1` },
    });
}

/** The foundation's revision and its last change; undefined where nothing was ever recorded. */
export async function readRevision(tx: Tx, engagement: InCycle): Promise<FoundationState | undefined> {
  const [found] = await tx.select().from(foundationState).where(isFoundation(engagement));
  return found;
}

/** As `readRevision`, and it stays so until this transaction ends. */
export async function holdRevision(tx: Tx, engagement: InCycle): Promise<FoundationState | undefined> {
  const [found] = await tx.select().from(foundationState).where(isFoundation(engagement)).for('share');
  return found;
}

const isFoundation = ({ workspaceId, id, cycle }: InCycle) =>
  and(
    eq(foundationState.workspaceId, workspaceId),
    eq(foundationState.engagementId, id),
    eq(foundationState.cycle, cycle),
  );
