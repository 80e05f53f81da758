import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { Tx } from '../../../../db/database.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import { historyOf } from '../../../record/history.ts';
import type { ActionVisit, ViewAnswer, Visit } from '../../../slack/handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { listedGap } from '../list-store.ts';
import { todayOf } from '../move.ts';
import { gapModal } from '../screens/detail.ts';
import { gapHistoryModal } from '../screens/history.ts';
import { type GapListState, type GapMeta, gapMeta } from '../screens/meta.ts';
import type { Words } from '../screens/values.ts';
import { engagementOfGap, findGap, gapSubject, sourceNames } from '../store.ts';
import { gapListPlace, renderGaps, replaceWithList } from './list.ts';

/** What names the sources a gap names, in the visitor's language. */
export async function wordsOf(
  visit: Visit,
  tx: Tx,
  engagementId: string,
  chosen: readonly string[],
): Promise<Words> {
  const names = await sourceNames(tx, visit.actor.workspaceId, engagementId, chosen, chosen.length);
  return {
    say: visit.say,
    choices: visit.world.playbook.gaps,
    sources: new Map(names.map((one) => [one.id, one.name])),
  };
}

/** One gap as it is now. [X9] Refused where the person may not see its engagement. */
export async function renderGap(visit: Visit, gapId: string, notice?: string): Promise<Modal> {
  const { world, actor } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagementId = await engagementOfGap(tx, actor.workspaceId, gapId);
    const engagement = await viewEngagement(tx, actor, engagementId);
    const gap = await findGap(tx, actor.workspaceId, engagementId, gapId);
    const listed = await listedGap(tx, actor.workspaceId, gap);
    const words = await wordsOf(visit, tx, engagementId, gap.sources);
    const today = todayOf({ now: world.clock.now(), engagement });
    return gapModal({ ...listed, words, gap, engagement, today, ...(notice && { notice }) });
  });
}

/** Opens one gap, from a task or a message. */
export async function openGapDetail(visit: Visit, gapId: string): Promise<void> {
  await visit.openModal(await renderGap(visit, gapId));
}

/** Where a form leads once it is done: to the place in the list it came from, else to the gap. */
export async function afterwards(
  visit: Visit,
  { engagementId, gapId, back }: { engagementId: string; gapId: string; back: GapListState | null },
  notice: string,
): Promise<NonNullable<ViewAnswer>> {
  if (back) return { update: await renderGaps(visit, engagementId, back, notice) };
  return { update: await renderGap(visit, gapId, notice) };
}

/** From what was opened in the list, back to the same place in it; else back to the gap. */
export async function goBack(visit: ActionVisit): Promise<void> {
  const meta = visit.view?.meta(gapMeta.pick({ engagementId: true, gapId: true, back: true }));
  if (!visit.view || !meta) return;
  if (meta.back) return replaceWithList(visit, meta.engagementId, meta.back);
  await visit.updateModal(visit.view.id, await renderGap(visit, meta.gapId), visit.view.hash);
}

async function renderHistory(visit: Visit, meta: GapMeta): Promise<Modal> {
  const { world, actor } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, meta.engagementId);
    const gap = await findGap(tx, actor.workspaceId, meta.engagementId, meta.gapId);
    const found = await historyOf(tx, gapSubject(actor.workspaceId, meta.gapId), meta.page);
    const named = found.events.flatMap(({ before, after }) => [before.sources, after.sources]).flat();
    const ids = [...new Set(named.filter((one) => typeof one === 'string'))];
    return gapHistoryModal(await wordsOf(visit, tx, meta.engagementId, ids), gap.title, meta, found);
  });
}

export async function showHistory(visit: ActionVisit, meta: GapMeta): Promise<void> {
  if (visit.view) await visit.updateModal(visit.view.id, await renderHistory(visit, meta), visit.view.hash);
}

export async function pageGapHistory(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  await showHistory(visit, { ...visit.view.meta(gapMeta), page: pageOf(visit.value) });
}

/** What a click in the list or in a gap is about. */
export async function metaOf(visit: ActionVisit, gapId: string): Promise<GapMeta> {
  const { world, actor } = visit;
  const engagementId = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const found = await engagementOfGap(tx, actor.workspaceId, gapId);
    return (await viewEngagement(tx, actor, found)).id;
  });
  return { engagementId, gapId, back: gapListPlace(visit), page: 1 };
}
