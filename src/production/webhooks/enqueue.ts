import { randomUUID } from 'node:crypto';
import type { Acting } from '../../record/act.ts';
import type { Deployment } from '../deployments/store.ts';
import { insertDelivery } from './store.ts';

export const WEBHOOK_QUEUE = 'production.webhook';

/** [S1.2] Has a decision told to the deployment's webhook, where there is one, once the transaction is committed. */
export async function queueWebhook(acting: Acting, of: Deployment, caseId: string): Promise<void> {
  if (of.webhookUrl === null) return;
  const { tx, now, enqueue } = acting;
  const { workspaceId, id: deploymentId } = of;
  const id = await insertDelivery(tx, {
    workspaceId,
    id: randomUUID(),
    deploymentId,
    caseId,
    createdAt: now,
  });
  enqueue({ queue: WEBHOOK_QUEUE, data: { workspaceId, id } });
}
