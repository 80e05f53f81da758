import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { readPlace } from '../../../engagement/place.ts';
import { viewCycle, viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { Refusal } from '../../../refusal.ts';
import { pageOf } from '../../../slack/pager.ts';
import { matrixState } from '../card.ts';
import { matrixRows, toScoreAmong } from '../matrix-store.ts';
import { postMatrix } from '../post-matrix.ts';
import { matrixModal } from '../screens/matrix.ts';
import { pageMeta } from '../screens/meta.ts';

/** [P2.6] [X9] One page of all that is settled. A page beyond the last becomes the last. */
export async function renderMatrix(
  { world, actor, say }: Visit,
  engagementId: string,
  wanted = 1,
  notice?: string,
): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const state = await matrixState(tx, actor.workspaceId, engagement);
    const pages = Math.max(1, Math.ceil(state.counts.settled / LIMITS.page));
    const page = Math.min(pages, wanted);
    const at = { limit: LIMITS.page, offset: (page - 1) * LIMITS.page };
    const rows = await matrixRows(tx, actor.workspaceId, engagementId, at);
    const ids = rows.map((row) => row.id);
    const toScore = await toScoreAmong(tx, actor.workspaceId, engagementId, actor.userId, ids);
    return matrixModal(say, { ...state, rows, toScore, page, pages, ...(notice && { notice }) });
  });
}

export async function openMatrix(visit: ActionVisit): Promise<void> {
  const { actor, world } = visit;
  const place = readPlace(visit.value);
  const { later } = await world.db.inWorkspace(actor.workspaceId, (tx) => viewCycle(tx, actor, place));
  // [R3] The matrix runs again in each cycle: what it was is not kept, and another cycle's is not what was asked for.
  if (later !== null) throw new Refusal('scoring.refusal.earlier', { cycle: place.cycle ?? later, later });
  const modal = await renderMatrix(visit, place.engagementId);
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

export async function pageMatrix(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId } = visit.view.meta(pageMeta);
  const modal = await renderMatrix(visit, engagementId, pageOf(visit.value));
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** [P2.6] `/playbook matrix`: brings the message up to date where it stands, and shows all of it to this person. */
export async function commandMatrix(visit: Visit, engagementId: string): Promise<void> {
  await visit.openModal(await renderMatrix(visit, engagementId));
  await postMatrix(visit.world, visit.actor, engagementId);
}
