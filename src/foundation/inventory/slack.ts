import { section } from '@phasegate/block-kit/blocks.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { viewEngagement } from '../../engagement/view.ts';
import { formFlow } from '../../forms/flow.ts';
import { listFlow } from '../../forms/list.ts';
import { rowMenu } from '../../forms/row-menu.ts';
import type { ActionVisit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { requestFile } from '../asked-files.ts';
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
import { sourceForm } from './source.ts';
import { findSource, isNameUsed, isSaved } from './store.ts';

const TEXTS = 'foundation';

/** [F1.2] The inventory: search, filter, ten a page. */
export const sourceList = listFlow({
  texts: TEXTS,
  ids: IDS,
  filters: FILTERS,
  async load({ world, actor, say }, tx, engagement, list, may) {
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
      buttons: listButtons(say, engagement.id, may),
      rows: found.sources.flatMap((source) => sourceRow({ say, inventory, may, assessed }, source)),
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
  edited: {
    async find({ tx, actor, engagement }, id) {
      const found = await findSource(tx, actor.workspaceId, engagement.id, id);
      if (found.retiredAt) throw new Refusal('foundation.refusal.retired', { name: found.name });
      return { version: found.version, fields: sourceForm.of(found) };
    },
    subject: sourceSubject,
  },
  isSaved,
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

/** [F1.3] Sends the sources as a file; the retired ones too where those are being looked at. */
async function exportList(visit: ActionVisit): Promise<void> {
  const list = sourceList.place(visit);
  const withRetired = list?.filter === 'retired';
  await requestFile(visit.world, visit.actor, visit.value, { kind: 'sources', withRetired });
  const notice = visit.say.md('foundation.export.coming');
  if (!list) return visit.tell({ text: notice, blocks: [section(notice)] });
  await sourceList.replace(visit, visit.value, list, notice);
}

const menu = rowMenu({
  form: sourceForm,
  texts: TEXTS,
  ids: IDS,
  context: sourceContext,
  subject: sourceSubject,
  find: findSource,
  retire: retireSource,
  restore: restoreSource,
  list: sourceList,
  open: sourceFlow.open,
  entries: { assess: openAssessment },
});

/** From what was found: for everybody who may see it. Who may change it does so from there. */
async function showFromButton(visit: ActionVisit): Promise<void> {
  const { world, actor } = visit;
  const [engagementId = '', id = ''] = visit.value.split(' ');
  const { name, retiredAt } = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, engagementId);
    return findSource(tx, actor.workspaceId, engagementId, id);
  });
  await sourceList.open(visit, engagementId, name, retiredAt ? 'retired' : 'all');
}

export const sourceSlack = {
  actions: {
    ...sourceList.slack.actions,
    ...sourceFlow.slack.actions,
    ...menu.actions,
    [IDS.export]: exportList,
    [IDS.show]: showFromButton,
  },
  views: { ...sourceList.slack.views, ...sourceFlow.slack.views, ...menu.views },
  closed: sourceFlow.slack.closed,
};
