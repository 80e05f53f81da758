import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { rightsOf } from '../../../engagement/rights.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import { type ListState, type ThingMeta, thingMeta } from '../../../forms/meta.ts';
import { viewing } from '../../../forms/viewing.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { historyOf } from '../../../record/history.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { gapContext } from '../context.ts';
import { gapForm } from '../gap.ts';
import { gapList } from '../list.ts';
import { listedGap } from '../list-store.ts';
import { gapModal } from '../screens/detail.ts';
import { gapHistoryModal } from '../screens/history.ts';
import { engagementOfGap, findGap, gapSubject } from '../store.ts';

/** One gap as it is now. [X9] Refused where the person may not see its engagement. */
export async function renderGap(visit: Visit, gapId: string, notice?: string): Promise<Modal> {
  const { world, actor } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagementId = await engagementOfGap(tx, actor.workspaceId, gapId);
    const engagement = await viewEngagement(tx, actor, engagementId);
    const gap = await findGap(tx, actor.workspaceId, engagementId, gapId);
    const listed = await listedGap(tx, actor.workspaceId, gap);
    const now = world.clock.now();
    const context = await gapContext(
      { tx, world, actor, now, engagement },
      { before: gapForm.of(gap), typed: {} },
    );
    const words = { say: visit.say, context };
    const may = await rightsOf(tx, actor, engagementId);
    return gapModal({
      ...listed,
      words,
      gap,
      engagement,
      today: context.today,
      may,
      ...(notice && { notice }),
    });
  });
}

/** Opens one gap, from a task or a message. */
export async function openGapDetail(visit: Visit, gapId: string): Promise<void> {
  await visit.openModal(await renderGap(visit, gapId));
}

/** Where a form leads once it is done: to the place in the list it came from, else to the gap. */
export async function afterwards(
  visit: Visit,
  { engagementId, id, back }: { engagementId: string; id: string; back: ListState | null },
  notice: string,
): Promise<NonNullable<ViewAnswer>> {
  if (back) return { update: await gapList.render(visit, engagementId, back, notice) };
  return { update: await renderGap(visit, id, notice) };
}

/** From what was opened in the list, back to the same place in it; else back to the gap. */
export async function goBack(visit: ActionVisit): Promise<void> {
  const meta = visit.view?.meta(thingMeta.pick({ engagementId: true, id: true, back: true }));
  if (!visit.view || !meta) return;
  if (meta.back) return gapList.replace(visit, meta.engagementId, meta.back);
  await visit.updateModal(visit.view.id, await renderGap(visit, meta.id), visit.view.hash);
}

async function renderHistory(visit: Visit, meta: ThingMeta): Promise<Modal> {
  const { world, actor } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const viewer = await viewing(tx, visit, meta.engagementId);
    const gap = await findGap(tx, actor.workspaceId, meta.engagementId, meta.id);
    const found = await historyOf(tx, gapSubject(actor.workspaceId, meta.id), meta.page);
    const sources = found.events.flatMap(({ before, after }) => [before.sources, after.sources]).flat();
    const context = await gapContext(viewer, { before: null, typed: { sources } });
    return gapHistoryModal({ say: visit.say, context }, gap.title, meta, found);
  });
}

export async function showHistory(visit: ActionVisit, meta: ThingMeta): Promise<void> {
  if (visit.view) await visit.updateModal(visit.view.id, await renderHistory(visit, meta), visit.view.hash);
}

export async function pageGapHistory(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  await showHistory(visit, { ...visit.view.meta(thingMeta), page: pageOf(visit.value) });
}

/** What a click in the list or in a gap is about. */
export async function metaOf(visit: ActionVisit, gapId: string): Promise<ThingMeta> {
  const { world, actor } = visit;
  const engagementId = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const found = await engagementOfGap(tx, actor.workspaceId, gapId);
    return (await viewEngagement(tx, actor, found)).id;
  });
  return { engagementId, id: gapId, back: gapList.place(visit), page: 1 };
}
