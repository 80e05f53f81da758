import { viewEngagement } from '../../engagement/view.ts';
import { type Modal, section } from '../../slack/blocks.ts';
import type { ActionVisit, OpenView, ViewAnswer, ViewVisit, Visit } from '../../slack/handlers.ts';
import { pageOf } from '../../slack/pager.ts';
import { requestFile } from '../file-worker.ts';
import { fieldsOfAssessment } from '../quality/fields.ts';
import { assessmentWord } from '../quality/screens/words.ts';
import { assessmentsBySource } from '../quality/store.ts';
import { FILTERS, unstructuredFormats } from '../rules.ts';
import { listSources } from './list-store.ts';
import { listModal } from './screens/list.ts';
import { FIRST_PAGE, type ListState, listMeta, listState } from './screens/meta.ts';

/** [F1.2] The list as it is now. [X9] Refused where the person may not see the engagement. */
export async function renderList(
  visit: Visit,
  engagementId: string,
  list: ListState,
  notice?: string,
): Promise<Modal> {
  const { world, actor, say } = visit;
  const { inventory } = world.playbook;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const found = await listSources(
      tx,
      actor.workspaceId,
      engagementId,
      list,
      unstructuredFormats(inventory),
    );
    const ids = found.sources.map((source) => source.id);
    const assessments = await assessmentsBySource(tx, actor.workspaceId, ids);
    const assessed = (id: string) =>
      assessmentWord(assessments.get(id)?.map(fieldsOfAssessment), world.playbook.quality.thresholds, say);
    return listModal({ say, inventory, engagement, list, found, assessed, ...(notice && { notice }) });
  });
}

/** Opens the list; `search` may be given with the command. */
export async function openList(visit: Visit, engagementId: string, search = ''): Promise<void> {
  await visit.openModal(
    await renderList(visit, engagementId, { ...FIRST_PAGE, search: search.slice(0, 100) }),
  );
}

/** What the person has searched and filtered for, as the open list holds it. */
function current(view: OpenView): { engagementId: string; list: ListState } {
  const { engagementId, list } = view.meta(listMeta);
  const search = view.values.has('search') ? view.values.text('search').slice(0, 100) : list.search;
  const filter = FILTERS.find((one) => one === view.values.text('filter')) ?? list.filter;
  return { engagementId, list: { search, filter, page: list.page } };
}

/** Enter in the search box: the first page of what is found. */
export async function searchList(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, list } = current(visit.view);
  return { update: await renderList(visit, engagementId, { ...list, page: 1 }) };
}

/** Search, filter: from the first page again. */
export async function filterList(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, list } = current(visit.view);
  await replace(visit, visit.view, engagementId, { ...list, page: 1 });
}

export async function pageList(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, list } = current(visit.view);
  await replace(visit, visit.view, engagementId, { ...list, page: pageOf(visit.value) });
}

/** From what was opened in the list, back to the same place in it. */
export async function backToList(visit: ActionVisit): Promise<void> {
  const meta = visit.view?.meta(backMeta);
  if (visit.view && meta) await replace(visit, visit.view, meta.engagementId, meta.back ?? FIRST_PAGE);
}
const backMeta = listMeta.pick({ engagementId: true }).extend({ back: listState.nullable() });

async function replace(
  visit: ActionVisit,
  view: OpenView,
  engagementId: string,
  list: ListState,
): Promise<void> {
  await visit.updateModal(view.id, await renderList(visit, engagementId, list), view.hash);
}

/** [F1.3] Sends the sources as a file; the retired ones too where those are being looked at. */
export async function exportList(visit: ActionVisit): Promise<void> {
  const engagementId = visit.value;
  const list = listPlace(visit);
  await requestFile(visit.world, visit.actor, engagementId, {
    kind: 'sources',
    withRetired: list?.filter === 'retired',
  });
  const notice = visit.say('foundation.export.coming');
  if (!list || !visit.view) return visit.tell({ text: notice, blocks: [section(notice)] });
  await visit.updateModal(
    visit.view.id,
    await renderList(visit, engagementId, list, notice),
    visit.view.hash,
  );
}

/** The list's place, where the click was in the list; null elsewhere. */
export function listPlace(visit: ActionVisit): ListState | null {
  try {
    return visit.view ? current(visit.view).list : null;
  } catch {
    return null;
  }
}
