import { viewEngagement } from '../engagement/view.ts';
import type { Modal } from '../slack/blocks.ts';
import type { ActionVisit, Visit } from '../slack/handlers.ts';
import { listGaps } from './gap-store.ts';
import { pageOf } from './list.ts';
import { gapsModal } from './screens/gaps.ts';
import { engagementMeta } from './screens/meta.ts';

async function renderGaps({ world, actor, say }: Visit, engagementId: string, page: number): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const found = await listGaps(tx, actor.workspaceId, engagementId, page);
    return gapsModal(say, world.playbook.inventory, engagement, found);
  });
}

/** Opens the list of open gaps. */
export async function openGapList(visit: Visit, engagementId: string): Promise<void> {
  await visit.openModal(await renderGaps(visit, engagementId, 1));
}

export async function pageGaps(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId } = visit.view.meta(engagementMeta);
  await visit.updateModal(
    visit.view.id,
    await renderGaps(visit, engagementId, pageOf(visit.value)),
    visit.view.hash,
  );
}
