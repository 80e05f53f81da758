import type { Modal } from '@phasegate/block-kit/blocks.ts';
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
import { openScore } from '../scoring/handlers/score.ts';
import { toScoreAmong } from '../scoring/matrix-store.ts';
import { candidateForm } from './candidate.ts';
import { CANDIDATE_IDS as IDS } from './ids.ts';
import {
  candidateContext,
  candidateSubject,
  restoreCandidate,
  retireCandidate,
  saveCandidate,
} from './keeping.ts';
import { countCandidates, listCandidates } from './list-store.ts';
import { isCandidateSaved, isNameUsed } from './look-store.ts';
import { FILTERS } from './rules.ts';
import { candidateRow, listButtons } from './screens/list.ts';
import { engagementOfCandidate, findCandidate } from './store.ts';
import { offerSources } from './suggest.ts';

const TEXTS = 'candidates';

/** [P1.1] [P2.4] The use cases: the highest product first. */
export const candidateList = listFlow({
  texts: TEXTS,
  ids: IDS,
  filters: FILTERS,
  async load({ actor, say }, tx, engagement, list) {
    const { workspaceId, userId } = actor;
    const found = await listCandidates(tx, workspaceId, engagement.id, list);
    const counts = await countCandidates(tx, workspaceId, engagement.id);
    const ids = found.candidates.map((one) => one.candidate.id);
    const toScore = await toScoreAmong(tx, workspaceId, engagement.id, userId, ids);
    return {
      found,
      ...(counts.total > 0 && { counts: say('candidates.list.counts', { ...counts }) }),
      buttons: listButtons(say, engagement.id, counts.total === 0),
      rows: found.candidates.map((one) => candidateRow(say, toScore, one)),
      empty: say.md('candidates.list.empty', { engagement: engagement.name }),
    };
  },
});

/** [P1.1] The form of a use case. */
export const candidateFlow = formFlow({
  form: candidateForm,
  texts: TEXTS,
  ids: IDS,
  noun: 'prioritization.candidate',
  may: WORKERS,
  context: candidateContext,
  async find({ tx, actor, engagement }, id) {
    const found = await findCandidate(tx, actor.workspaceId, engagement.id, id);
    if (found.retiredAt) throw new Refusal('candidates.refusal.retired', { name: found.name });
    return { version: found.version, fields: candidateForm.of(found) };
  },
  isSaved: isCandidateSaved,
  subject: candidateSubject,
  async checkEarly({ tx, actor, engagement }, { id }, { name }) {
    if (typeof name === 'string' && (await isNameUsed(tx, actor.workspaceId, engagement.id, name, id)))
      throw new Refusal('candidates.refusal.name-taken', { name }, 'name');
  },
  save: saveCandidate,
  async after(visit, meta) {
    if (!meta.back) return undefined;
    const notice = visit.say(meta.version === 0 ? 'candidates.done.added' : 'candidates.done.edited');
    return { update: await candidateList.render(visit, meta.engagementId, meta.back, notice) };
  },
});

/** What a modal about one use case shows, read as it is now. */
function renderOne(visit: Visit, meta: ThingMeta, what: 'history' | 'retire'): Promise<Modal> {
  const { world, actor, say, timeZone } = visit;
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const { name } = await findCandidate(tx, workspaceId, meta.engagementId, meta.id);
    if (what === 'retire') return retireModal(TEXTS, IDS, say, name, meta);
    const found = await historyOf(tx, candidateSubject(workspaceId, meta.id), meta.page);
    const viewing = { tx, world, actor, engagement, timeZone, now: world.clock.now() };
    const context = await candidateContext(viewing, { id: meta.id, before: null });
    return historyModal({ form: candidateForm, texts: TEXTS, ids: IDS }, { say, context, name, meta, found });
  });
}

/** The “…” of a row: `<what> <use case>`. Scores open on top of the list, all else in its own modal. */
async function chooseFromMenu(visit: ActionVisit): Promise<void> {
  const { view } = visit;
  if (!view) return;
  const { engagementId } = view.meta(listMeta);
  const back = candidateList.place(visit);
  const [what = '', id = ''] = visit.value.split(' ');
  if (what === 'score') return openScore(visit, id);
  if (what === 'edit') return candidateFlow.open(visit, engagementId, { id, back });
  if (what === 'history' || what === 'retire') {
    const modal = await renderOne(visit, { engagementId, id, page: 1, back }, what);
    return visit.updateModal(view.id, modal, view.hash);
  }
  if (what === 'restore' && back) {
    await restoreCandidate(visit.world, visit.actor, { engagementId, id });
    await candidateList.replace(visit, engagementId, back, visit.say('candidates.done.restored'));
  }
}

async function submitRetire(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, id, back } = visit.view.meta(thingMeta);
  await retireCandidate(visit.world, visit.actor, {
    engagementId,
    id,
    reason: visit.view.values.text('reason'),
  });
  if (!back) return undefined;
  return {
    update: await candidateList.render(visit, engagementId, back, visit.say('candidates.done.retired')),
  };
}

/** Opens the form from a button that carries only the use case. */
async function editFromButton(visit: ActionVisit): Promise<void> {
  const engagementId = await visit.world.db.inWorkspace(visit.actor.workspaceId, (tx) =>
    engagementOfCandidate(tx, visit.actor.workspaceId, visit.value),
  );
  await candidateFlow.open(visit, engagementId, { id: visit.value });
}

export const candidateSlack = {
  actions: {
    ...candidateList.slack.actions,
    ...candidateFlow.slack.actions,
    [IDS.add]: (visit: ActionVisit) =>
      candidateFlow.open(visit, visit.value, { back: candidateList.place(visit) }),
    [IDS.edit]: editFromButton,
    [IDS.menu]: chooseFromMenu,
    [IDS.historyPage]: async (visit: ActionVisit) => {
      if (!visit.view) return;
      const meta = { ...visit.view.meta(thingMeta), page: pageOf(visit.value) };
      await visit.updateModal(visit.view.id, await renderOne(visit, meta, 'history'), visit.view.hash);
    },
    [IDS.sources]: candidateFlow.keepTyped,
  },
  views: { ...candidateList.slack.views, ...candidateFlow.slack.views, [IDS.retire]: submitRetire },
  closed: candidateFlow.slack.closed,
  suggestions: { [IDS.sources]: offerSources },
};
