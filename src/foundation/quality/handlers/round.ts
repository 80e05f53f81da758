import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { readStanding } from '../../../engagement/card.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import type { OpenView } from '../../../slack/handlers.ts';
import { reusedBy } from '../../stale.ts';
import { nextInRound, previousInRound } from '../rules.ts';
import { readAssessmentStep } from '../screens/form.ts';
import { type AssessmentMeta, assessmentMeta } from '../screens/meta.ts';
import { roundOverModal } from '../screens/round.ts';
import { assessmentRound, isAssessmentSaved } from '../store.ts';
import { keepAssessment, mayAssess, type ShowWith, showAssessment } from './form.ts';

/** [F2.1] The quick path: through the sources without an assessment, one after another. */
export async function startRound(
  visit: Visit & Pick<ActionVisit, 'view'>,
  engagementId: string,
): Promise<void> {
  await mayAssess(visit.world, visit.actor, { engagementId, sourceId: null });
  const modal = await onwards(visit, engagementId, null);
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

/** The form of the next source without an assessment, or the end of the round. */
export async function onwards(
  visit: Visit,
  engagementId: string,
  after: string | null,
  saved?: ShowWith['saved'],
): Promise<Modal> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const { source, over } = await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const reused = await reusedBy(tx, engagement);
    const outdated = reused?.stale.filter(({ kind }) => kind === 'assessment').map(({ subject }) => subject);
    const round = await assessmentRound(tx, workspaceId, engagementId, outdated);
    const following = nextInRound(round, after);
    if (following) return { source: following, over: null };
    const { next } = await readStanding({ tx, workspaceId, world, now: world.clock.now(), say }, engagement);
    const assessed = round.filter((one) => one.isAssessed).length;
    return { source: null, over: { total: round.length, assessed, next } };
  });
  if (source) return showAssessment(visit, inRound(engagementId, source.id), { ...(saved && { saved }) });
  return roundOverModal(say, engagementId, { ...over, ...(saved && { saved }) });
}

const inRound = (engagementId: string, sourceId: string): AssessmentMeta => ({
  engagementId,
  sourceId,
  id: randomUUID(),
  step: 1,
  round: true,
  back: null,
});

/** Leaves this source for later; what was typed is kept for then. */
export async function skipSource(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = await keepOf(visit);
  if (!meta) return;
  const modal = await onwards(visit, meta.engagementId, meta.sourceId);
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** Back to the source before, whether it is assessed or not: a correction is a new version. */
export async function previousSource(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = await keepOf(visit);
  if (!meta) return;
  const { world, actor } = visit;
  const round = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, meta.engagementId);
    return assessmentRound(tx, actor.workspaceId, meta.engagementId);
  });
  const before = previousInRound(round, meta.sourceId);
  if (!before) return;
  const modal = await showAssessment(visit, inRound(meta.engagementId, before.id));
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** What is new in each assessment: the rest is filled in from the one before. */
const FOUND = ['recordsPresent', 'checked', 'wrong', 'consistent', 'inconsistent', 'ageSeen', 'note'];

/** [X8] Keeps what is typed in the open form, if anything is: also while it is typed, and when the form closes. */
async function keepOf(visit: Visit & { view?: OpenView }): Promise<AssessmentMeta | null> {
  const { view, world, actor } = visit;
  if (!view) return null;
  const meta = view.meta(assessmentMeta);
  const typed = readAssessmentStep(view.values);
  const isTyped = FOUND.some((name) => String(typed[name] ?? '') !== '');
  if (isTyped)
    await world.db.inWorkspace(actor.workspaceId, async (tx) => {
      // What was typed may be told after the form was sent: then there is nothing to keep any more.
      if (await isAssessmentSaved(tx, actor.workspaceId, meta.id)) return;
      await keepAssessment(tx, visit, meta, typed);
    });
  return meta;
}

export async function keepTyped(visit: Visit & { view?: OpenView }): Promise<undefined> {
  await keepOf(visit);
  return undefined;
}
