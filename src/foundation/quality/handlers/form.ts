import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { Tx } from '../../../../db/database.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import { engagementVerb } from '../../../engagement/verb.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ListState } from '../../../forms/meta.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { Refusal } from '../../../refusal.ts';
import { readDraft, saveDraft } from '../../../slack/drafts.ts';
import { findSource } from '../../inventory/store.ts';
import { writeAge } from '../rules.ts';
import { type AssessmentFormState, assessmentForm, readAssessmentStep } from '../screens/form.ts';
import { type AssessmentMeta, assessmentMeta } from '../screens/meta.ts';
import { type Assessment, assessmentRound, engagementOfSource, newestOf } from '../store.ts';

type Typed = Readonly<Record<string, unknown>>;

/** Where the form of a source keeps what was typed: one who comes back finds it. */
export const assessmentDraft = ({ sourceId }: Pick<AssessmentMeta, 'sourceId'>): string =>
  `foundation.quality:${sourceId}`;

/** Only those who may save an assessment get as far as its form. */
export const mayAssess = engagementVerb({
  input: z.object({ engagementId: z.uuid(), sourceId: z.uuid().nullable() }),
  may: WORKERS,
  async run({ tx, actor, engagement }, { sourceId }): Promise<void> {
    if (sourceId === null) return;
    const found = await findSource(tx, actor.workspaceId, engagement.id, sourceId);
    if (found.retiredAt) throw new Refusal('foundation.refusal.retired', { name: found.name });
  },
});

/** What stays from one assessment to the next: what the use needs, not what was found. */
const carriedOver = (before: Assessment | undefined): Typed =>
  before
    ? {
        use: before.use,
        recordsExpected: String(before.recordsExpected),
        ageNeeded: writeAge({ amount: before.ageNeeded, unit: before.ageNeededUnit }),
      }
    : {};

export interface ShowWith {
  typed?: Typed;
  saved?: AssessmentFormState['saved'];
  /** mrkdwn */
  notice?: string;
}

/** Keeps what was typed and shows a step with all that is known. */
export async function showAssessment(
  visit: Visit,
  meta: AssessmentMeta,
  { typed, saved, notice }: ShowWith = {},
): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const source = await findSource(tx, actor.workspaceId, meta.engagementId, meta.sourceId);
    const assessed = await newestOf(tx, actor.workspaceId, [meta.sourceId]);
    const before = assessed.toSorted((a, b) => Temporal.Instant.compare(b.assessedAt, a.assessedAt))[0];
    const kept = await keepAssessment(tx, visit, meta, typed);
    const progress = meta.round ? await progressOf(tx, actor.workspaceId, meta) : null;
    return assessmentForm({
      say,
      quality: world.playbook.quality,
      meta,
      engagementName: engagement.name,
      sourceName: source.name,
      typed: { ...carriedOver(before), ...kept },
      before,
      ...(progress && { progress }),
      ...(saved && { saved }),
      ...(notice && { notice }),
    });
  });
}

async function progressOf(tx: Tx, workspaceId: string, { engagementId, sourceId }: AssessmentMeta) {
  const round = await assessmentRound(tx, workspaceId, engagementId);
  return {
    at: round.findIndex((one) => one.id === sourceId) + 1,
    total: round.length,
    assessed: round.filter((one) => one.isAssessed).length,
  };
}

/** Adds to the form's draft, where there is something to add. @returns all that the draft holds */
export async function keepAssessment(
  tx: Tx,
  { world, actor }: Visit,
  meta: Pick<AssessmentMeta, 'sourceId'>,
  typed: Typed | undefined,
): Promise<Typed> {
  const now = world.clock.now();
  const kept = await readDraft(tx, actor, assessmentDraft(meta), now);
  if (!typed) return kept ?? {};
  const all = { ...kept, ...typed };
  await saveDraft(tx, actor, assessmentDraft(meta), all, now);
  return all;
}

/** [F2.1] Opens the form of one source: in the list's own modal, on top of another one, or by itself. */
export async function openAssessment(
  visit: Visit & Pick<ActionVisit, 'view'>,
  sourceId: string,
  back: ListState | null = null,
): Promise<void> {
  const { world, actor } = visit;
  const engagementId = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    engagementOfSource(tx, actor.workspaceId, sourceId),
  );
  await mayAssess(world, actor, { engagementId, sourceId });
  const meta: AssessmentMeta = { engagementId, sourceId, id: randomUUID(), step: 1, round: false, back };
  const modal = await showAssessment(visit, meta);
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

/** Goes to the other step of the form; what was typed on this one is kept. */
export async function changeAssessmentStep(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = { ...visit.view.meta(assessmentMeta), step: 1 };
  const modal = await showAssessment(visit, meta, { typed: readAssessmentStep(visit.view.values) });
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}
