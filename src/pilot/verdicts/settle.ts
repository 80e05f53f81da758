import { cardOf } from '../../engagement/card-subject.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { sealInForce } from '../../gates/seal/store.ts';
import { EVALUATION_CARD } from '../evaluations/ids.ts';
import { findEvaluation } from '../evaluations/store.ts';
import { INVESTIGATION_CARD } from './ids.ts';
import { endOf } from './rules.ts';
import { versionsOf } from './standing.ts';
import { type Investigation, lockOpenInvestigations, newerEvaluation, updateInvestigation } from './store.ts';

/** [B5] Ends every investigation whose chosen outcome has come about: a newer evaluation, or a newer seal. */
export async function settleInvestigations(acting: EngagementActing): Promise<void> {
  const { tx, actor, engagement } = acting;
  const open = await lockOpenInvestigations(tx, actor.workspaceId, engagement);
  for (const one of open) await settleInvestigation(acting, one);
}

/**
 * Ends one investigation, which is locked, where its outcome has come about.
 * @returns it as it is now
 */
export async function settleInvestigation(
  acting: EngagementActing,
  found: Investigation,
): Promise<Investigation> {
  const { tx, actor, now, engagement, note } = acting;
  if (!found.outcome || found.findings === null) return found;
  const failed = await findEvaluation(tx, actor.workspaceId, found.evaluationId);
  const seal = await sealInForce(tx, actor.workspaceId, engagement);
  const endedIn = endOf(found.outcome, found.sealVersion, {
    newerEvaluation: await newerEvaluation(tx, actor.workspaceId, found, failed ?? { number: 0 }),
    sealVersion: seal?.version ?? 0,
  });
  if (endedIn === null) return found;
  const closed = await updateInvestigation(tx, found, {
    state: 'closed',
    endedIn,
    closedBy: actor.userId,
    closedAt: now,
  });
  note({
    action: 'pilot.investigation.close',
    kind: 'investigation',
    subject: found.id,
    before: { state: 'open' },
    after: { state: 'closed', outcome: found.outcome, endedIn },
  });
  showInvestigation(acting, found);
  return closed;
}

/** The investigation, in the thread of the evaluation that failed. */
export function showInvestigation(
  { engagement, show }: EngagementActing,
  { id, evaluationId }: Pick<Investigation, 'id' | 'evaluationId'>,
): void {
  if (!engagement.channelId) return;
  show({
    subject: `${INVESTIGATION_CARD}:${id}`,
    destination: engagement.channelId,
    threadOf: `${EVALUATION_CARD}:${evaluationId}`,
    engagementId: engagement.id,
  });
}

/**
 * A new version of the seal is in force: [B5] what waited for it ends, and the evaluations that count are shown
 * against the new numbers.
 */
export async function newSealInForce(acting: EngagementActing): Promise<void> {
  const { tx, actor, engagement, show } = acting;
  await settleInvestigations(acting);
  const { channelId } = engagement;
  if (!channelId) return;
  for (const { evaluation } of await versionsOf(tx, actor.workspaceId, engagement)) {
    show({
      subject: `${EVALUATION_CARD}:${evaluation.id}`,
      destination: channelId,
      threadOf: cardOf(engagement.id, channelId).subject,
      engagementId: engagement.id,
    });
  }
}
