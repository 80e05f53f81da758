import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { z } from 'zod';
import type { Tx } from '../../../../db/database.ts';
import type { Engagement } from '../../../engagement/store.ts';
import { engagementVerb } from '../../../engagement/verb.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../../handlers.ts';
import { Refusal } from '../../../refusal.ts';
import type { DraftContent } from '../../../seal/content.ts';
import { currentPictureOf, linksTo } from '../../../slack/delivery/links.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { chosenCandidate } from '../../scoring/store.ts';
import { PLANNERS, requirePlanning } from '../change.ts';
import * as planDrafts from '../drafts.ts';
import { beginWith, shownBy } from '../form-values.ts';
import { type PlanFormName, ROI_CARD } from '../ids.ts';
import { readPlanOverview } from '../overview.ts';
import { curveAlt, curveChart } from '../picture.ts';
import { printOf } from '../rules.ts';
import { type Curve, type FormState, planForm, type Typed } from '../screens/form.ts';
import { type Below, type FormMeta, formMeta } from '../screens/meta.ts';
import { FORM_KINDS } from './kinds.ts';

/** Only those who may save a form get as far as seeing it. */
const mayPlan = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: PLANNERS,
  run: (acting) => requirePlanning(acting),
});

export interface OpenForm {
  form: PlanFormName;
  engagementId: string;
  /** Which metric or bound; a new one where none is named. */
  key?: string;
  below: Below;
}

/** Opens a form of the plan, filled in with what is known; with the draft, where one waits. */
export async function openPlanForm(
  visit: Visit,
  { form, engagementId, key, below }: OpenForm,
): Promise<void> {
  await mayPlan(visit.world, visit.actor, { engagementId });
  await visit.openModal(await freshForm(visit, { form, engagementId, below, key: key ?? null }));
}

/** A metric of one's own is named when its form opens: sent twice, it is one. */
const newKey = (form: PlanFormName): string => {
  if (form === 'metric') return `own-${randomUUID()}`;
  return form === 'bound' ? randomUUID() : '';
};

/**
 * A form as it opens. `key`: null for a new metric or bound.
 * @throws Refusal where what the form rests on is not there yet
 */
export async function freshForm(
  visit: Visit,
  {
    form,
    engagementId,
    key: named,
    below,
    round = 0,
  }: Omit<OpenForm, 'key'> & { key: string | null; round?: number },
): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const now = world.clock.now();
    const engagement = await viewEngagement(tx, actor, engagementId);
    const overview = await readPlanOverview(tx, actor.workspaceId, engagement);
    if (form === 'requirement' && !overview.content.roi) throw new Refusal('plan.refusal.roi-first');
    const place = {
      engagementId,
      cycle: engagement.cycle,
      form,
      key: named ?? '',
      isNew: named === null && newKey(form) !== '',
    };
    const draft = await planDrafts.waiting(tx, actor, place, now);
    const key = named ?? draft?.key ?? newKey(form);
    const base = await baseOf(visit, tx, engagement, { form, key });
    const waits = draft !== null && planDrafts.says(draft, base);
    // A draft of what was there before stays one: saving it says what changed since.
    const was = waits ? draft.was : printOf(shownBy(form, overview.content, key));
    const meta: FormMeta = { ...place, key, step: 1, round, was, below };
    const typed = waits ? { ...base, ...draft.typed } : base;
    await planDrafts.keep(tx, actor, meta, { typed, base: waits ? draft.base : base }, now);
    const notice = waits ? { notice: say('forms.draft'), canStartAfresh: true } : {};
    return showForm(visit, tx, engagement, meta, typed, notice);
  });
}

/** What a form is filled in with: the plan as it is, or what is known for it. */
export async function baseOf(
  { world, actor, say }: Visit,
  tx: Tx,
  engagement: Engagement,
  { form, key }: Pick<FormMeta, 'form' | 'key'>,
): Promise<Typed> {
  const { content, reason } = await readPlanOverview(tx, actor.workspaceId, engagement);
  const candidate = (await chosenCandidate(tx, actor.workspaceId, engagement))?.candidate ?? null;
  const defaults = world.playbook.plan;
  return { ...beginWith(form, { say, content, defaults, key, candidate }), reason: reason ?? '' };
}

/** Throws the draft away and shows the form as it would be without. */
export async function startAfresh({ view, ...visit }: ActionVisit): Promise<void> {
  if (!view) return;
  const { form, engagementId, key, isNew, below, round, ...meta } = view.meta(formMeta);
  const { world, actor } = visit;
  await world.db.inWorkspace(actor.workspaceId, (tx) =>
    planDrafts.drop(tx, actor, { ...meta, form, engagementId, key, isNew }),
  );
  const drawn = await freshForm(visit, {
    form,
    engagementId,
    below,
    key: isNew ? null : key,
    round: round + 1,
  });
  await visit.updateModal(view.id, drawn, view.hash);
}

/** [X8] What stands in a form that is closed waits for the next time. */
export async function keepClosed(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view } = visit;
  const meta = view.meta(formMeta);
  await world.db.inWorkspace(actor.workspaceId, (tx) => keepTyped(tx, visit, meta, view.values));
  return undefined;
}

/** A step of a form, with what was typed so far. */
export async function showForm(
  { world, actor, say }: Visit,
  tx: Tx,
  engagement: Engagement,
  meta: FormMeta,
  typed: Typed,
  more: { notice?: string; canStartAfresh?: boolean } = {},
): Promise<Modal> {
  const { content, seal } = await readPlanOverview(tx, actor.workspaceId, engagement);
  const curve = await curveOf(tx, say, { engagement, form: meta.form, roi: content.roi });
  const state: FormState = {
    say,
    meta,
    engagementName: engagement.name,
    typed,
    content,
    defaults: world.playbook.plan,
    isSealed: seal !== null,
    ...(curve && { curve }),
    ...more,
  };
  return planForm(FORM_KINDS[meta.form].screen, state);
}

/** [P3.2] The curve as it stands in the channel; null where the form is about something else, or no channel has it. */
async function curveOf(
  tx: Tx,
  say: Visit['say'],
  { engagement, form, roi }: { engagement: Engagement; form: PlanFormName; roi: DraftContent['roi'] },
): Promise<Curve | null> {
  if (form !== 'requirement' || !roi || !engagement.channelId) return null;
  if (!curveChart(say, engagement.name, roi)) return null;
  const { workspaceId } = engagement;
  const subject = `${ROI_CARD}:${engagement.id}.${engagement.cycle}`;
  const [file, links] = await Promise.all([
    currentPictureOf(tx, workspaceId, subject),
    linksTo(tx, workspaceId, [subject]),
  ]);
  const picture = file === null ? null : { file, alt: curveAlt(say, engagement.name, roi) };
  return { picture, message: links.get(subject) ?? null };
}

/** All that was typed: what earlier steps kept, and what stands in this one. */
export async function keepTyped(
  tx: Tx,
  { world, actor }: Visit,
  meta: FormMeta,
  values: FormValues,
): Promise<Typed> {
  const now = world.clock.now();
  const draft = await planDrafts.waiting(tx, actor, meta, now);
  const here = Object.keys(values.toJSON()).map((field) => [field, values.text(field)] as const);
  const typed = { ...draft?.typed, ...Object.fromEntries(here) };
  await planDrafts.keep(tx, actor, meta, { typed, base: draft?.base ?? {} }, now);
  return typed;
}

/** Goes back a step, or draws this one again; what was typed on it is kept. */
export async function stepBack(visit: ActionVisit): Promise<void> {
  const { view, world, actor } = visit;
  if (!view) return;
  const meta = view.meta(formMeta);
  const step = Math.max(1, Math.min(meta.step, Number(visit.value) || 1));
  const drawn = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const typed = await keepTyped(tx, visit, meta, view.values);
    return showForm(visit, tx, engagement, { ...meta, step }, typed);
  });
  await visit.updateModal(view.id, drawn, view.hash);
}
