import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { requireState } from '../../../engagement/verb.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../../handlers.ts';
import { readDraft, saveDraft } from '../../../slack/drafts.ts';
import type { OpenView, ViewAnswer } from '../../../slack/handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { NOTE_MAX } from '../input.ts';
import { openRound } from '../open-round.ts';
import { CRITERIA, type Criterion, eachCriterion, LEVELS, type Scores } from '../rules.ts';
import { scoreCandidate, scoreDraft } from '../score.ts';
import { scoreMeta } from '../screens/meta.ts';
import { resultModal } from '../screens/result.ts';
import { scoreForm } from '../screens/score-form.ts';
import { readStanding, type Standing } from '../standing.ts';

/** [P2.2] One's own score where it is still to be given; else what the scores come to. */
export async function openScore(visit: ActionVisit, candidateId = visit.value): Promise<void> {
  const standing = await readStanding(visit, candidateId);
  const modal = isToScore(standing) ? await formOf(visit, standing) : resultOf(visit, standing);
  // On top of the list it was clicked in, so that people come back to their place; never a third one.
  const isOnTop = visit.view && visit.view.id !== visit.view.rootId;
  if (visit.view && isOnTop) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

const isToScore = ({ mayScore, isOpen, mine, candidate }: Standing): boolean =>
  mayScore && isOpen && !mine && !candidate.retiredAt;

const resultOf = (
  { say, world }: Visit,
  standing: Standing,
  more: { notice?: string; page?: number } = {},
): Modal => resultModal(say, world.playbook.rubric, standing, more);

/** [P2.2] Other rounds of what the scores come to. */
export async function pageRounds(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const standing = await readStanding(visit, visit.view.meta(scoreMeta).id);
  const modal = resultOf(visit, standing, { page: pageOf(visit.value) });
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** What is picked and written in the form. */
interface Typed {
  picked: Partial<Scores>;
  note: string;
}

async function formOf(visit: Visit, standing: Standing, typed?: Typed): Promise<Modal> {
  const { engagement, candidate, limits } = standing;
  requireState(engagement, ['active']);
  const meta = { engagementId: engagement.id, id: candidate.id, round: candidate.round };
  const { picked, note } = typed ?? (await keptOf(visit, candidate));
  const { rubric } = visit.world.playbook;
  return scoreForm({ say: visit.say, rubric, meta, candidate, limits, picked, note });
}

/** [X8] What an earlier try left behind. */
async function keptOf({ world, actor }: Visit, { id, round }: { id: string; round: number }): Promise<Typed> {
  const kept = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    readDraft(tx, actor, scoreDraft(id, round), world.clock.now()),
  );
  return typedOf((field) => String(kept?.[field] ?? ''));
}

const readForm = (values: FormValues): Typed => typedOf((field) => values.text(field));

function typedOf(text: (field: string) => string): Typed {
  const picked: Partial<Record<Criterion, number>> = {};
  for (const criterion of CRITERIA) {
    const level = LEVELS.find((one) => String(one) === text(criterion));
    if (level !== undefined) picked[criterion] = level;
  }
  return { picked, note: text('note').slice(0, NOTE_MAX) };
}

/** A level was picked: kept, and the product follows. */
export async function pickLevel(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const typed = await keepPicked(visit, visit.view);
  const standing = await readStanding(visit, visit.view.meta(scoreMeta).id);
  await visit.updateModal(visit.view.id, await formOf(visit, standing, typed), visit.view.hash);
}

async function keepPicked({ world, actor }: Visit, view: OpenView): Promise<Typed> {
  const { id, round } = view.meta(scoreMeta);
  const typed = readForm(view.values);
  await world.db.inWorkspace(actor.workspaceId, (tx) =>
    saveDraft(tx, actor, scoreDraft(id, round), { ...typed.picked, note: typed.note }, world.clock.now()),
  );
  return typed;
}

/** [X8] A form that is closed keeps what it held. */
export async function keepScore(visit: ViewVisit): Promise<ViewAnswer> {
  await keepPicked(visit, visit.view);
  return undefined;
}

export async function submitScore(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view } = visit;
  const fields = eachCriterion((criterion) => view.values.text(criterion));
  const meta = view.meta(scoreMeta);
  await scoreCandidate(world, actor, { ...meta, ...fields, note: view.values.text('note') });
  const standing = await readStanding(visit, meta.id);
  return { update: resultOf(visit, standing, { notice: visit.say('scoring.done.score') }) };
}

/** [P2.2] The lead begins the next blind round, and is the first who may score in it. */
export async function beginRound(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, id, round } = visit.view.meta(scoreMeta);
  await openRound(visit.world, visit.actor, { engagementId, id, round });
  const standing = await readStanding(visit, id);
  const modal = isToScore(standing) ? await formOf(visit, standing) : resultOf(visit, standing);
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}
