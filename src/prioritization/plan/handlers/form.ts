import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { cycleVerb } from '../../../engagement/cycle-verb.ts';
import { cycleGiven, type Place } from '../../../engagement/place.ts';
import { viewCycle } from '../../../engagement/view.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../../handlers.ts';
import { Refusal } from '../../../refusal.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { PLANNERS, requirePlanning } from '../change.ts';
import * as planDrafts from '../drafts.ts';
import { shownBy } from '../form-values.ts';
import type { PlanFormName } from '../ids.ts';
import { readPlanOverview } from '../overview.ts';
import { printOf } from '../rules.ts';
import { type Below, type FormMeta, formMeta } from '../screens/meta.ts';
import { baseOf, keepTyped, showForm } from './drawn.ts';

/** Only those who may save a form get as far as seeing it. */
const mayPlan = cycleVerb({
  input: z.object({ engagementId: z.uuid(), cycle: cycleGiven }),
  may: PLANNERS,
  run: (acting) => requirePlanning(acting),
});

export interface OpenForm extends Place {
  form: PlanFormName;
  /** Which metric or bound; a new one where none is named. */
  key?: string;
  below: Below;
}

/** Opens a form of the plan, filled in with what is known; with the draft, where one waits. */
export async function openPlanForm(
  visit: Visit,
  { engagementId, cycle, key, ...of }: OpenForm,
): Promise<void> {
  await mayPlan(visit.world, visit.actor, { engagementId, cycle });
  await visit.openModal(await freshForm(visit, { ...of, engagementId, cycle, key: key ?? null }));
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
    cycle,
    key: named,
    below,
    round = 0,
  }: Omit<OpenForm, 'key'> & { key: string | null; round?: number },
): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const now = world.clock.now();
    const viewed = await viewCycle(tx, actor, { engagementId, cycle });
    const { engagement } = viewed;
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
    const base = await baseOf(visit, tx, viewed, { form, key });
    const waits = draft !== null && planDrafts.says(draft, base);
    // A draft of what was there before stays one: saving it says what changed since.
    const was = waits ? draft.was : printOf(shownBy(form, overview.content, key));
    const meta: FormMeta = { ...place, key, step: 1, round, was, below };
    const typed = waits ? { ...base, ...draft.typed } : base;
    await planDrafts.keep(tx, actor, meta, { typed, base: waits ? draft.base : base }, now);
    const notice = waits ? { notice: say('forms.draft'), canStartAfresh: true } : {};
    return showForm(visit, tx, viewed, meta, typed, notice);
  });
}

/** Throws the draft away and shows the form as it would be without. */
export async function startAfresh({ view, ...visit }: ActionVisit): Promise<void> {
  if (!view) return;
  const meta = view.meta(formMeta);
  const { world, actor } = visit;
  await world.db.inWorkspace(actor.workspaceId, (tx) => planDrafts.drop(tx, actor, meta));
  const drawn = await freshForm(visit, {
    ...meta,
    key: meta.isNew ? null : meta.key,
    round: meta.round + 1,
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

/** Goes back a step, or draws this one again; what was typed on it is kept. */
export async function stepBack(visit: ActionVisit): Promise<void> {
  const { view, world, actor } = visit;
  if (!view) return;
  const meta = view.meta(formMeta);
  const step = Math.max(1, Math.min(meta.step, Number(visit.value) || 1));
  const drawn = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const viewed = await viewCycle(tx, actor, meta);
    const typed = await keepTyped(tx, visit, meta, view.values);
    return showForm(visit, tx, viewed, { ...meta, step }, typed);
  });
  await visit.updateModal(view.id, drawn, view.hash);
}
