import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { channelLink } from '@phasegate/block-kit/escape.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, OpenView, ViewAnswer, ViewVisit, Visit } from '../../../slack/handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { plainWords } from '../../../slack/plain-words.ts';
import { markup } from '../../../texts/say.ts';
import { countGaps, listGaps } from '../list-store.ts';
import { todayOf } from '../move.ts';
import { postGaps } from '../post.ts';
import { GAP_FILTERS } from '../rules.ts';
import { gapsModal } from '../screens/list.ts';
import { FIRST_GAPS, type GapListState, gapListMeta } from '../screens/meta.ts';

/** The list as it is now. [X9] Refused where the person may not see the engagement. */
export async function renderGaps(
  visit: Visit,
  engagementId: string,
  list: GapListState,
  notice?: string,
): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const found = await listGaps(tx, actor.workspaceId, engagementId, list, actor.userId);
    const counts = await countGaps(tx, actor.workspaceId, engagementId);
    const { gaps: choices, inventory } = world.playbook;
    const today = todayOf({ now: world.clock.now(), engagement });
    return gapsModal({
      say,
      choices,
      inventory,
      engagement,
      list,
      found,
      counts,
      today,
      ...(notice && { notice }),
    });
  });
}

/** Opens the list; `search` may be given with the command. */
export async function openGapList(visit: Visit, engagementId: string, search = ''): Promise<void> {
  await visit.openModal(
    await renderGaps(visit, engagementId, { ...FIRST_GAPS, search: search.slice(0, 100) }),
  );
}

/** What the person has searched and filtered for, as the open list holds it. */
function current(view: OpenView): { engagementId: string; list: GapListState } {
  const { engagementId, list } = view.meta(gapListMeta);
  const search = view.values.has('search') ? view.values.text('search').slice(0, 100) : list.search;
  const filter = GAP_FILTERS.find((one) => one === view.values.text('filter')) ?? list.filter;
  return { engagementId, list: { search, filter, page: list.page } };
}

/** The list's place, where the click was in the list; null elsewhere. */
export function gapListPlace(visit: ActionVisit): GapListState | null {
  try {
    return visit.view ? current(visit.view).list : null;
  } catch {
    return null;
  }
}

/** “Search”: the first page of what is found. */
export async function searchGaps(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, list } = current(visit.view);
  return { update: await renderGaps(visit, engagementId, { ...list, page: 1 }) };
}

/** Enter in the search box, another filter: from the first page again. */
export async function filterGaps(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, list } = current(visit.view);
  await replaceWithList(visit, engagementId, { ...list, page: 1 });
}

export async function pageGaps(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, list } = current(visit.view);
  await replaceWithList(visit, engagementId, { ...list, page: pageOf(visit.value) });
}

export async function replaceWithList(
  visit: ActionVisit,
  engagementId: string,
  list: GapListState,
  notice?: string,
): Promise<void> {
  if (!visit.view) return;
  const modal = await renderGaps(visit, engagementId, list, notice);
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

export async function clickPost(visit: ActionVisit): Promise<void> {
  const channel = await postGaps(visit.world, visit.actor, { engagementId: visit.value });
  const said = visit.say('gaps.list.posted', { channel: markup(channelLink(channel)) });
  const notice = await plainWords(visit.world, visit.actor.workspaceId, said);
  await replaceWithList(visit, visit.value, gapListPlace(visit) ?? FIRST_GAPS, notice);
}
