import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { Place } from '../../../engagement/place.ts';
import { type Viewed, viewCycle } from '../../../engagement/view.ts';
import { mergeTexts } from '../../../forms/conflict.ts';
import type { ViewVisit, Visit } from '../../../handlers.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import * as planDrafts from '../drafts.ts';
import { shownBy } from '../form-values.ts';
import { readPlanOverview } from '../overview.ts';
import { printOf } from '../rules.ts';
import { type FormMeta, formMeta } from '../screens/meta.ts';
import { baseOf, keepTyped, showForm } from './drawn.ts';
import { freshForm } from './form.ts';
import { FORM_KINDS } from './kinds.ts';
import { listOf, refresh, renderList } from './lists.ts';

/** [X8] A submitted step: on to the next one, or saved. */
export async function submitPlanForm(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view } = visit;
  const meta = view.meta(formMeta);
  const kind = FORM_KINDS[meta.form];
  const { typed, steps, viewed } = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const found = await viewCycle(tx, actor, meta);
    const { engagement } = found;
    const all = await keepTyped(tx, visit, meta, view.values);
    const { content } = await readPlanOverview(tx, actor.workspaceId, engagement);
    const state = {
      say: visit.say,
      meta,
      engagementName: engagement.name,
      typed: all,
      content,
      isSealed: false,
    };
    return {
      typed: all,
      viewed: found,
      steps: kind.screen.steps({ ...state, defaults: world.playbook.plan }),
    };
  });
  const redraw = (next: FormMeta, notice?: string) =>
    world.db.inWorkspace(actor.workspaceId, (tx) =>
      showForm(visit, tx, viewed, next, typed, notice ? { notice } : {}),
    );
  if (meta.step < steps.length) {
    kind.check?.(meta.step, typed);
    return { update: await redraw({ ...meta, step: meta.step + 1 }) };
  }
  const { engagementId, cycle, was, key } = meta;
  try {
    await kind.save(world, actor, {
      ...typed,
      engagementId,
      cycle,
      was,
      key,
      reason: typed.reason ?? '',
      draft: planDrafts.draftOf(meta),
    });
  } catch (error) {
    return notSaved(visit, { meta, steps, error, redraw, viewed });
  }
  return afterSaving(visit, meta);
}

interface NotSaved {
  meta: FormMeta;
  steps: readonly (readonly string[])[];
  error: unknown;
  viewed: Viewed;
  redraw(meta: FormMeta, notice?: string): Promise<Modal>;
}

/** What could not be saved stays typed; where the reason is on an earlier step, the form goes there. */
async function notSaved(
  visit: ViewVisit,
  { meta, steps, error, redraw, viewed }: NotSaved,
): Promise<ViewAnswer> {
  const { say } = visit;
  const refusals = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
  const notice = refusals.map((one) => say.md(one.key, one.params)).join('\n');
  if (error instanceof Refusal && error.key === 'refusal.conflict') {
    return { update: await showConflict(visit, viewed, meta, notice) };
  }
  const field = refusals[0]?.field;
  // Asked for on this step: Slack shows it there.
  if (field === undefined || field in visit.view.values.toJSON()) throw error;
  // A plan that was sealed while the form was open is asked why on its last step, where it is now.
  const step = field === 'reason' ? steps.length : steps.findIndex((fields) => fields.includes(field)) + 1;
  if (step === 0) throw error;
  return { update: await redraw({ ...meta, step }, notice) };
}

/** [X5] The next save is on what is there now, with what this person changed. */
function showConflict(visit: ViewVisit, viewed: Viewed, meta: FormMeta, notice: string): Promise<Modal> {
  const { world, actor } = visit;
  const now = world.clock.now();
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { content } = await readPlanOverview(tx, actor.workspaceId, viewed.engagement);
    const newest = await baseOf(visit, tx, viewed, meta);
    const draft = await planDrafts.waiting(tx, actor, meta, now);
    const typed = mergeTexts(draft?.typed ?? {}, draft?.base ?? {}, newest);
    const was = printOf(shownBy(meta.form, content, meta.key));
    const again = { ...meta, was, round: meta.round + 1 };
    await planDrafts.keep(tx, actor, again, { typed, base: newest }, now);
    return showForm(visit, tx, viewed, again, typed, { notice });
  });
}

/** The modals below show what was saved; without any, the overview takes the form's place. */
async function afterSaving(visit: ViewVisit, meta: FormMeta): Promise<ViewAnswer> {
  const { below, form } = meta;
  const notice = visit.say('plan.done');
  await refresh(visit, meta, below, notice);
  if (form === 'roi' && (await needsRequirement(visit, meta))) {
    const { engagementId, cycle } = meta;
    return { update: await freshForm(visit, { engagementId, cycle, form: 'requirement', key: '', below }) };
  }
  if (below.length > 0) return undefined;
  return { update: await renderList(visit, listOf(meta, 'overview'), notice) };
}

/** [P3.2] The number that follows from a new ROI model is the next thing to look at. */
const needsRequirement = ({ world, actor }: Visit, place: Place): Promise<boolean> =>
  world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { engagement } = await viewCycle(tx, actor, place);
    const { content } = await readPlanOverview(tx, actor.workspaceId, engagement);
    return content.roi !== undefined && content.requirement === undefined;
  });
