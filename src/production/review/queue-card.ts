import { and, eq, exists, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { isWaiting, proposedAction } from '../../../db/schema/actions.ts';
import { deployment as deploymentTable } from '../../../db/schema/production.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { Tick } from '../../jobs/clock.ts';
import { act, type Showing } from '../../record/act.ts';
import type { Card } from '../../room.ts';
import type { World } from '../../world.ts';
import { type Deployment, findDeployment } from '../deployments/store.ts';
import { QUEUE_CARD } from './ids.ts';
import { queueMessage } from './screens/queue.ts';
import { queueOf } from './store.ts';

/** [S1.3] The card follows its queue every so often, and at once only where nothing happened for as long. */
const EVERY = { minutes: 3 };

/** The message that says how many cases wait; null before there is a channel. */
function queueCardOf(
  { id, engagementId, reviewChannelId }: Deployment,
  { channelId }: { channelId: string | null },
): Showing | null {
  const destination = reviewChannelId ?? channelId;
  return destination === null ? null : { subject: `${QUEUE_CARD}:${id}`, destination, engagementId };
}

/**
 * [S1.3] Brings the queue's card up to date where the case before this one is some minutes old; in a busy hour the clock does
 * it, so that 500 actions are at most 20 edits. Called before a new case is written: it would be the one before.
 */
export async function showQueue(acting: EngagementActing, deployment: Deployment): Promise<void> {
  const { tx, now, engagement } = acting;
  const showing = queueCardOf(deployment, engagement);
  if (showing && !(await isBusy(tx, deployment, now.subtract(EVERY)))) acting.show(showing);
}

async function isBusy(tx: Tx, { workspaceId, id }: Deployment, since: Temporal.Instant): Promise<boolean> {
  const [found] = await tx
    .select({ caseId: proposedAction.caseId })
    .from(proposedAction)
    .where(
      and(
        eq(proposedAction.workspaceId, workspaceId),
        eq(proposedAction.deploymentId, id),
        gt(proposedAction.receivedAt, since),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Deployments of a workspace whose queue is not empty, or was a moment ago. */
const withQueues = (tx: Tx, workspaceId: string, since: Temporal.Instant) =>
  tx
    .select()
    .from(deploymentTable)
    .where(
      and(
        eq(deploymentTable.workspaceId, workspaceId),
        isNull(deploymentTable.endedAt),
        exists(
          tx
            .select({ one: sql`1` })
            .from(proposedAction)
            .where(
              and(
                eq(proposedAction.workspaceId, workspaceId),
                eq(proposedAction.deploymentId, deploymentTable.id),
                or(
                  isWaiting,
                  and(
                    ne(proposedAction.review, 'none'),
                    gt(proposedAction.decidedAt, since),
                    // Bounds the look to what the index by time holds of late.
                    gt(proposedAction.receivedAt, since.subtract({ hours: 24 })),
                  ),
                ),
              ),
            ),
        ),
      ),
    );

/** [S1.3] Every three minutes: the cards of queues in which something happened. */
export const queueTick: Tick<World> = {
  name: 'production.queue.show',
  cron: '*/3 * * * *',
  run: (world, actor, slot) =>
    act(world, actor, async ({ tx, show }) => {
      for (const found of await withQueues(tx, actor.workspaceId, slot.subtract(EVERY))) {
        const engagement = await findEngagement(tx, actor.workspaceId, found.engagementId);
        const showing = engagement?.state === 'active' ? queueCardOf(found, engagement) : null;
        if (showing) show(showing);
      }
    }),
};

/** [S1.2] How many cases wait, since when, and the way in. */
export const queueCard: Card = async ({ tx, workspaceId, world, now, say }, id) => {
  const found = await findDeployment(tx, workspaceId, id);
  const engagement = await findEngagement(tx, workspaceId, found.engagementId);
  if (!engagement) return null;
  const claimedAfter = now.subtract({ minutes: world.playbook.production.claim_minutes });
  return queueMessage({ say, engagement, deployment: found, queue: await queueOf(tx, found, claimedAfter) });
};
