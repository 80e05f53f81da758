import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { deployment as deploymentTable } from '../../../db/schema/production.ts';
import { findEngagement, peopleOf } from '../../engagement/store.ts';
import type { Task } from '../../news.ts';
import { Refusal } from '../../refusal.ts';
import type { CardContext, EngagementCommand } from '../../room.ts';
import { deploymentAtWork } from '../deployments/store.ts';
import { openReview } from './batch.ts';
import { REVIEWERS } from './claim.ts';
import { REVIEW_IDS } from './ids.ts';
import { queueOf } from './store.ts';

/** `/playbook review` */
export const reviewHere: EngagementCommand['run'] = async (visit, engagement) => {
  const { world, actor } = visit;
  const found = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    deploymentAtWork(tx, actor.workspaceId, engagement),
  );
  if (!found) throw new Refusal('review.refusal.none');
  await openReview(visit, { engagementId: engagement.id, deploymentId: found.id });
};

/** [E5] Queues that wait for somebody who reviews them. */
export async function reviewTasks(
  { tx, workspaceId, world, now, say }: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const live = await tx
    .select()
    .from(deploymentTable)
    .where(
      and(
        eq(deploymentTable.workspaceId, workspaceId),
        isNull(deploymentTable.endedAt),
        ...(engagementId ? [eq(deploymentTable.engagementId, engagementId)] : []),
      ),
    );
  const tasks: Task[] = [];
  for (const found of live) {
    const engagement = await findEngagement(tx, workspaceId, found.engagementId);
    const people = await peopleOf(tx, workspaceId, found.engagementId);
    const reviewers: readonly string[] = people.some((person) => person.role === 'reviewer')
      ? ['reviewer']
      : REVIEWERS;
    const isMine = people.some((person) => person.userId === userId && reviewers.includes(person.role));
    if (engagement?.state !== 'active' || !isMine) continue;
    const claimedAfter = now.subtract({ minutes: world.playbook.production.claim_minutes });
    const { waiting, since } = await queueOf(tx, found, claimedAfter);
    if (waiting === 0) continue;
    tasks.push({
      engagementId: found.engagementId,
      what: say.md('review.task.what', { waiting, model: found.model }),
      why: say('review.queue.why'),
      due: null,
      since,
      button: button(say('review.button.open'), REVIEW_IDS.open, { value: `${engagement.id} ${found.id}` }),
    });
  }
  return tasks;
}
