import { button } from '@phasegate/block-kit/blocks.ts';
import { findEngagement } from '../../engagement/store.ts';
import { canSee } from '../../engagement/view.ts';
import type { Task } from '../../news.ts';
import type { Card, CardContext } from '../../room.ts';
import { GAP_IDS } from './ids.ts';
import { countGaps, gapsOwnedBy, listGaps } from './list-store.ts';
import { todayOf } from './move.ts';
import { gapsMessage } from './screens/card.ts';

/** [E5] The gaps a person is to resolve. [X9] Only where they may see the engagement. */
export async function gapTasks({ tx, workspaceId, say }: CardContext, userId: string): Promise<Task[]> {
  const open = new Map<string, boolean>();
  const tasks: Task[] = [];
  for (const gap of await gapsOwnedBy(tx, workspaceId, userId)) {
    const { engagementId } = gap;
    if (!open.has(engagementId)) {
      const found = await findEngagement(tx, workspaceId, engagementId);
      const isShown =
        found?.state === 'active' && (await canSee(tx, { workspaceId, userId, origin: 'slack' }, found));
      open.set(engagementId, isShown);
    }
    if (!open.get(engagementId)) continue;
    tasks.push({
      engagementId,
      what: say.md('gaps.task.what', { title: gap.title }),
      why:
        gap.effect === 'blocking'
          ? say('gaps.task.why-blocking')
          : say('gaps.task.why-degrading', { loss: gap.expectedLoss ?? 0 }),
      due: gap.dueOn ? Temporal.PlainDate.from(gap.dueOn) : null,
      since: gap.openedAt,
      button: button(say('gaps.button.show'), GAP_IDS.show, { value: gap.id }),
    });
  }
  return tasks;
}

/** [F3.2] Renders an engagement's gaps from current state. */
export const gapsCard: Card = async ({ tx, workspaceId, say, now }, engagementId) => {
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return null;
  const found = await listGaps(tx, workspaceId, engagementId, { search: '', filter: 'open', page: 1 }, '');
  const counts = await countGaps(tx, workspaceId, engagementId);
  return gapsMessage(say, engagement, found, counts, todayOf({ now, engagement }));
};
