import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { isDead, proposedAction, webhookDelivery } from '../../../db/schema/actions.ts';
import { deployment } from '../../../db/schema/production.ts';
import { withId } from '../../../db/scope.ts';
import type { Deployment } from '../deployments/store.ts';

export type WebhookDelivery = typeof webhookDelivery.$inferSelect;

/** @returns the id of the delivery of this case's decision, which there is one of */
export async function insertDelivery(
  tx: Tx,
  row: Pick<WebhookDelivery, 'workspaceId' | 'id' | 'deploymentId' | 'caseId' | 'createdAt'>,
): Promise<string> {
  const [kept] = await tx
    .insert(webhookDelivery)
    .values({ ...row, state: 'waiting' })
    .onConflictDoUpdate({
      target: [webhookDelivery.workspaceId, webhookDelivery.deploymentId, webhookDelivery.caseId],
      set: { state: 'waiting', settledAt: null },
    })
    .returning({ id: webhookDelivery.id });
  return kept?.id ?? row.id;
}

/** A delivery with all that is told in it. */
export interface Told {
  delivery: WebhookDelivery;
  deployment: Deployment;
  action: typeof proposedAction.$inferSelect;
}

export async function findDelivery(tx: Tx, workspaceId: string, id: string): Promise<Told | undefined> {
  const [found] = await tx
    .select({ delivery: webhookDelivery, deployment, action: proposedAction })
    .from(webhookDelivery)
    .innerJoin(deployment, withId(deployment, webhookDelivery.workspaceId, webhookDelivery.deploymentId))
    .innerJoin(
      proposedAction,
      and(
        eq(proposedAction.workspaceId, webhookDelivery.workspaceId),
        eq(proposedAction.deploymentId, webhookDelivery.deploymentId),
        eq(proposedAction.caseId, webhookDelivery.caseId),
      ),
    )
    .where(withId(webhookDelivery, workspaceId, id));
  return found;
}

/** Writes down how a try went, or that there is no other. One that was settled meanwhile stays as it is. */
export async function settleDelivery(
  tx: Tx,
  { workspaceId, id }: { workspaceId: string; id: string },
  set: Partial<Pick<WebhookDelivery, 'state' | 'lastFault' | 'settledAt'>>,
  tried = true,
): Promise<void> {
  await tx
    .update(webhookDelivery)
    .set({ ...set, ...(tried && { attempts: sql`${webhookDelivery.attempts} + 1` }) })
    .where(and(withId(webhookDelivery, workspaceId, id), eq(webhookDelivery.state, 'waiting')));
}

/** Deliveries that were given up, the newest first. */
export async function deadDeliveries(
  tx: Tx,
  { workspaceId, id }: Pick<Deployment, 'workspaceId' | 'id'>,
  most: number,
): Promise<WebhookDelivery[]> {
  return tx
    .select()
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.workspaceId, workspaceId), eq(webhookDelivery.deploymentId, id), isDead))
    .orderBy(sql`${webhookDelivery.settledAt} desc`)
    .limit(most);
}

/** Has deliveries that were given up wait again. @returns which */
export async function wakeDead(
  tx: Tx,
  of: Pick<Deployment, 'workspaceId' | 'id'>,
  most: number,
): Promise<{ id: string; caseId: string }[]> {
  const dead = await deadDeliveries(tx, of, most);
  if (dead.length === 0) return [];
  return tx
    .update(webhookDelivery)
    .set({ state: 'waiting', settledAt: null })
    .where(
      and(
        eq(webhookDelivery.workspaceId, of.workspaceId),
        isDead,
        inArray(
          webhookDelivery.id,
          dead.map(({ id }) => id),
        ),
      ),
    )
    .returning({ id: webhookDelivery.id, caseId: webhookDelivery.caseId });
}
