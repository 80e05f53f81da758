import { viewEngagement } from '../../engagement/view.ts';
import { historyOf } from '../../record/history.ts';
import type { Modal } from '../../slack/blocks.ts';
import type { ActionVisit, ViewAnswer, ViewVisit, Visit } from '../../slack/handlers.ts';
import { pageOf } from '../../slack/pager.ts';
import { openAssessment } from '../quality/handlers/form.ts';
import { listPlace, renderList } from './list.ts';
import { openForm } from './open-form.ts';
import { restoreSource, retireSource } from './retire-source.ts';
import { historyModal } from './screens/history.ts';
import { listMeta, type SourceMeta, sourceMeta } from './screens/meta.ts';
import { retireModal } from './screens/retire.ts';
import { findSource, sourceSubject } from './store.ts';

/** The “…” of a row: `<what> <source id>`. All of it happens in the list's own modal. */
export async function chooseFromMenu(visit: ActionVisit): Promise<void> {
  const { view } = visit;
  if (!view) return;
  const { engagementId } = view.meta(listMeta);
  const back = listPlace(visit);
  const [what = '', sourceId = ''] = visit.value.split(' ');
  const meta: SourceMeta = { engagementId, sourceId, page: 1, back };
  if (what === 'edit') return openForm(visit, engagementId, sourceId, back);
  if (what === 'assess') return openAssessment(visit, sourceId, back);
  if (what === 'history') return visit.updateModal(view.id, await renderHistory(visit, meta), view.hash);
  if (what === 'retire') return visit.updateModal(view.id, await renderRetire(visit, meta), view.hash);
  if (what === 'restore' && back) {
    await restoreSource(visit.world, visit.actor, { engagementId, id: sourceId });
    return visit.updateModal(
      view.id,
      await renderList(visit, engagementId, back, visit.say('foundation.list.restored')),
      view.hash,
    );
  }
}

async function renderHistory(visit: Visit, meta: SourceMeta): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, meta.engagementId);
    const source = await findSource(tx, actor.workspaceId, meta.engagementId, meta.sourceId);
    const found = await historyOf(tx, sourceSubject(actor.workspaceId, meta.sourceId), meta.page);
    return historyModal(say, world.playbook.inventory, source.name, meta, found);
  });
}

export async function pageHistory(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = { ...visit.view.meta(sourceMeta), page: pageOf(visit.value) };
  await visit.updateModal(visit.view.id, await renderHistory(visit, meta), visit.view.hash);
}

async function renderRetire({ world, actor, say }: Visit, meta: SourceMeta): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, meta.engagementId);
    const source = await findSource(tx, actor.workspaceId, meta.engagementId, meta.sourceId);
    return retireModal(say, source.name, meta);
  });
}

/** The reason is given: the source is retired, and the list shows what is left. */
export async function submitRetire(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, sourceId, back } = visit.view.meta(sourceMeta);
  const reason = visit.view.values.text('reason');
  await retireSource(visit.world, visit.actor, { engagementId, id: sourceId, reason });
  if (!back) return undefined;
  return { update: await renderList(visit, engagementId, back, visit.say('foundation.list.retired')) };
}
