import { sql } from 'drizzle-orm';
import type { Acting } from '../record/act.ts';
import type { Deployment } from './deployments/store.ts';
import { queueWebhook } from './webhooks/enqueue.ts';

/** Says, with `workspace deployment case`, that somebody decided a case: for callers that wait for the answer. */
export const decidedChannel = 'phasegate_decided';

/** What is said of one case. */
export const decidedPayload = (
  { workspaceId, id }: Pick<Deployment, 'workspaceId' | 'id'>,
  caseId: string,
): string => `${workspaceId} ${id} ${caseId}`;

/** Tells whoever waits for a case, and the deployment's webhook, once the transaction is committed, that it is decided. */
export async function tellDecided(acting: Acting, deployment: Deployment, caseId: string): Promise<void> {
  await acting.tx.execute(sql`select pg_notify(${decidedChannel}, ${decidedPayload(deployment, caseId)})`);
  await queueWebhook(acting, deployment, caseId);
}
