import type { ViewVisit } from '../../../handlers.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { sourceList } from '../../inventory/slack.ts';
import { findSource } from '../../inventory/store.ts';
import { assessSource } from '../assess.ts';
import { fieldsOfAssessment } from '../fields.ts';
import { assessmentStepOf, checkAssessmentStep } from '../input.ts';
import { judge, underThreshold } from '../rules.ts';
import { readAssessmentStep } from '../screens/form.ts';
import { type AssessmentMeta, assessmentMeta } from '../screens/meta.ts';
import { underText } from '../screens/words.ts';
import { findAssessment } from '../store.ts';
import { assessmentDraft, type ShowWith, showAssessment } from './form.ts';
import { renderResult } from './result.ts';
import { onwards } from './round.ts';

/** [F2.1] [X8] A submitted step: on to the next one, or saved. */
export async function submitAssessment(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view } = visit;
  const meta = view.meta(assessmentMeta);
  const typed = readAssessmentStep(view.values);
  if (meta.step === 1) {
    checkAssessmentStep(world.playbook.quality, typed);
    return { update: await showAssessment(visit, { ...meta, step: 2 }, { typed }) };
  }
  const { engagementId, sourceId, id } = meta;
  try {
    await assessSource(world, actor, {
      engagementId,
      sourceId,
      id,
      draft: assessmentDraft(meta),
      fields: typed,
    });
  } catch (error) {
    return notSaved(visit, meta, typed, error);
  }
  return afterwards(visit, meta);
}

/** In a round the next source; where something is under its threshold, or nothing else waits, the result. */
async function afterwards(visit: ViewVisit, meta: AssessmentMeta): Promise<ViewAnswer> {
  const saved = await savedLine(visit, meta);
  if (meta.round) return { update: await onwards(visit, meta.engagementId, meta.sourceId, saved) };
  if (meta.back && saved.ok)
    return {
      update: await sourceList.render(visit, meta.engagementId, meta.back, visit.say.md('quality.saved')),
    };
  return { update: await renderResult(visit, meta.id) };
}

async function savedLine(visit: ViewVisit, meta: AssessmentMeta): Promise<NonNullable<ShowWith['saved']>> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const source = await findSource(tx, actor.workspaceId, meta.engagementId, meta.sourceId);
    const found = await findAssessment(tx, actor.workspaceId, meta.id);
    if (!found) throw new Refusal('refusal.not-found');
    const verdicts = judge(fieldsOfAssessment(found), world.playbook.quality.thresholds);
    const ok = underThreshold(verdicts).length === 0;
    const params = { name: source.name.slice(0, 60), dimensions: underText(verdicts, say) };
    return { id: found.id, ok, text: say(ok ? 'quality.round.saved' : 'quality.round.saved-under', params) };
  });
}

/** What could not be saved stays typed; where the reason is on the first step, the form goes there. */
async function notSaved(
  visit: ViewVisit,
  meta: AssessmentMeta,
  typed: Record<string, unknown>,
  error: unknown,
): Promise<ViewAnswer> {
  const refusals = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
  const isFirst = (one: Refusal) => one.field !== undefined && assessmentStepOf(one.field) === 1;
  if (!refusals.some(isFirst)) throw error;
  const { say } = visit;
  const notice = refusals
    .filter(isFirst)
    .map((one) => say.md(one.key, one.params))
    .join('\n');
  return { update: await showAssessment(visit, { ...meta, step: 1 }, { typed, notice }) };
}
