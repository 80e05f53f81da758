import { randomUUID } from 'node:crypto';
import { and, asc, desc, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { foundationRisk } from '../../../db/schema/lineage.ts';
import { ofCycle, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import { cardOf } from '../../engagement/card-subject.ts';
import { inCycle } from '../../engagement/in-cycle.ts';
import { runningCycles } from '../../engagement/running-cycles.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { CheckContext } from '../../room.ts';
import type { FoundationChange } from '../changed.ts';
import { RISK_CARD } from './ids.ts';
import type { InCycle } from './revision.ts';
import { exitState } from './state.ts';

export type Risk = typeof foundationRisk.$inferSelect;

/**
 * [F5.3] After phase 1, a changed source or a new blocking gap puts the foundation at risk: told once a cause.
 * @returns whether it did
 */
export async function weighRisk(acting: EngagementActing, change: FoundationChange): Promise<boolean> {
  if (change.kind !== 'source' && change.kind !== 'import' && change.kind !== 'gap') return false;
  if (change.kind === 'gap' && !change.newlyBlocking) return false;
  const { tx, actor, now, engagement, note } = acting;
  const id = randomUUID();
  const fresh = await tx
    .insert(foundationRisk)
    .values({
      workspaceId: actor.workspaceId,
      id,
      engagementId: engagement.id,
      cycle: engagement.cycle,
      kind: change.kind,
      subject: change.id,
      name: change.name,
      causedBy: actor.userId,
      at: now,
    })
    .onConflictDoNothing()
    .returning({ id: foundationRisk.id });
  if (fresh.length === 0) return false;
  note({
    action: 'foundation.risk.mark',
    kind: 'risk',
    subject: id,
    after: { kind: change.kind, subject: change.id, name: change.name },
  });
  showRisk(acting, id);
  return true;
}

/** What has put the foundation at risk and is not dealt with, oldest first. */
export async function openRisks(tx: Tx, { workspaceId, id, cycle }: InCycle): Promise<Risk[]> {
  return unsettled(tx, { workspaceId, id, cycle });
}

const unsettled = statement((orm) =>
  orm
    .select()
    .from(foundationRisk)
    .where(
      and(
        ofCycle(foundationRisk, given('workspaceId'), given('id'), given('cycle')),
        isNull(foundationRisk.settledAt),
      ),
    )
    .orderBy(asc(foundationRisk.at), asc(foundationRisk.id)),
);

/** [R3] Of the cycles that go on the first one that is at risk; where none is, the one under way. */
export async function cycleAtRisk(context: Omit<CheckContext, 'subject'>): Promise<number> {
  const { tx, engagement } = context;
  for (const cycle of await runningCycles(context))
    if ((await openRisks(tx, inCycle(engagement, cycle))).length > 0) return cycle;
  return engagement.cycle;
}

/** What a data approver accepted with a reason, the newest first. */
export async function acceptedRisks(tx: Tx, { workspaceId, id, cycle }: InCycle): Promise<Risk[]> {
  return accepted(tx, { workspaceId, id, cycle });
}

const accepted = statement((orm) =>
  orm
    .select()
    .from(foundationRisk)
    .where(
      and(
        ofCycle(foundationRisk, given('workspaceId'), given('id'), given('cycle')),
        isNotNull(foundationRisk.settledAt),
        isNotNull(foundationRisk.reason),
      ),
    )
    .orderBy(desc(foundationRisk.settledAt), desc(foundationRisk.id)),
);

/** [F5.3] Whatever put it at risk is dealt with once the exit check passes again. */
export async function settleRisks(acting: EngagementActing): Promise<void> {
  const { tx, engagement } = acting;
  const open = await openRisks(tx, engagement);
  if (open.length === 0) return;
  const state = await exitState(acting, engagement);
  if (state.missing === 0) await settle(acting, open, null);
}

/** Marks them as dealt with: because the check passes, or because somebody accepted them with a reason. */
export async function settle(
  acting: EngagementActing,
  risks: readonly Risk[],
  reason: string | null,
): Promise<void> {
  const { tx, actor, now, note } = acting;
  for (const risk of risks) {
    await tx
      .update(foundationRisk)
      .set({ settledAt: now, settledBy: actor.userId, reason })
      .where(withId(foundationRisk, actor.workspaceId, risk.id));
    note({
      action: reason === null ? 'foundation.risk.settle' : 'foundation.risk.accept',
      kind: 'risk',
      subject: risk.id,
      after: { name: risk.name, reason },
    });
    showRisk(acting, risk.id);
  }
}

/** The announcement, in the thread of the card. */
function showRisk({ engagement, show }: EngagementActing, id: string): void {
  if (!engagement.channelId) return;
  show({
    subject: `${RISK_CARD}:${id}`,
    destination: engagement.channelId,
    threadOf: cardOf(engagement.id, engagement.channelId).subject,
    engagementId: engagement.id,
  });
}
