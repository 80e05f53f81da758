import type { EngagementActing } from '../../engagement/verb.ts';
import { sealInForce } from '../../gates/seal/store.ts';
import { findEvaluation } from '../evaluations/store.ts';
import { endOf } from './rules.ts';
import { showEvaluation, showInvestigation, showSegments } from './showings.ts';
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

/**
 * A new version of the seal is in force: [B5] what waited for it ends, and the evaluations that count are shown
 * against the new numbers.
 */
export async function newSealInForce(acting: EngagementActing): Promise<void> {
  const { tx, actor, engagement } = acting;
  await settleInvestigations(acting);
  for (const { evaluation } of await versionsOf(tx, actor.workspaceId, engagement)) {
    showEvaluation(acting, evaluation.id);
    showSegments(acting, evaluation.id);
  }
}
