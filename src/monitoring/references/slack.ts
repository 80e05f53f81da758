import { randomUUID } from 'node:crypto';
import { WORKERS } from '../../engagement/roles.ts';
import { formFlow, type OpenWith } from '../../forms/flow.ts';
import { idsOf } from '../../forms/ids.ts';
import { listFlow } from '../../forms/list.ts';
import { listMeta } from '../../forms/meta.ts';
import { rowMenu } from '../../forms/row-menu.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../handlers.ts';
import type { Part } from '../../parts.ts';
import { Refusal } from '../../refusal.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { REFERENCE_IDS as IDS } from '../ids.ts';
import { sealingChoices } from './choices.ts';
import { type Prepared, prepareSealing, sealingContext } from './from-feed.ts';
import { sealPushed } from './from-pushed.ts';
import { historyForm } from './history-form.ts';
import { listReferences, monitorsAgainst } from './list-store.ts';
import { referenceSubject, restoreReference, retireReference } from './retire.ts';
import { answerModal } from './screens/answer.ts';
import { chooseMeta, chooseModal, pushedMeta, pushedModal } from './screens/choose.ts';
import { listButtons, referenceRow } from './screens/list.ts';
import { SEALING_KINDS, type SealingKind, sealingNoun } from './seal-form.ts';
import { askNow, reopenWith, sealShown } from './seal-handlers.ts';
import { findReference, findReferenceByImport } from './store.ts';

const TEXTS = 'monitoring.references';

/** [M4] What input is held against, by name. */
const referenceList = listFlow({
  texts: TEXTS,
  ids: IDS,
  filters: ['all', 'retired'],
  async load({ actor, say }, tx, engagement, list, may) {
    const { workspaceId } = actor;
    const found = await listReferences(tx, workspaceId, engagement.id, list);
    const ids = found.references.map(({ id }) => id);
    const users = Map.groupBy(
      await monitorsAgainst(tx, workspaceId, engagement.id, ids),
      ({ referenceId }) => referenceId,
    );
    return {
      found,
      buttons: listButtons(say, engagement.id, may(WORKERS)),
      rows: found.references.flatMap((one) =>
        referenceRow(say, one, users.get(one.id)?.map(({ name }) => name) ?? [], may(WORKERS)),
      ),
      empty: say.md('monitoring.references.list.empty', { engagement: engagement.name }),
    };
  },
});

const flowOf = (of: SealingKind) =>
  formFlow({
    form: of.form,
    texts: TEXTS,
    // Each kind of feed is asked in its own way; all of them come back to the one list.
    ids: { ...idsOf(sealingNoun(of.feed)), back: IDS.back },
    noun: sealingNoun(of.feed),
    may: WORKERS,
    context: sealingContext(of),
    isSaved: async (tx, workspaceId, id) => (await findReferenceByImport(tx, workspaceId, id)) !== null,
    submit: 'monitoring.references.next',
    // Nothing is sealed yet: first it is shown what the feed answers.
    save: (world, actor, { draft: _, ...preparing }) => prepareSealing(of)(world, actor, preparing),
    after: async ({ say }, meta, prepared: Prepared) => ({
      update: answerModal(say, { ...meta, of: of.feed }, prepared, 'not yet'),
    }),
  });

const flows = new Map(SEALING_KINDS.map((of) => [of.feed, flowOf(of)]));

/** First what it is made of; `id`: that of the reference that gets a new version. */
async function openChoice(
  visit: Visit & Pick<ActionVisit, 'view'>,
  engagementId: string,
  { id = null, back = null }: OpenWith = {},
): Promise<void> {
  const { world, actor, say, view } = visit;
  const choices = await sealingChoices(world, actor, { engagementId, id });
  const choosing = chooseModal(say, choices, { engagementId, id, back });
  if (view) await visit.updateModal(view.id, choosing, view.hash);
  else await visit.openModal(choosing);
}

async function submitChoice(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, say, view } = visit;
  const { engagementId, id, back } = view.meta(chooseMeta);
  const { name, feeds, monitors } = await sealingChoices(world, actor, { engagementId, id });
  const [what, chosen] = view.values.text('from').split(' ');
  const monitor = monitors.find((one) => what === 'monitor' && one.id === chosen);
  if (monitor && id !== null && name !== null) {
    const at = { engagementId, id, monitorId: monitor.id, formId: randomUUID(), back };
    return { update: pushedModal(say, { name, monitor: monitor.name }, at) };
  }
  const feed = feeds.find((one) => what === 'feed' && one.id === chosen);
  if (!feed) throw new Refusal('refusal.choose', {}, 'from');
  const proposed = { feedId: feed.id, answer: 'columns', ...(name !== null && { name }) };
  const modal = await flows.get(feed.kind)?.begin(visit, engagementId, { back, proposed });
  return modal && { update: modal };
}

async function submitPushed(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, say, view } = visit;
  const { back, ...of } = view.meta(pushedMeta);
  const { values } = view;
  await sealPushed(world, actor, { ...of, days: values.text('days'), reason: values.text('reason') });
  const notice = say('monitoring.references.sealed');
  return { update: await referenceList.render(visit, of.engagementId, back ?? referenceList.first, notice) };
}

const menu = rowMenu({
  form: historyForm,
  texts: TEXTS,
  ids: IDS,
  context: async () => ({}),
  subject: referenceSubject,
  async find(tx, workspaceId, engagementId, id) {
    const found = await findReference(tx, workspaceId, engagementId, id);
    if (!found) throw new Refusal('refusal.not-found');
    return found;
  },
  retire: retireReference,
  restore: restoreReference,
  list: referenceList,
  open: openChoice,
  happened: { seal: 'monitoring.references.history.sealed' },
  entries: {
    renew: async (visit, id, back) => {
      if (visit.view) await openChoice(visit, visit.view.meta(listMeta).engagementId, { id, back });
    },
  },
});

const all = <Kind extends 'actions' | 'views' | 'closed'>(kind: Kind) =>
  Object.assign({}, ...[...flows.values()].map(({ slack }) => slack[kind])) as Record<string, never>;

export const referenceSlack: NonNullable<Part['slack']> = {
  actions: {
    ...referenceList.slack.actions,
    ...all('actions'),
    ...menu.actions,
    [IDS.ask]: askNow,
    [IDS.seal]: (visit) => sealShown(visit, referenceList),
    [IDS.reopen]: (visit) => reopenWith(visit, (feed) => flows.get(feed)),
  },
  views: {
    ...referenceList.slack.views,
    ...all('views'),
    ...menu.views,
    [IDS.chosen]: submitChoice,
    [IDS.pushed]: submitPushed,
  },
  closed: all('closed'),
};
