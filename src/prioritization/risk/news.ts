import { button } from '@phasegate/block-kit/blocks.ts';
import { currentPhase, findEngagement, peopleOf } from '../../engagement/store.ts';
import type { DigestPart, Task } from '../../news.ts';
import type { CardContext } from '../../room.ts';
import { findCandidate } from '../use-case/store.ts';
import { restsOn } from './check.ts';
import { RISK_IDS } from './ids.ts';
import { chosenLedBy } from './list-store.ts';
import { riskStanding } from './store.ts';

/** [E6] The tier with what it rests on, on the card of every phase. */
export async function riskLine(
  { tx, workspaceId, say }: CardContext,
  engagementId: string,
): Promise<string[]> {
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return [];
  const { assessment, isCurrent } = await riskStanding(tx, workspaceId, engagement);
  if (!assessment) return [];
  if (!isCurrent) return [say('risk.card.other')];
  const key = assessment.euClass === 'prohibited' ? 'risk.card.prohibited' : 'risk.card.line';
  const params = restsOn(assessment);
  return [say.md(key, { ...params, basis: params.basis[say.language] })];
}

/** [E5] The use cases that were chosen and not assessed yet, for the lead. [X9] Who leads one may see it. */
export async function riskTasks(
  { tx, workspaceId, say }: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const id of await chosenLedBy(tx, workspaceId, userId, engagementId)) {
    const found = await findEngagement(tx, workspaceId, id);
    if (!found) continue;
    const { chosen, isCurrent } = await riskStanding(tx, workspaceId, found);
    if (!chosen || isCurrent) continue;
    const { name } = await findCandidate(tx, workspaceId, id, chosen.id);
    tasks.push({
      engagementId: id,
      what: say.md('risk.task.what', { name }),
      why: say('risk.task.why'),
      due: null,
      since: chosen.since,
      button: button(say('risk.button.open'), RISK_IDS.open, { value: id }),
    });
  }
  return tasks;
}

/** [D1] In phase 2: that the risk is still to be assessed, and on whom it waits. */
export async function riskNews(
  { tx, workspaceId, say }: CardContext,
  engagementId: string,
): Promise<DigestPart> {
  const nothing = { changed: [], waiting: [] };
  const found = await findEngagement(tx, workspaceId, engagementId);
  if (!found) return nothing;
  const { entry } = await currentPhase(tx, workspaceId, found);
  const { chosen, isCurrent } = await riskStanding(tx, workspaceId, found);
  if (entry.phase !== 2 || !chosen || isCurrent) return nothing;
  const people = await peopleOf(tx, workspaceId, engagementId);
  const on = people.filter((one) => one.role === 'lead' && !one.isDeactivated).map((one) => one.userId);
  return { changed: [], waiting: [{ what: say('risk.waiting'), on, since: chosen.since }] };
}
