import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { findDeployment } from '../deployments/store.ts';
import { WEBHOOK_QUEUE } from './enqueue.ts';
import { findDelivery, insertDelivery, wakeDead } from './store.ts';
import { untoldOf } from './untold.ts';

/** [S1.2] Tells a decision once more that its receiver did not take. Pressed twice, it is told once. */
export const replayWebhook = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  async run({ tx, actor, engagement, note, enqueue, show }, { id }): Promise<void> {
    const { workspaceId } = actor;
    const found = await findDelivery(tx, workspaceId, id);
    if (found?.deployment.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    const { delivery } = found;
    if (delivery.state !== 'dead') return;
    await insertDelivery(tx, delivery);
    if (engagement.channelId) show(untoldOf(found.deployment, engagement.channelId));
    enqueue({ queue: WEBHOOK_QUEUE, data: { workspaceId, id } });
    note({
      action: 'production.webhook.replay',
      kind: 'deployment',
      subject: delivery.deploymentId,
      after: { case: delivery.caseId, fault: delivery.lastFault },
    });
  },
});

/** So many are told again at once; the message shows what is left. */
const AT_ONCE = 500;

/** [S1.2] Tells every decision once more that a deployment's receiver did not take. */
export const replayAll = engagementVerb({
  input: z.object({ engagementId: z.uuid(), deploymentId: z.uuid() }),
  may: WORKERS,
  async run({ tx, actor, engagement, note, enqueue, show }, { deploymentId }): Promise<void> {
    const { workspaceId } = actor;
    const found = await findDeployment(tx, workspaceId, deploymentId);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    const woken = await wakeDead(tx, found, AT_ONCE);
    if (woken.length === 0) return;
    for (const { id } of woken) enqueue({ queue: WEBHOOK_QUEUE, data: { workspaceId, id } });
    if (engagement.channelId) show(untoldOf(found, engagement.channelId));
    note({
      action: 'production.webhook.replay',
      kind: 'deployment',
      subject: deploymentId,
      after: { cases: woken.map(({ caseId }) => caseId).toSorted() },
    });
  },
});
