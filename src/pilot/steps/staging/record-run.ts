import { z } from 'zod';
import { WORKERS } from '../../../engagement/roles.ts';
import { requireRunning } from '../../../engagement/running-cycles.ts';
import { engagementVerb } from '../../../engagement/verb.ts';
import { takeDraft } from '../../../forms/drafts.ts';
import { refreshEvidence } from '../../../gates/refresh.ts';
import { Refusal } from '../../../refusal.ts';
import { findModel } from '../../models/store.ts';
import { stagingForm } from './run-form.ts';
import { insertStagingRun, isStagingRunSaved } from './store.ts';

/**
 * [B7] Records a run of a model version in staging. Never changed: a new run is a new row, and the newest counts.
 * @returns the version's cycle; null where it was recorded before
 */
export const recordStagingRun = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    /** Minted when the form opened: a form sent twice is one run. */
    id: z.uuid(),
    /** The draft that holds the form's earlier step. */
    draft: z.string().optional(),
    fields: z.record(z.string(), z.unknown()),
  }),
  may: WORKERS,
  async run(acting, { id, draft, fields }): Promise<number | null> {
    const { tx, actor, now, engagement } = acting;
    const { workspaceId } = actor;
    if (await isStagingRunSaved(tx, workspaceId, id)) return null;
    const typed = { ...(await takeDraft(acting, draft)), ...fields };
    const context = { models: [], now, verdicts: [] };
    const { model: modelId, when: ranAt, ...found } = stagingForm.check(typed, context);
    const model = await findModel(tx, workspaceId, modelId);
    if (model?.engagementId !== engagement.id || model.kind !== 'version')
      throw new Refusal('staging.refusal.version', {}, 'model');
    await requireRunning({ ...acting, workspaceId }, model.cycle);
    const [auditLogSeen, checkpointSeen] = [found.auditLogSeen === 'yes', found.checkpointSeen === 'yes'];
    const run = { ...found, auditLogSeen, checkpointSeen };
    const at = { workspaceId, engagementId: engagement.id, modelId };
    const recorded = { recordedBy: actor.userId, recordedAt: now };
    if (!(await insertStagingRun(tx, { ...run, ...at, ...recorded, id, ranAt }))) return null;
    acting.note({
      action: 'pilot.staging.record',
      kind: 'staging run',
      subject: id,
      after: { ...run, ranAt: ranAt.toString(), model: model.name },
    });
    await refreshEvidence(acting, engagement.id);
    acting.showCard();
    return model.cycle;
  },
});
