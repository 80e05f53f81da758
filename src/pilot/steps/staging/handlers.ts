import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { Tx } from '../../../../db/database.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import type { Engagement } from '../../../engagement/store.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import { formFlow } from '../../../forms/flow.ts';
import type { Typed } from '../../../forms/form.ts';
import type { Visit } from '../../../handlers.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';
import { sealInForce } from '../../../seal/store.ts';
import { modelsOf } from '../../models/store.ts';
import { STAGING_IDS } from '../ids.ts';
import { recordStagingRun } from './record-run.ts';
import { judgeStaging, type StagingFigures, type StagingVerdict } from './rules.ts';
import { type StagingContext, stagingForm } from './run-form.ts';
import { stagingModal } from './screens/list.ts';
import { numbersAbove } from './screens/numbers.ts';
import { isStagingRunSaved, stagingRuns } from './store.ts';

/** Each version's newest run. [X9] Refused where the person may not see the engagement. */
async function renderStaging({ world, actor, say }: Visit, engagementId: string): Promise<Modal> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const seal = await sealInForce(tx, workspaceId, engagement);
    const runs = await stagingRuns(tx, workspaceId, engagement);
    const versions = await versionsOf(tx, workspaceId, engagement);
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

/** [B7] “Record a run…”: from the list, the card, a gate's item. */
export const stagingFlow = formFlow({
  form: stagingForm,
  texts: 'staging',
  ids: STAGING_IDS,
  noun: 'pilot.staging',
  may: WORKERS,
  async context({ tx, actor, engagement, now }, { typed }): Promise<StagingContext> {
    const models = await versionsOf(tx, actor.workspaceId, engagement);
    if (models.length === 0) throw new Refusal('staging.refusal.no-version', { engagement: engagement.name });
    const seal = await sealInForce(tx, actor.workspaceId, engagement);
    return { models, now, verdicts: seal ? judged(typed, { models, now }, seal.content.integration) : [] };
  },
  isSaved: isStagingRunSaved,
  above: numbersAbove,
  submit: 'staging.form.submit',
  save: recordStagingRun,
  /** The list stands in the form's place, or is brought up to date below it. */
  async after(visit, { engagementId }) {
    const list = await renderStaging(visit, engagementId);
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

const versionsOf = async (tx: Tx, workspaceId: string, engagement: Engagement) =>
  (await modelsOf(tx, workspaceId, engagement)).filter((model) => model.kind === 'version');
