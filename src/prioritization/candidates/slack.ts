import { WORKERS } from '../../engagement/roles.ts';
import { formFlow } from '../../forms/flow.ts';
import { listFlow } from '../../forms/list.ts';
import { rowMenu } from '../../forms/row-menu.ts';
import type { ActionVisit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { openScore } from '../scoring/handlers/score.ts';
import { toScoreAmong } from '../scoring/matrix-store.ts';
import { candidateForm } from '../use-case/candidate.ts';
import { CANDIDATE_IDS as IDS } from '../use-case/ids.ts';
import { FILTERS } from '../use-case/rules.ts';
import { engagementOfCandidate, findCandidate, isCandidateSaved, isNameUsed } from '../use-case/store.ts';
import {
  candidateContext,
  candidateSubject,
  restoreCandidate,
  retireCandidate,
  saveCandidate,
} from './keeping.ts';
import { countCandidates, listCandidates } from './list-store.ts';
import { candidateRow, listButtons } from './screens/list.ts';
import { offerSources } from './suggest.ts';

const TEXTS = 'candidates';

/** [P1.1] [P2.4] The use cases: the highest product first. */
export const candidateList = listFlow({
  texts: TEXTS,
  ids: IDS,
  filters: FILTERS,
  async load({ actor, say }, tx, engagement, list, may) {
    const { workspaceId, userId } = actor;
    const found = await listCandidates(tx, workspaceId, engagement.id, list);
    const counts = await countCandidates(tx, workspaceId, engagement.id);
    const ids = found.candidates.map((one) => one.candidate.id);
    const toScore = await toScoreAmong(tx, workspaceId, engagement.id, userId, ids);
    return {
      found,
      ...(counts.total > 0 && { counts: say('candidates.list.counts', { ...counts }) }),
      buttons: listButtons(say, engagement.id, { isEmpty: counts.total === 0, may }),
      rows: found.candidates.map((one) => candidateRow(say, { toScore, may }, one)),
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
  edited: {
    async find({ tx, actor, engagement }, id) {
      const found = await findCandidate(tx, actor.workspaceId, engagement.id, id);
      if (found.retiredAt) throw new Refusal('candidates.refusal.retired', { name: found.name });
      return { version: found.version, fields: candidateForm.of(found) };
    },
    subject: candidateSubject,
  },
  isSaved: isCandidateSaved,
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

/** From a link or what was found: for everybody who may see it. Who may change it does so from there. */
async function showFromButton(visit: ActionVisit): Promise<void> {
  const { world, actor, value } = visit;
  const { engagementId, name, retiredAt } = await world.db.inWorkspace(actor.workspaceId, async (tx) =>
    findCandidate(tx, actor.workspaceId, await engagementOfCandidate(tx, actor.workspaceId, value), value),
  );
  await candidateList.open(visit, engagementId, name, retiredAt ? 'retired' : 'all');
}

const menu = rowMenu({
  form: candidateForm,
  texts: TEXTS,
  ids: IDS,
  context: candidateContext,
  subject: candidateSubject,
  find: findCandidate,
  retire: retireCandidate,
  restore: restoreCandidate,
  list: candidateList,
  open: candidateFlow.open,
  // Scores open on top of the list.
  entries: { score: openScore },
});

export const candidateSlack = {
  actions: {
    ...candidateList.slack.actions,
    ...candidateFlow.slack.actions,
    ...menu.actions,
    [IDS.show]: showFromButton,
    [IDS.sources]: candidateFlow.keepTyped,
  },
  views: { ...candidateList.slack.views, ...candidateFlow.slack.views, ...menu.views },
  closed: candidateFlow.slack.closed,
  suggestions: { [IDS.sources]: offerSources },
};
