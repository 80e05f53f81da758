import { z } from 'zod';
import { WORKERS } from '../../../engagement/roles.ts';
import { engagementVerb } from '../../../engagement/verb.ts';
import { refreshEvidence } from '../../../gates/refresh.ts';
import { Refusal } from '../../../refusal.ts';
import { dropDraft, readDraft } from '../../../slack/drafts.ts';
import { findModel } from '../../evaluations/store.ts';
import { checkStagingRun } from './input.ts';
import { insertStagingRun } from './store.ts';

/** [B7] Records a run of a model version in staging. Never changed: a new run is a new row, and the newest counts. */
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
  async run(acting, { id, draft, fields }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const kept = draft ? await readDraft(tx, actor, draft, now) : null;
    const { model: modelId, ...found } = checkStagingRun({ ...kept, ...fields }, now);
    const model = await findModel(tx, actor.workspaceId, modelId);
    const isOfCycle = model?.engagementId === engagement.id && model.cycle === engagement.cycle;
    if (!model || !isOfCycle || model.kind !== 'version')
      throw new Refusal('staging.refusal.version', {}, 'model');
    const at = { workspaceId: actor.workspaceId, engagementId: engagement.id, modelId };
    const fresh = await insertStagingRun(tx, {
      ...found,
      ...at,
      id,
      recordedBy: actor.userId,
      recordedAt: now,
    });
    if (!fresh) return;
    if (draft) await dropDraft(tx, actor, draft);
    acting.note({
      action: 'pilot.staging.record',
      kind: 'staging run',
      subject: id,
      after: { ...found, ranAt: found.ranAt.toString(), model: model.name },
    });
    await refreshEvidence(acting, engagement.id);
    acting.showCard();
  },
});

/** Only those who may record a run get as far as its form. */
export const mayRecordStaging = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: WORKERS,
  run: async () => {},
});
