import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { takeDraft } from '../../forms/drafts.ts';
import { Refusal } from '../../refusal.ts';
import { foundationChanged } from '../changed.ts';
import { lockSource } from '../inventory/store.ts';
import { columnsOfAssessment, fieldsOfAssessment } from './fields.ts';
import { checkAssessment } from './input.ts';
import { insertAssessment, isAssessmentSaved } from './store.ts';

/**
 * [F2.1] Records how good a source was found to be for a use. [F2.2] Always as a new version: the one before
 * stays as it is. @returns whether it is new
 */
export const assessSource = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    sourceId: z.uuid(),
    /** Minted when the form opened: a form sent twice is one assessment. */
    id: z.uuid(),
    /** The draft that holds the form's earlier step. */
    draft: z.string().optional(),
    fields: z.record(z.string(), z.unknown()),
  }),
  may: WORKERS,
  async run(acting, { id, sourceId, draft, fields: typed }): Promise<boolean> {
    const { tx, actor, world, now, engagement } = acting;
    const found = await lockSource(tx, actor.workspaceId, engagement.id, sourceId);
    if (await isAssessmentSaved(tx, actor.workspaceId, id)) return false;
    if (found.retiredAt) throw new Refusal('foundation.refusal.retired', { name: found.name });
    const kept = await takeDraft(acting, draft);
    const fields = checkAssessment(world.playbook.quality, { ...kept, ...typed });
    const written = await insertAssessment(tx, {
      ...columnsOfAssessment(fields),
      workspaceId: actor.workspaceId,
      id,
      engagementId: engagement.id,
      sourceId,
      assessedBy: actor.userId,
      assessedAt: now,
    });
    if (!written) return false;
    const { version, before } = written;
    acting.note({
      action: 'foundation.assessment.record',
      kind: 'assessment',
      subject: id,
      ...(before && { before: { ...fieldsOfAssessment(before) } }),
      after: { ...fields, source: sourceId, name: found.name, version },
    });
    await foundationChanged(acting, { kind: 'assessment' });
    return true;
  },
});
