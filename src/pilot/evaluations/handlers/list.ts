import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import type { OpenView } from '../../../slack/handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { evaluationsModal } from '../screens/list.ts';
import { standings } from '../view-store.ts';

const listMeta = z.object({ engagementId: z.uuid(), page: z.int().min(1) });

/** [B2] The list as it is now. [X9] Refused where the person may not see the engagement. */
export async function renderEvaluations(
  { world, actor, say }: Pick<Visit, 'world' | 'actor' | 'say'>,
  engagementId: string,
  page: number,
  notice?: string,
): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const found = await standings(tx, actor.workspaceId, engagement);
    return evaluationsModal({ say, engagement, ...found, page, ...(notice && { notice }) });
  });
}

export async function openEvaluations(visit: Visit, engagementId: string): Promise<void> {
  await visit.openModal(await renderEvaluations(visit, engagementId, 1));
}

/** From an evaluation back to the list. */
export async function backToEvaluations(visit: ActionVisit): Promise<void> {
  if (!visit.view) return openEvaluations(visit, visit.value);
  await visit.updateModal(visit.view.id, await renderEvaluations(visit, visit.value, 1), visit.view.hash);
}

export async function pageEvaluations(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId } = visit.view.meta(listMeta);
  const modal = await renderEvaluations(visit, engagementId, pageOf(visit.value));
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** The engagement of the list that a form was opened from; null where it was opened elsewhere. */
export function listBelow(view: OpenView | undefined): string | null {
  try {
    return view?.meta(listMeta).engagementId ?? null;
  } catch {
    return null;
  }
}
