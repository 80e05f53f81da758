import { type Modal, section } from '@phasegate/block-kit/blocks.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { viewEngagement } from '../../engagement/view.ts';
import { formFlow } from '../../forms/flow.ts';
import { historyModal, retireModal } from '../../forms/history.ts';
import { listFlow } from '../../forms/list.ts';
import { listMeta, type ThingMeta, thingMeta } from '../../forms/meta.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../handlers.ts';
import { historyOf } from '../../record/history.ts';
import { Refusal } from '../../refusal.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { pageOf } from '../../slack/pager.ts';
import { requestFile } from '../file-worker.ts';
import { fieldsOfAssessment } from '../quality/fields.ts';
import { openAssessment } from '../quality/handlers/form.ts';
import { assessmentWord } from '../quality/screens/words.ts';
import { assessmentsBySource } from '../quality/store.ts';
import { FILTERS, unstructuredFormats } from '../rules.ts';
import { gapType } from '../screens/words.ts';
import { IDS } from './ids.ts';
import {
  restoreSource,
  retireSource,
  type Saved,
  saveSource,
  sourceContext,
  sourceSubject,
} from './keeping.ts';
import { listSources } from './list-store.ts';
import { listButtons, savedModal, sourceRow } from './screens/list.ts';
import { dayIn, sourceForm } from './source.ts';
import { findSource, isNameUsed, isSaved } from './store.ts';

const TEXTS = 'foundation';

/** [F1.2] The inventory: search, filter, ten a page. */
export const sourceList = listFlow({
  texts: TEXTS,
  ids: IDS,
  filters: FILTERS,
  async load({ world, actor, say }, tx, engagement, list) {
    const { inventory, quality } = world.playbook;
    const found = await listSources(
      tx,
      actor.workspaceId,
      engagement.id,
      list,
      unstructuredFormats(inventory),
    );
    const ids = found.sources.map((source) => source.id);
    const assessments = await assessmentsBySource(tx, actor.workspaceId, ids);
    const assessed = (id: string) =>
      assessmentWord(assessments.get(id)?.map(fieldsOfAssessment), quality.thresholds, say);
    return {
      found,
      buttons: listButtons(say, engagement.id),
      rows: found.sources.flatMap((source) => sourceRow({ say, inventory, assessed }, source)),
      empty: say.md('foundation.list.empty', { engagement: engagement.name }),
    };
  },
});

/** [F1.1] The form of a source. */
export const sourceFlow = formFlow({
  form: sourceForm,
  texts: TEXTS,
  ids: IDS,
  noun: 'foundation.source',
  may: WORKERS,
  context: sourceContext,
  async find({ tx, actor, engagement }, id) {
    const found = await findSource(tx, actor.workspaceId, engagement.id, id);
    if (found.retiredAt) throw new Refusal('foundation.refusal.retired', { name: found.name });
    return { version: found.version, fields: sourceForm.of(found) };
  },
  isSaved,
  subject: sourceSubject,
  async checkEarly({ tx, actor, engagement }, { id }, { name }) {
    if (typeof name === 'string' && (await isNameUsed(tx, actor.workspaceId, engagement.id, name, id)))
      throw new Refusal('foundation.refusal.name-taken', { name }, 'name');
  },
  save: saveSource,
  async after(visit, meta, { name, gaps }: Saved) {
    const { say } = visit;
    const opened = gaps.map((type) => gapType(type, say));
    if (!meta.back)
      return opened.length > 0 ? { update: savedModal(say, meta.engagementId, name, opened) } : undefined;
    const lines = opened.map((gap) => say.md('foundation.saved.gap', { gap }));
    const notice = [say('foundation.saved.title'), ...lines].join('\n');
    return { update: await sourceList.render(visit, meta.engagementId, meta.back, notice) };
  },
});

/** What a modal about one source shows, read as it is now. */
function renderSource(visit: Visit, meta: ThingMeta, what: 'history' | 'retire'): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, meta.engagementId);
    const { name } = await findSource(tx, actor.workspaceId, meta.engagementId, meta.id);
    if (what === 'retire') return retireModal(TEXTS, IDS, say, name, meta);
    const found = await historyOf(tx, sourceSubject(actor.workspaceId, meta.id), meta.page);
    const today = dayIn(world.clock.now(), visit.timeZone);
    const context = { inventory: world.playbook.inventory, me: actor.userId, today };
    return historyModal({ form: sourceForm, texts: TEXTS, ids: IDS }, { say, context, name, meta, found });
  });
}

/** The “…” of a row: `<what> <source id>`. All of it happens in the list's own modal. */
async function chooseFromMenu(visit: ActionVisit): Promise<void> {
  const { view } = visit;
  if (!view) return;
  const { engagementId } = view.meta(listMeta);
  const back = sourceList.place(visit);
  const [what = '', id = ''] = visit.value.split(' ');
  if (what === 'edit') return sourceFlow.open(visit, engagementId, { id, back });
  if (what === 'assess') return openAssessment(visit, id, back);
  if (what === 'history' || what === 'retire') {
    const modal = await renderSource(visit, { engagementId, id, page: 1, back }, what);
    return visit.updateModal(view.id, modal, view.hash);
  }
  if (what === 'restore' && back) {
    await restoreSource(visit.world, visit.actor, { engagementId, id });
    await sourceList.replace(visit, engagementId, back, visit.say('foundation.list.restored'));
  }
}

/** The reason is given: the source is retired, and the list shows what is left. */
async function submitRetire(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, id, back } = visit.view.meta(thingMeta);
  await retireSource(visit.world, visit.actor, {
    engagementId,
    id,
    reason: visit.view.values.text('reason'),
  });
  if (!back) return undefined;
  return { update: await sourceList.render(visit, engagementId, back, visit.say('foundation.list.retired')) };
}

/** [F1.3] Sends the sources as a file; the retired ones too where those are being looked at. */
async function exportList(visit: ActionVisit): Promise<void> {
  const list = sourceList.place(visit);
  const withRetired = list?.filter === 'retired';
  await requestFile(visit.world, visit.actor, visit.value, { kind: 'sources', withRetired });
  const notice = visit.say.md('foundation.export.coming');
  if (!list) return visit.tell({ text: notice, blocks: [section(notice)] });
  await sourceList.replace(visit, visit.value, list, notice);
}

export const sourceActions = {
  [IDS.add]: (visit: ActionVisit) => sourceFlow.open(visit, visit.value, { back: sourceList.place(visit) }),
  [IDS.menu]: chooseFromMenu,
  [IDS.historyPage]: async (visit: ActionVisit) => {
    if (!visit.view) return;
    const meta = { ...visit.view.meta(thingMeta), page: pageOf(visit.value) };
    await visit.updateModal(visit.view.id, await renderSource(visit, meta, 'history'), visit.view.hash);
  },
  [IDS.export]: exportList,
};
export const sourceViews = { [IDS.retire]: submitRetire };
