import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { z } from 'zod';
import type { Tx } from '../../../../db/database.ts';
import type { Engagement } from '../../../engagement/store.ts';
import { engagementVerb } from '../../../engagement/verb.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import { Refusal } from '../../../refusal.ts';
import { readDraft, saveDraft } from '../../../slack/drafts.ts';
import type { ActionVisit, Visit } from '../../../slack/handlers.ts';
import { chosenCandidate } from '../../scoring/store.ts';
import { PLANNERS, requirePlanning } from '../change.ts';
import { beginWith, shownBy } from '../form-values.ts';
import type { PlanFormName } from '../ids.ts';
import { lookAtPlan } from '../look.ts';
import { printOf } from '../rules.ts';
import { type FormState, planForm, type Typed } from '../screens/form.ts';
import { type Below, type FormMeta, formMeta } from '../screens/meta.ts';
import { FORM_KINDS } from './kinds.ts';

/** Where a form keeps what was typed in its steps. */
export const draftOf = ({ engagementId, cycle, form, key }: FormMeta): string =>
  `prioritization.plan.${form}:${engagementId}.${cycle}.${key}`;

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

/** Opens a form of the plan, filled in with what is known. */
export async function openPlanForm(
  visit: Visit,
  { form, engagementId, key, below }: OpenForm,
): Promise<void> {
  await mayPlan(visit.world, visit.actor, { engagementId });
  await visit.openModal(await freshForm(visit, { form, engagementId, below, key: key ?? newKey(form) }));
}

/** A metric of one's own is named when its form opens: sent twice, it is one. */
const newKey = (form: PlanFormName): string => {
  if (form === 'metric') return `own-${randomUUID()}`;
  return form === 'bound' ? randomUUID() : '';
};

/** @throws Refusal where what the form rests on is not there yet */
export async function freshForm(
  visit: Visit,
  { form, engagementId, key, below }: Required<OpenForm>,
): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const look = await lookAtPlan(tx, actor.workspaceId, engagement);
    const { content } = look;
    if (form === 'requirement' && !content.roi) throw new Refusal('plan.refusal.roi-first');
    const candidate = (await chosenCandidate(tx, actor.workspaceId, engagement))?.candidate ?? null;
    const defaults = world.playbook.plan;
    const meta: FormMeta = {
      engagementId,
      cycle: engagement.cycle,
      form,
      key,
      step: 1,
      was: printOf(shownBy(form, content, key)),
      below,
    };
    const typed = {
      ...beginWith(form, { say, content, defaults, key, candidate }),
      reason: look.reason ?? '',
    };
    // What an earlier try left behind is not what the form shows.
    await saveDraft(tx, actor, draftOf(meta), typed, world.clock.now());
    return showForm(visit, tx, engagement, meta, typed);
  });
}

/** A step of a form, with what was typed so far. */
export async function showForm(
  { world, actor, say }: Visit,
  tx: Tx,
  engagement: Engagement,
  meta: FormMeta,
  typed: Typed,
  notice?: string,
): Promise<Modal> {
  const { content, seal } = await lookAtPlan(tx, actor.workspaceId, engagement);
  const state: FormState = {
    say,
    meta,
    engagementName: engagement.name,
    typed,
    content,
    defaults: world.playbook.plan,
    isSealed: seal !== null,
    ...(notice && { notice }),
  };
  return planForm(FORM_KINDS[meta.form].screen, state);
}

/** All that was typed: what earlier steps kept, and what stands in this one. */
export async function keepTyped(
  tx: Tx,
  { world, actor }: Visit,
  meta: FormMeta,
  values: FormValues,
): Promise<Typed> {
  const now = world.clock.now();
  const kept = (await readDraft(tx, actor, draftOf(meta), now)) ?? {};
  const here = Object.keys(values.toJSON()).map((field) => [field, values.text(field)]);
  const typed = Object.fromEntries(
    [...Object.entries(kept), ...here].map(([field, value]) => [field, String(value ?? '')]),
  );
  await saveDraft(tx, actor, draftOf(meta), typed, now);
  return typed;
}

/** Goes back a step; what was typed on this one is kept. */
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
