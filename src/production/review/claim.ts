import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { findDeployment } from '../deployments/store.ts';
import { type ProposedAction, releaseCases, takeCases } from './store.ts';

/** [S1.2] Who judges what a model means to do. */
export const REVIEWERS = ['reviewer', 'lead'] as const;

/** [S1.2] “I'm on it”: takes the next waiting cases, so that nobody else judges the same ones. Empty where none waits. */
export const claimCases = engagementVerb({
  input: z.object({ engagementId: z.uuid(), deploymentId: z.uuid() }),
  may: REVIEWERS,
  async run(acting, { deploymentId }): Promise<ProposedAction[]> {
    const { tx, actor, now, world, engagement } = acting;
    const deployment = await findDeployment(tx, actor.workspaceId, deploymentId);
    if (deployment.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    const { batch, claim_minutes } = world.playbook.production;
    const claimedAfter = now.subtract({ minutes: claim_minutes });
    const cases = await takeCases(tx, deployment, { userId: actor.userId, now, claimedAfter, most: batch });
    if (cases.length > 0) {
      acting.note({
        action: 'production.case.claim',
        kind: 'deployment',
        subject: deploymentId,
        after: { cases: cases.map(({ caseId }) => caseId) },
      });
    }
    return cases;
  },
});

/** [S1.2] “I'm not on it any more”: cases that somebody took and did not decide are everybody's again. */
export const leaveCases = engagementVerb({
  input: z.object({ engagementId: z.uuid(), deploymentId: z.uuid(), cases: z.array(z.string()) }),
  may: REVIEWERS,
  async run(acting, { deploymentId, cases }): Promise<void> {
    const { tx, actor, engagement } = acting;
    const deployment = await findDeployment(tx, actor.workspaceId, deploymentId);
    if (deployment.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    const left = await releaseCases(tx, deployment, actor.userId, cases);
    if (left.length === 0) return;
    acting.note({
      action: 'production.case.leave',
      kind: 'deployment',
      subject: deploymentId,
      after: { cases: left },
    });
  },
});
