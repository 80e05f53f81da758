import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionVisit, ViewHandler, ViewVisit, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { type DeploymentRef, readRef } from '../deployments/ref.ts';
import { findDeployment } from '../deployments/store.ts';
import { claimCases, leaveCases } from './claim.ts';
import { decideCase, NOTE_MAX } from './decide.ts';
import type { Judged, Judgement } from './rules.ts';
import { type BatchView, batchMeta, batchModal } from './screens/batch.ts';
import { materialMeta, materialModal } from './screens/forms.ts';
import { wholeModal } from './screens/whole.ts';
import { findCase, loadsOf, queueOf } from './store.ts';

/** The next cases for this reviewer, taken and drawn. */
async function nextBatch(visit: Visit, at: DeploymentRef, notice?: BatchView['notice']): Promise<Modal> {
  const { world, actor, say, timeZone } = visit;
  const cases = await claimCases(world, actor, at);
  const now = world.clock.now();
  const today = now.toZonedDateTimeISO(timeZone).startOfDay().toInstant();
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, at.engagementId);
    const deployment = await findDeployment(tx, actor.workspaceId, at.deploymentId);
    const { waiting } = await queueOf(tx, deployment, now);
    const [mine] = await loadsOf(tx, deployment, today, actor.userId);
    const done = { cases: mine?.cases ?? 0, medianSeconds: mine?.medianSeconds ?? null };
    return batchModal({
      say,
      meta: at,
      engagement,
      deployment,
      cases,
      waiting,
      today: done,
      ...(notice && { notice }),
    });
  });
}

/** Takes the next cases for whoever asks, and shows them. */
export async function openReview(visit: Visit, at: DeploymentRef): Promise<void> {
  await visit.openModal(await nextBatch(visit, at));
}

/** “Review” of the queue. */
export const openBatch = (visit: ActionVisit): Promise<void> => openReview(visit, readRef(visit.value));

/** A click on a case decides it; the batch goes on without it. What cannot be decided is said above the rest. */
const deciding =
  (judgementOf: (visit: ActionVisit) => Judgement) =>
  async (visit: ActionVisit): Promise<void> => {
    if (!visit.view) return;
    const { cases, ...at } = visit.view.meta(batchMeta);
    const caseId = caseAt(cases, visit.member);
    const notice = await noticeOf(visit, () =>
      decideCase(visit.world, visit.actor, { ...at, caseId, judgement: judgementOf(visit) }),
    )(caseId);
    await visit.updateModal(visit.view.id, await nextBatch(visit, at, notice), visit.view.hash);
  };

export const agree = deciding(() => ({ kind: 'agree' }));
export const override = deciding(({ value }) => ({ kind: 'override', outcome: value, note: null }));
export const choose = deciding(({ value }) => ({ kind: 'choose', outcome: value }));

/** The place in the batch that an id says: `3`, or `3-1` for one of several buttons there. */
function caseAt(cases: readonly string[], member: string): string {
  const found = cases[Number(member.split('-')[0])];
  if (found === undefined) throw new Refusal('refusal.expired');
  return found;
}

/** What happened, for the top of the batch. A refusal belongs there too: the other cases stay in hand. */
const noticeOf =
  ({ say }: Visit, decide: () => Promise<Judged>) =>
  async (caseId: string): Promise<NonNullable<BatchView['notice']>> => {
    try {
      const { verdict, rightOutcome } = await decide();
      const params = { case: caseId, verdict: verdict.replace(' ', '_'), outcome: rightOutcome ?? '' };
      return { text: say.md('review.notice', params), level: 'success' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { text: say.md(error.key, error.params), level: 'error' };
    }
  };

/** “All of it”: a case that did not fit among the others, on top of the batch. */
export async function openWhole(visit: ActionVisit): Promise<void> {
  const { world, actor, say, view, member, openModal } = visit;
  if (!view) return;
  const { cases, ...at } = view.meta(batchMeta);
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, at.engagementId);
    const deployment = await findDeployment(tx, actor.workspaceId, at.deploymentId);
    if (deployment.engagementId !== at.engagementId) throw new Refusal('refusal.not-found');
    return findCase(tx, deployment, caseAt(cases, member));
  });
  if (!found) throw new Refusal('refusal.not-found');
  await openModal(wholeModal(say, found));
}

/** The batch was closed: the others get what was in hand. */
export const closeBatch: ViewHandler = async ({ world, actor, view }) => {
  const { cases, ...at } = view.meta(batchMeta);
  await leaveCases(world, actor, { ...at, cases });
  return undefined;
};

/** “Material error…”: asks what went wrong, on top of the batch. */
export async function openMaterial(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { cases, ...at } = visit.view.meta(batchMeta);
  const meta = { ...at, caseId: caseAt(cases, visit.member), batchView: visit.view.id };
  await visit.openModal(materialModal(visit.say, meta, NOTE_MAX));
}

export async function submitMaterial(visit: ViewVisit): Promise<ViewAnswer> {
  const { caseId, batchView, ...at } = visit.view.meta(materialMeta);
  const judgement = { kind: 'material error' as const, note: visit.view.values.text('note') };
  await decideCase(visit.world, visit.actor, { ...at, caseId, judgement });
  const params = { case: caseId, verdict: 'material_error', outcome: '' };
  const notice = { text: visit.say.md('review.notice', params), level: 'success' as const };
  await visit.updateModal(batchView, await nextBatch(visit, at, notice));
  return undefined;
}
