import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { line, optional, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { tellDecided } from '../decided.ts';
import { OUTCOME_MAX } from '../deployments/start.ts';
import { type Deployment, findDeployment, holdDeployment, lockDeployment } from '../deployments/store.ts';
import { judgeBreach } from '../stages/breach.ts';
import { openMaterialError } from '../stages/material-error.ts';
import { REVIEWERS } from './claim.ts';
import { showQueue } from './queue-card.ts';
import { isClaimed, type Judged, judged } from './rules.ts';
import { countBlind, findCase, lockCase, type ProposedAction, writeVerdict } from './store.ts';

export const NOTE_MAX = 1_000;
const outcome = line(OUTCOME_MAX);

const judgement = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agree') }),
  z.object({ kind: z.literal('override'), outcome, note: optional(paragraph(NOTE_MAX)).default(null) }),
  z.object({ kind: z.literal('choose'), outcome }),
  z.object({ kind: z.literal('material error'), note: paragraph(NOTE_MAX) }),
]);

/**
 * [S1.2] Decides a case: once. Who comes second is told who decided it. A material error pauses the deployment in the same
 * transaction, so that the next answer obeys.
 */
export const decideCase = engagementVerb({
  input: z.object({ engagementId: z.uuid(), deploymentId: z.uuid(), caseId: z.string(), judgement }),
  may: REVIEWERS,
  async run(acting, { deploymentId, caseId, judgement: given }): Promise<Judged> {
    const { tx, actor, now, engagement } = acting;
    const { workspaceId, userId } = actor;
    const deployment = await findDeployment(tx, workspaceId, deploymentId);
    const proposed = await findCase(tx, deployment, caseId);
    if (deployment.engagementId !== engagement.id || !proposed) throw new Refusal('refusal.not-found');
    const found = judged(proposed, deployment.outcomes, given);
    if (typeof found === 'string') throw new Refusal(`review.refusal.${found}`, { case: caseId }, 'outcome');
    // Before the case: who answers actions has the deployment first, and the counts after it.
    const held = await (found.verdict === 'agree' ? holdDeployment : lockDeployment)(
      tx,
      workspaceId,
      deploymentId,
    );
    const locked = await lockCase(tx, deployment, caseId);
    if (!locked) throw new Refusal('refusal.not-found');
    requireOpen(acting, locked);
    await writeVerdict(tx, locked, found, { userId, now, isCounted: isOfVersion(held, locked) });
    if (given.kind === 'choose') await countBlind(tx, locked, { reviewer: userId, chosen: given.outcome });
    acting.note({
      action: 'production.case.decide',
      kind: 'case',
      subject: caseId,
      before: { review: locked.review },
      after: { deployment: deploymentId, digest: locked.proposalDigest, blind: locked.blind, ...found },
    });
    if (found.verdict === 'material error')
      await openMaterialError(acting, held, { caseId, cause: 'review', text: found.note ?? '' });
    // [S3.3] A right one breaks nothing; for any other this transaction has the deployment alone.
    if (found.verdict !== 'agree') await judgeBreach(acting, held);
    await tellDecided(acting, held, caseId);
    await showQueue(acting, held);
    return found;
  },
});

/** [R2] What an earlier version proposed says nothing of the one at work. */
const isOfVersion = (
  { modelSince }: Pick<Deployment, 'modelSince'>,
  { receivedAt }: Pick<ProposedAction, 'receivedAt'>,
): boolean => modelSince === null || Temporal.Instant.compare(receivedAt, modelSince) >= 0;

/** @throws Refusal where somebody decided it, or has it in hand */
function requireOpen({ actor, now, world }: EngagementActing, found: ProposedAction): void {
  const { caseId, decidedBy, claimedBy } = found;
  if (found.review !== 'waiting')
    throw new Refusal('review.refusal.decided', { case: caseId, by: markup(mention(decidedBy ?? '')) });
  if (isClaimed(found, actor.userId, now, world.playbook.production.claim_minutes))
    throw new Refusal('review.refusal.claimed', { case: caseId, by: markup(mention(claimedBy ?? '')) });
}
