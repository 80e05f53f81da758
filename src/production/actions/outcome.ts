import { and, eq, isNull } from 'drizzle-orm';
import { proposedAction } from '../../../db/schema/actions.ts';
import { type Actor, act } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import { sayIn } from '../../texts/say.ts';
import type { World } from '../../world.ts';
import { findDeployment, lockDeployment } from '../deployments/store.ts';
import { judgeBreach } from '../stages/breach.ts';
import { openMaterialError } from '../stages/material-error.ts';
import { type DeploymentActing, onDeployment } from './on-deployment.ts';
import { findAction, lockAction, type ProposedAction } from './store.ts';

/** What the executor says it did, and whether that is what had leave. */
export interface Outcome {
  caseId: string;
  approved: boolean;
}

/**
 * [S1.6] Takes down the digest of what was carried out. What had no leave, by its digest or because nobody gave any, is a
 * material error, and pauses the stage in the same transaction. Told twice, it is the same.
 * @throws Refusal
 */
export async function reportOutcome(
  world: World,
  actor: Actor,
  deploymentId: string,
  { caseId, digest }: { caseId: string; digest: string },
): Promise<Outcome> {
  const of = { workspaceId: actor.workspaceId, deploymentId };
  return act(world, actor, async (acting) => {
    const before = await findAction(acting.tx, of, caseId);
    if (!before) throw new Refusal('refusal.not-found');
    // The deployment before the action, as everywhere; held alone only where it may have to be paused.
    const find = hadLeave(before, digest) ? findDeployment : lockDeployment;
    const hands = await onDeployment(world, acting, deploymentId, find, 'viewer');
    const row = await lockAction(acting.tx, of, caseId);
    if (!row) throw new Refusal('refusal.not-found');
    const approved = hadLeave(row, digest);
    if (row.executedDigest !== digest) {
      await keep(hands, row, digest);
      if (!approved) await openError(hands, row, digest);
    }
    return { caseId, approved };
  });
}

/** Leave is for one digest, and was given by a stage or a person. */
const hadLeave = ({ answer, verdict, proposalDigest }: ProposedAction, digest: string): boolean =>
  digest === proposalDigest && (verdict === 'agree' || answer === 'execute');

/** The first report stands; the record has each. */
async function keep({ tx, now, record, deployment }: DeploymentActing, row: ProposedAction, digest: string) {
  await tx
    .update(proposedAction)
    .set({ executedDigest: digest, executedAt: now })
    .where(
      and(
        eq(proposedAction.workspaceId, row.workspaceId),
        eq(proposedAction.deploymentId, row.deploymentId),
        eq(proposedAction.caseId, row.caseId),
        isNull(proposedAction.executedDigest),
      ),
    );
  record({
    action: 'production.action.execute',
    kind: 'deployment',
    subject: deployment.id,
    after: { caseId: row.caseId, approvedDigest: row.proposalDigest, executedDigest: digest },
  });
}

async function openError(hands: DeploymentActing, row: ProposedAction, digest: string): Promise<void> {
  const { deployment } = hands;
  const { caseId, proposalDigest } = row;
  const key = digest === proposalDigest ? 'production.error.no-leave' : 'production.error.other-digest';
  const text = sayIn('en')(key, {
    case: caseId,
    approved: proposalDigest.slice(0, 12),
    done: digest.slice(0, 12),
  });
  await openMaterialError(hands, deployment, { caseId, cause: 'other digest', text });
  await judgeBreach(hands, deployment);
}
