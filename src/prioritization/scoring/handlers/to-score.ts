import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { peopleOf } from '../../../engagement/store.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { unscoredBy } from '../matrix-store.ts';
import { mayScore } from '../round.ts';
import { pageMeta } from '../screens/meta.ts';
import { toScoreModal } from '../screens/to-score.ts';

/** [P2.2] [X9] What this person is still to score. */
async function renderToScore({ world, actor, say }: Visit, engagementId: string, wanted = 1): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const standing = (page: number) =>
      unscoredBy(tx, actor.workspaceId, engagementId, actor.userId, {
        limit: LIMITS.page,
        offset: (page - 1) * LIMITS.page,
      });
    const people = await peopleOf(tx, actor.workspaceId, engagementId);
    const first = await standing(wanted);
    const pages = Math.max(1, Math.ceil(first.total / LIMITS.page));
    const page = Math.min(pages, wanted);
    const { rows, total } = page === wanted ? first : await standing(page);
    const scores = mayScore(people, actor.userId);
    return toScoreModal({ say, engagement, mayScore: scores, rows, total, page, pages });
  });
}

export async function openToScore(visit: ActionVisit): Promise<void> {
  const modal = await renderToScore(visit, visit.value);
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

export async function pageToScore(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId } = visit.view.meta(pageMeta);
  const modal = await renderToScore(visit, engagementId, pageOf(visit.value));
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** `/playbook score` */
export async function commandScore(visit: Visit, engagementId: string): Promise<void> {
  await visit.openModal(await renderToScore(visit, engagementId));
}
