import { sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { foundationState } from '../../../db/schema/lineage.ts';
import { ofCycle } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
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
  await bumped(tx, {
    workspaceId: actor.workspaceId,
    engagementId: engagement.id,
    cycle: engagement.cycle,
    changedAt: now,
    changedBy: actor.userId,
    changedKind: change.kind,
    changedName: change.name ?? '',
  });
}

const bumped = statement((orm) =>
  orm
    .insert(foundationState)
    .values({
      workspaceId: given('workspaceId'),
      engagementId: given('engagementId'),
      cycle: given('cycle'),
      changedAt: given('changedAt'),
      changedBy: given('changedBy'),
      changedKind: given('changedKind'),
      changedName: given('changedName'),
      revision: 1,
    })
    .onConflictDoUpdate({
      target: [foundationState.workspaceId, foundationState.engagementId, foundationState.cycle],
      set: {
        changedAt: sql`excluded.changed_at`,
        changedBy: sql`excluded.changed_by`,
        changedKind: sql`excluded.changed_kind`,
        changedName: sql`excluded.changed_name`,
        revision: sql`${foundationState.revision} + 1`,
      },
    }),
);

/** The foundation's revision and its last change; undefined where nothing was ever recorded. */
export async function readRevision(tx: Tx, engagement: InCycle): Promise<FoundationState | undefined> {
  const { workspaceId, id, cycle } = engagement;
  const [found] = await revision(tx, { workspaceId, id, cycle });
  return found;
}

const revision = statement((orm) =>
  orm
    .select()
    .from(foundationState)
    .where(ofCycle(foundationState, given('workspaceId'), given('id'), given('cycle'))),
);

/** As `readRevision`, and it stays so until this transaction ends. */
export async function holdRevision(tx: Tx, engagement: InCycle): Promise<FoundationState | undefined> {
  const [found] = await tx.select().from(foundationState).where(isFoundation(engagement)).for('share');
  return found;
}

const isFoundation = ({ workspaceId, id, cycle }: InCycle) =>
  ofCycle(foundationState, workspaceId, id, cycle);
