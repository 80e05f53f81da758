import { button } from '@phasegate/block-kit/blocks.ts';
import { currentPhase, findEngagement, peopleOf } from '../../engagement/store.ts';
import type { DigestPart, Task } from '../../news.ts';
import type { CardContext } from '../../room.ts';
import { CANDIDATE_IDS } from '../use-case/ids.ts';
import { countCandidates, emptyPhasesLedBy } from './list-store.ts';

/** [E5] The engagements a person leads that wait for their first use case. [X9] Who leads one may see it. */
export async function candidateTasks(
  { tx, workspaceId, say }: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const { id, since } of await emptyPhasesLedBy(tx, workspaceId, userId, engagementId)) {
    const found = await findEngagement(tx, workspaceId, id);
    if (!found) continue;
    tasks.push({
      engagementId: id,
      what: say.md('candidates.task.what', { engagement: found.name }),
      why: say('candidates.task.why'),
      due: null,
      since,
      button: button(say('candidates.button.add'), CANDIDATE_IDS.add, { value: id }),
    });
  }
  return tasks;
}

/** [D1] In phase 2 with nothing to choose from: that it waits for use cases, and on whom. */
export async function candidateNews(
  { tx, workspaceId, say }: CardContext,
  engagementId: string,
): Promise<DigestPart> {
  const nothing = { changed: [], waiting: [] };
  const found = await findEngagement(tx, workspaceId, engagementId);
  if (!found) return nothing;
  const { entry } = await currentPhase(tx, workspaceId, found);
  if (entry.phase !== 2) return nothing;
  const { total } = await countCandidates(tx, workspaceId, engagementId);
  if (total > 0) return nothing;
  const people = await peopleOf(tx, workspaceId, engagementId);
  const on = people.filter((one) => one.role === 'lead' && !one.isDeactivated).map((one) => one.userId);
  return { changed: [], waiting: [{ what: say('candidates.waiting'), on, since: entry.enteredAt }] };
}
