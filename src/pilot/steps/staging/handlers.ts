import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../../handlers.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';
import { sealInForce } from '../../../seal/store.ts';
import { readDraft, saveDraft } from '../../../slack/drafts.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { modelsOf } from '../../evaluations/store.ts';
import { checkStagingStep, stagingStepOf } from './input.ts';
import { mayRecordStaging, recordStagingRun } from './record-run.ts';
import { judgeStaging } from './rules.ts';
import { readStagingStep, type StagingMeta, stagingForm, stagingMeta } from './screens/form.ts';
import { stagingModal } from './screens/list.ts';
import { stagingRuns } from './store.ts';

type Typed = Record<string, unknown>;

/** Each version's newest run. [X9] Refused where the person may not see the engagement. */
async function renderStaging({ world, actor, say }: Visit, engagementId: string): Promise<Modal> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const seal = await sealInForce(tx, workspaceId, engagement);
    const runs = await stagingRuns(tx, workspaceId, engagement);
    const versions = (await modelsOf(tx, workspaceId, engagement)).filter((one) => one.kind === 'version');
    const models = versions.map(({ id, name }) => {
      const [run, ...older] = runs.get(id) ?? [];
      const verdicts = run && seal ? judgeStaging(run, seal.content.integration) : [];
      return { name, run, verdicts, runs: run ? older.length + 1 : 0 };
    });
    return stagingModal({ say, engagement, models });
  });
}

/** `/playbook staging` */
export async function openStaging(visit: Visit, engagementId: string): Promise<void> {
  await visit.openModal(await renderStaging(visit, engagementId));
}

const draftOf = ({ engagementId }: Pick<StagingMeta, 'engagementId'>): string =>
  `pilot.staging:${engagementId}`;

/** Keeps what was typed and shows a step with all that is known. */
async function showStep(visit: Visit, meta: StagingMeta, typed: Typed, notice?: string): Promise<Modal> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const now = world.clock.now();
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const kept = { ...(await readDraft(tx, actor, draftOf(meta), now)), ...typed };
    if (Object.keys(typed).length > 0) await saveDraft(tx, actor, draftOf(meta), kept, now);
    const models = (await modelsOf(tx, workspaceId, engagement)).filter((one) => one.kind === 'version');
    if (models.length === 0) throw new Refusal('staging.refusal.no-version', { engagement: engagement.name });
    const seal = meta.step === 2 ? await sealInForce(tx, workspaceId, engagement) : null;
    const unseen = { auditLogSeen: false, checkpointSeen: false };
    const verdicts = seal
      ? judgeStaging({ ...checkStagingStep(kept, now), ...unseen }, seal.content.integration)
      : [];
    return stagingForm({ say, meta, models, now, typed: kept, verdicts, ...(notice && { notice }) });
  });
}

/** “Record a run…”: from the list, the card, a gate's item. */
export async function openRecord(visit: ActionVisit): Promise<void> {
  const engagementId = visit.value;
  await mayRecordStaging(visit.world, visit.actor, { engagementId });
  const meta = { engagementId, id: randomUUID(), step: 1, below: visit.view !== undefined };
  await visit.openModal(await showStep(visit, meta, {}));
}

/** Back to the numbers; what was typed beside them is kept. */
export async function backToNumbers(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = { ...visit.view.meta(stagingMeta), step: 1 };
  const form = await showStep(visit, meta, readStagingStep(visit.view.values));
  await visit.updateModal(visit.view.id, form, visit.view.hash);
}

/** [B7] [X8] A submitted step: on to the next one, or saved. */
export async function submitStaging(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view } = visit;
  const meta = view.meta(stagingMeta);
  const typed = readStagingStep(view.values);
  if (meta.step === 1) {
    checkStagingStep(typed, world.clock.now());
    return { update: await showStep(visit, { ...meta, step: 2 }, typed) };
  }
  const { engagementId, id, below } = meta;
  try {
    await recordStagingRun(world, actor, { engagementId, id, draft: draftOf(meta), fields: typed });
  } catch (error) {
    return notSaved(visit, meta, typed, error);
  }
  const list = await renderStaging(visit, engagementId);
  if (!below) return { update: list };
  await visit.updateModal(view.rootId, list);
  return undefined;
}

/** What could not be saved stays typed; where the reason is on the first step, the form goes there. */
async function notSaved(
  visit: ViewVisit,
  meta: StagingMeta,
  typed: Typed,
  error: unknown,
): Promise<ViewAnswer> {
  const refusals = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
  const first = refusals.filter(({ field }) => field !== undefined && stagingStepOf(field) === 1);
  if (first.length === 0) throw error;
  const notice = first.map((one) => visit.say.md(one.key, one.params)).join('\n');
  return { update: await showStep(visit, { ...meta, step: 1 }, typed, notice) };
}
