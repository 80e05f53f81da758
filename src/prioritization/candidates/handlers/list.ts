import { viewEngagement } from '../../../engagement/view.ts';
import type { Modal } from '../../../slack/blocks.ts';
import type { ActionVisit, OpenView, ViewAnswer, ViewVisit, Visit } from '../../../slack/handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { toScoreAmong } from '../../scoring/matrix-store.ts';
import { countCandidates, listCandidates } from '../list-store.ts';
import { FILTERS } from '../rules.ts';
import { listModal } from '../screens/list.ts';
import { backMeta, FIRST_PAGE, type ListState, listMeta } from '../screens/meta.ts';

/** The list as it is now. [X9] Refused where the person may not see the engagement. */
export async function renderCandidates(
  visit: Visit,
  engagementId: string,
  list: ListState,
  notice?: string,
): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const found = await listCandidates(tx, actor.workspaceId, engagementId, list);
    const counts = await countCandidates(tx, actor.workspaceId, engagementId);
    const ids = found.candidates.map((one) => one.candidate.id);
    const toScore = await toScoreAmong(tx, actor.workspaceId, engagementId, actor.userId, ids);
    return listModal({ say, engagement, list, found, counts, toScore, ...(notice && { notice }) });
  });
}

/** Opens the list; `search` may be given with the command. */
export async function openCandidates(visit: Visit, engagementId: string, search = ''): Promise<void> {
  await visit.openModal(
    await renderCandidates(visit, engagementId, { ...FIRST_PAGE, search: search.slice(0, 100) }),
  );
}

/** What the person has searched and filtered for, as the open list holds it. */
function current(view: OpenView): { engagementId: string; list: ListState } {
  const { engagementId, list } = view.meta(listMeta);
  const search = view.values.has('search') ? view.values.text('search').slice(0, 100) : list.search;
  const filter = FILTERS.find((one) => one === view.values.text('filter')) ?? list.filter;
  return { engagementId, list: { search, filter, page: list.page } };
}

/** The list's place, where the click was in the list; null elsewhere. */
export function listPlace(visit: ActionVisit): ListState | null {
  try {
    return visit.view ? current(visit.view).list : null;
  } catch {
    return null;
  }
}

/** “Search”: the first page of what is found. */
export async function searchCandidates(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, list } = current(visit.view);
  return { update: await renderCandidates(visit, engagementId, { ...list, page: 1 }) };
}

/** Enter in the search box, another filter: from the first page again. */
export async function filterCandidates(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, list } = current(visit.view);
  await replaceWithList(visit, engagementId, { ...list, page: 1 });
}

export async function pageCandidates(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, list } = current(visit.view);
  await replaceWithList(visit, engagementId, { ...list, page: pageOf(visit.value) });
}

/** From what was opened in the list, back to the same place in it. */
export async function backToCandidates(visit: ActionVisit): Promise<void> {
  const meta = visit.view?.meta(backMeta);
  if (meta) await replaceWithList(visit, meta.engagementId, meta.back ?? FIRST_PAGE);
}

export async function replaceWithList(
  visit: ActionVisit,
  engagementId: string,
  list: ListState,
  notice?: string,
): Promise<void> {
  if (!visit.view) return;
  const modal = await renderCandidates(visit, engagementId, list, notice);
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}
