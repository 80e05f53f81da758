import type { EngagementActing } from '../../engagement/verb.ts';
import { sealInForce } from '../../seal/store.ts';
import { findEvaluation } from '../models/store.ts';
import { endOf } from './rules.ts';
import { showInvestigation } from './showings.ts';
import { type Investigation, lockOpenInvestigations, newerEvaluation, updateInvestigation } from './store.ts';

/**
 * [B5] Ends every investigation whose chosen outcome has come about: a newer evaluation, or a newer seal.
 * @returns those that ended
 */
export async function settleInvestigations(acting: EngagementActing): Promise<Investigation[]> {
  const { tx, actor, engagement } = acting;
  const ended: Investigation[] = [];
  for (const one of await lockOpenInvestigations(tx, actor.workspaceId, engagement)) {
    const now = await settleInvestigation(acting, one);
    if (now.state === 'closed') ended.push(now);
  }
  return ended;
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
