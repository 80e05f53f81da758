import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { IN_CHARGE } from './settings.ts';
import { showDeployment } from './showings.ts';
import { lockDeployment, updateDeployment } from './store.ts';

export const END_REASON_MAX = 1_000;

/** Takes a model from work: its system is answered no more. Another version may start then. Done twice it is done. */
export const endDeployment = engagementVerb({
  input: z.object({ engagementId: z.uuid(), deploymentId: z.uuid(), reason: paragraph(END_REASON_MAX) }),
  may: IN_CHARGE,
  // Nothing is asked for, or revised, in a cycle that ends with this model.
  exclusive: true,
  async run(acting, { engagementId, deploymentId, reason }): Promise<void> {
    const { tx, actor, now } = acting;
    const found = await lockDeployment(tx, actor.workspaceId, deploymentId);
    if (found.engagementId !== engagementId) throw new Refusal('refusal.not-found');
    if (found.endedAt) return;
    await updateDeployment(tx, found, { endedAt: now });
    acting.note({
      action: 'production.deployment.end',
      kind: 'deployment',
      subject: deploymentId,
      before: { stage: found.stage },
      after: { reason, model: found.model },
    });
    showDeployment(acting, found);
    acting.showCard();
    for (const room of acting.world.rooms) await room.modelEnded?.(acting, { deploymentId, reason });
    await refreshEvidence(acting, engagementId);
  },
});
