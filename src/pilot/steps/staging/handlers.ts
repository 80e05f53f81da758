import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { Tx } from '../../../../db/database.ts';
import { cycleShown, inCycle } from '../../../engagement/in-cycle.ts';
import { type Place, readPlace } from '../../../engagement/place.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import { requireRunning } from '../../../engagement/running-cycles.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import type { Engagement } from '../../../engagement/store.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import { formFlow } from '../../../forms/flow.ts';
import type { Typed } from '../../../forms/form.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';
import type { CheckContext } from '../../../room.ts';
import { sealInForce } from '../../../seal/store.ts';
import { pilotCycles } from '../../cycles.ts';
import { modelsOf } from '../../models/store.ts';
import { STAGING_IDS } from '../ids.ts';
import { recordStagingRun } from './record-run.ts';
import { judgeStaging, type StagingFigures, type StagingVerdict } from './rules.ts';
import { type StagingContext, stagingForm } from './run-form.ts';
import { type StagedModel, stagingModal } from './screens/list.ts';
import { numbersAbove } from './screens/numbers.ts';
import { isStagingRunSaved, stagingRuns } from './store.ts';

/**
 * Each version's newest run, [R3] those of the cycle that is meant first. [X9] Refused where the person may not see the engagement.
 */
async function renderStaging({ world, actor, say }: Visit, { engagementId, cycle }: Place): Promise<Modal> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    if (cycle !== null && cycle > engagement.cycle) throw new Refusal('refusal.not-found');
    const models: StagedModel[] = [];
    const context = { tx, workspaceId, world, now: world.clock.now(), engagement };
    for (const at of await inEachCycle(context, cycle)) {
      // [R3] Each is held to the seal of its own cycle.
      const seal = await sealInForce(tx, workspaceId, at);
      const runs = await stagingRuns(tx, workspaceId, at);
      for (const { id, name } of await versionsOf(tx, workspaceId, at)) {
        const [run, ...older] = runs.get(id) ?? [];
        const verdicts = run && seal ? judgeStaging(run, seal.content.integration) : [];
        const shown = withCycle(say, name, cycleShown(engagement, at.cycle));
        models.push({ name: shown, run, verdicts, runs: run ? older.length + 1 : 0 });
      }
    }
    return stagingModal({ say, engagement, cycle, models });
  });
}

/** [R3] The engagement in each cycle that runs are recorded in: the one that is meant first, then the one under way. */
async function inEachCycle(
  context: Omit<CheckContext, 'subject'>,
  meant: number | null = null,
): Promise<Engagement[]> {
  const cycles = await pilotCycles(context);
  const inOrder = meant === null ? cycles : [meant, ...cycles.filter((one) => one !== meant)];
  return inOrder.map((cycle) => inCycle(context.engagement, cycle));
}

/** `/playbook staging [cycle]` */
export async function openStaging(visit: Visit, place: Place): Promise<void> {
  await visit.openModal(await renderStaging(visit, place));
}

/** [R3] The form, begun with the newest version of the cycle that it was opened in, where there are others. */
export async function openStagingForm(visit: ActionVisit): Promise<void> {
  const { world, actor } = visit;
  const { workspaceId } = actor;
  const { engagementId, cycle } = readPlace(visit.value);
  const first = await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    if (cycle === null || engagement.cycle === 1) return null;
    await requireRunning({ tx, workspaceId, world, now: world.clock.now(), engagement }, cycle);
    const [newest] = await versionsOf(tx, workspaceId, inCycle(engagement, cycle));
    return newest ?? null;
  });
  await stagingFlow.open(visit, engagementId, first ? { first: { model: first.id } } : {});
}

/** [B7] “Record a run…”: from the list, the card, a gate's item. */
export const stagingFlow = formFlow({
  form: stagingForm,
  texts: 'staging',
  ids: STAGING_IDS,
  noun: 'pilot.staging',
  may: WORKERS,
  async context({ tx, world, actor, engagement, now }, { typed }): Promise<StagingContext> {
    const { workspaceId } = actor;
    const models: Version[] = [];
    for (const at of await inEachCycle({ tx, workspaceId, world, now, engagement }))
      for (const { id, name, cycle } of await versionsOf(tx, workspaceId, at))
        models.push({ id, cycle, name: (say) => withCycle(say, name, cycleShown(engagement, cycle)) });
    if (models.length === 0) throw new Refusal('staging.refusal.no-version', { engagement: engagement.name });
    // [R3] The one that is chosen says whose seal it is held to.
    const cycle = models.find(({ id }) => id === typed.model)?.cycle ?? engagement.cycle;
    const seal = await sealInForce(tx, workspaceId, inCycle(engagement, cycle));
    return { models, now, verdicts: seal ? judged(typed, { models, now }, seal.content.integration) : [] };
  },
  isSaved: isStagingRunSaved,
  above: numbersAbove,
  submit: 'staging.form.submit',
  save: recordStagingRun,
  /** The list stands in the form's place, or is brought up to date below it. */
  async after(visit, { engagementId }, cycle) {
    const list = await renderStaging(visit, { engagementId, cycle });
    if (visit.view.rootId === visit.view.id) return { update: list };
    await visit.updateModal(visit.view.rootId, list);
    return undefined;
  },
});

/** What the numbers come to; nothing while they are not all there. */
function judged(
  typed: Typed,
  { models, now }: Omit<StagingContext, 'verdicts'>,
  targets: Parameters<typeof judgeStaging>[1],
): StagingVerdict[] {
  try {
    const numbers = stagingForm.checkStep(1, typed, { models, now, verdicts: [] });
    return judgeStaging(
      { ...numbers, auditLogSeen: false, checkpointSeen: false } as StagingFigures,
      targets,
    );
  } catch (error) {
    if (error instanceof FieldRefusals) return [];
    throw error;
  }
}

type Version = StagingContext['models'][number] & { cycle: number };

const versionsOf = async (tx: Tx, workspaceId: string, engagement: Engagement) =>
  (await modelsOf(tx, workspaceId, engagement)).filter((model) => model.kind === 'version');
