import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { Tx } from '../../../../db/database.ts';
import { cycleVerb } from '../../../engagement/cycle-verb.ts';
import { cycleGiven, type Place, readPlace } from '../../../engagement/place.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import { viewCycle, viewRunning } from '../../../engagement/view.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../../handlers.ts';
import { Refusal } from '../../../refusal.ts';
import { readDraft, saveDraft } from '../../../slack/drafts.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { findCandidate } from '../../use-case/store.ts';
import { ASSESSORS, assessRisk, requireChosen } from '../assess.ts';
import { RISK_MAX } from '../input.ts';
import { type Answers, type Course, follow } from '../rules.ts';
import { assessedModal } from '../screens/assessed.ts';
import { questionModal, resultModal, type Typed } from '../screens/form.ts';
import { type RiskMeta, riskMeta } from '../screens/meta.ts';
import { riskStanding } from '../store.ts';

/** Where the answers wait until they are saved: they belong to a use case, and to the version they were begun on. */
const draftName = ({ engagementId, useCase, base }: RiskMeta): string =>
  `prioritization.risk:${engagementId}.${useCase}.${base}`;

const typedAnswers = z.record(z.string(), z.object({ answer: z.boolean(), note: z.string() }));

/** Told before somebody answers fifteen questions: who may, and that there is something to assess. */
const prepare = cycleVerb({
  input: z.object({ engagementId: z.uuid(), cycle: cycleGiven }),
  may: ASSESSORS,
  async run({ tx, actor, engagement }): Promise<Omit<RiskMeta, 'at'>> {
    const { chosen, assessment } = await riskStanding(tx, actor.workspaceId, engagement);
    if (!chosen) throw new Refusal('risk.refusal.no-choice');
    const { id: engagementId, cycle } = engagement;
    return { engagementId, cycle, useCase: chosen.id, base: assessment?.version ?? 0 };
  },
});

/** [E6] Opens the assessment as it stands, for everybody; where there is none, the first question not answered. */
export async function openRisk(visit: Visit & Pick<ActionVisit, 'view'>, place: Place): Promise<void> {
  const shown = await renderAssessed(visit, place);
  if (shown) {
    await visit.openModal(shown);
    return;
  }
  await visit.openModal(await firstQuestion(visit, place));
}

/** Begins anew, in place of what is shown. */
export async function assessAgain(visit: ActionVisit): Promise<void> {
  const modal = await firstQuestion(visit, readPlace(visit.value));
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

async function firstQuestion(visit: Visit, { engagementId, cycle }: Place): Promise<Modal> {
  const begun = await prepare(visit.world, visit.actor, { engagementId, cycle });
  return visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
    const meta: RiskMeta = { ...begun, at: '' };
    const typed = await readTyped(tx, visit, meta);
    const course = follow(visit.world.playbook.risk, answersOf(typed));
    return render(tx, visit, { ...meta, at: course.next?.key ?? '' }, typed, course);
  });
}

/** The assessment as it stands; null where there is none. [X9] Refused where the person may not see the engagement. */
async function renderAssessed(
  { world, actor, say }: Visit,
  place: Place,
  notice?: string,
): Promise<Modal | null> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const { engagement, later, shown } = await viewRunning(tx, actor, world, place);
    const standing = await riskStanding(tx, workspaceId, engagement);
    const { assessment, chosen } = standing;
    // [R3] In a cycle that goes on no more nobody begins one.
    if (later !== null && (!assessment || !chosen))
      throw new Refusal('risk.refusal.earlier', { cycle: engagement.cycle, later });
    if (!assessment || !chosen) return null;
    const { name } = await findCandidate(tx, workspaceId, engagement.id, chosen.id);
    const found = { ...standing, assessment, later, shown };
    return assessedModal(say, world.playbook.risk, engagement, name, found, notice);
  });
}

/** Shows the question that the form is at, or the result. */
async function render(
  tx: Tx,
  { world, actor, say }: Visit,
  meta: RiskMeta,
  typed: Typed,
  course: Course,
): Promise<Modal> {
  const { workspaceId } = actor;
  const manifest = world.playbook.risk;
  const { engagement, shown } = await viewCycle(tx, actor, meta);
  requireChosen((await riskStanding(tx, workspaceId, engagement)).chosen, meta.useCase);
  const { name } = await findCandidate(tx, workspaceId, engagement.id, meta.useCase);
  const useCase = withCycle(say, name, shown);
  const known = [...course.asked, ...(course.next ? [course.next] : [])];
  // A place that the answers no longer lead to: on to where they do.
  const question = known.find((one) => one.key === meta.at) ?? course.next;
  if (!question && course.verdict)
    return resultModal({ say, manifest, meta: { ...meta, at: '' }, useCase, verdict: course.verdict, typed });
  if (!question) throw new Error('a questionnaire without questions');
  const at = { ...meta, at: question.key };
  return questionModal({
    say,
    manifest,
    meta: at,
    useCase,
    question,
    typed,
    hasBefore: question !== known[0],
  });
}

const answersOf = (typed: Typed): Answers =>
  Object.fromEntries(Object.entries(typed).map(([key, one]) => [key, one.answer]));

async function readTyped(tx: Tx, { actor, world }: Visit, meta: RiskMeta): Promise<Typed> {
  const draft = await readDraft(tx, actor, draftName(meta), world.clock.now());
  return typedAnswers.safeParse(draft?.answers).data ?? {};
}

/** [X8] What stands in the form, kept. */
async function keep(
  tx: Tx,
  visit: Visit & { view?: ViewVisit['view'] | undefined },
  meta: RiskMeta,
): Promise<Typed> {
  const typed = await readTyped(tx, visit, meta);
  const chosen = visit.view?.values.text('answer');
  if (meta.at === '' || !chosen) return typed;
  const note = visit.view?.values.text('note').slice(0, RISK_MAX.note) ?? '';
  const answers = { ...typed, [meta.at]: { answer: chosen === 'yes', note } };
  await saveDraft(tx, visit.actor, draftName(meta), { answers }, visit.world.clock.now());
  return answers;
}

/** An answer: on to the next question, or to what they come to. */
export async function submitAnswer(visit: ViewVisit): Promise<ViewAnswer> {
  const meta = visit.view.meta(riskMeta);
  if (!visit.view.values.text('answer')) throw new Refusal('refusal.choose', {}, 'answer');
  const update = await visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
    const typed = await keep(tx, visit, meta);
    const course = follow(visit.world.playbook.risk, answersOf(typed));
    const place = course.asked.findIndex((one) => one.key === meta.at);
    const next = course.asked[place + 1] ?? course.next;
    return render(tx, visit, { ...meta, at: next?.key ?? '' }, typed, course);
  });
  return { update };
}

/** To the question before; what was answered on this one is kept. */
export async function goBack(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = visit.view.meta(riskMeta);
  const modal = await visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
    const typed = await keep(tx, visit, meta);
    const course = follow(visit.world.playbook.risk, answersOf(typed));
    const place = course.asked.findIndex((one) => one.key === meta.at);
    const before = course.asked.at(place < 0 ? -1 : Math.max(0, place - 1));
    return render(tx, visit, { ...meta, at: before?.key ?? '' }, typed, course);
  });
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** The reason is given: recorded, and shown as it stands now. */
export async function submitRisk(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, say } = visit;
  const meta = visit.view.meta(riskMeta);
  const { engagementId, cycle, useCase, base } = meta;
  const answers = await world.db.inWorkspace(actor.workspaceId, (tx) => readTyped(tx, visit, meta));
  await assessRisk(world, actor, {
    engagementId,
    cycle,
    useCase,
    base,
    answers,
    tier: visit.view.values.text('tier'),
    reason: visit.view.values.text('reason'),
    draft: draftName(meta),
  });
  const update = await renderAssessed(visit, { engagementId, cycle }, say('risk.done'));
  return update ? { update } : undefined;
}
