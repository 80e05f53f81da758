import { viewEngagement } from '../../../engagement/view.ts';
import { historyOf } from '../../../record/history.ts';
import type { Modal } from '../../../slack/blocks.ts';
import type { ActionVisit, ViewAnswer, ViewVisit, Visit } from '../../../slack/handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { openScore } from '../../scoring/handlers/score.ts';
import { dataSourcesOf } from '../around.ts';
import { restoreCandidate, retireCandidate } from '../retire.ts';
import { type CandidateMeta, candidateMeta, listMeta } from '../screens/meta.ts';
import { historyModal, retireModal } from '../screens/more.ts';
import { candidateSubject, findCandidate } from '../store.ts';
import { openCandidateForm } from './form.ts';
import { listPlace, renderCandidates, replaceWithList } from './list.ts';

/** The “…” of a row: `<what> <use case>`. Scores open on top of the list, all else in its own modal. */
export async function chooseFromMenu(visit: ActionVisit): Promise<void> {
  const { view } = visit;
  if (!view) return;
  const { engagementId } = view.meta(listMeta);
  const back = listPlace(visit);
  const [what = '', candidateId = ''] = visit.value.split(' ');
  const meta: CandidateMeta = { engagementId, candidateId, page: 1, back };
  if (what === 'score') return openScore(visit, candidateId);
  if (what === 'edit') return openCandidateForm(visit, engagementId, candidateId, back);
  if (what === 'history') return visit.updateModal(view.id, await renderHistory(visit, meta), view.hash);
  if (what === 'retire') return visit.updateModal(view.id, await renderRetire(visit, meta), view.hash);
  if (what === 'restore' && back) {
    await restoreCandidate(visit.world, visit.actor, { engagementId, id: candidateId });
    await replaceWithList(visit, engagementId, back, visit.say('candidates.done.restored'));
  }
}

async function renderHistory(visit: Visit, meta: CandidateMeta): Promise<Modal> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const found = await findCandidate(tx, workspaceId, meta.engagementId, meta.candidateId);
    const history = await historyOf(tx, candidateSubject(workspaceId, meta.candidateId), meta.page);
    const known = await dataSourcesOf({ tx, workspaceId, world, now: world.clock.now(), engagement });
    const names = new Map(known.map((one) => [one.id, one.name]));
    return historyModal(say, names, found.name, meta, history);
  });
}

export async function pageHistory(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = { ...visit.view.meta(candidateMeta), page: pageOf(visit.value) };
  await visit.updateModal(visit.view.id, await renderHistory(visit, meta), visit.view.hash);
}

async function renderRetire({ world, actor, say }: Visit, meta: CandidateMeta): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, meta.engagementId);
    const found = await findCandidate(tx, actor.workspaceId, meta.engagementId, meta.candidateId);
    return retireModal(say, found.name, meta);
  });
}

/** The reason is given: the use case is retired, and the list shows what is left. */
export async function submitRetire(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, candidateId, back } = visit.view.meta(candidateMeta);
  const reason = visit.view.values.text('reason');
  await retireCandidate(visit.world, visit.actor, { engagementId, id: candidateId, reason });
  if (!back) return undefined;
  return { update: await renderCandidates(visit, engagementId, back, visit.say('candidates.done.retired')) };
}
