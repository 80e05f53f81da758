import type { EngagementActing } from '../../../engagement/verb.ts';
import type { DryRun } from '../../../imports/kind.ts';
import { Refusal } from '../../../refusal.ts';
import { foundationChanged } from '../../changed.ts';
import { columnsOfAssessment, fieldsOfAssessment } from '../fields.ts';
import { newestOf } from '../store.ts';
import { plannedAssessments } from './read.ts';
import { insertAssessments, lockSources } from './store.ts';

/**
 * [F2.2] Records the assessments that the dry run showed, each as the next version of its source and use.
 * @throws Refusal imports.stale where a source was retired or renamed, or somebody assessed it since
 */
export async function confirmAssessments(acting: EngagementActing, { plan }: DryRun): Promise<void> {
  const { tx, actor, now, engagement, note } = acting;
  const { workspaceId, userId } = actor;
  const rows = plannedAssessments.parse(plan);
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.sourceId);
  const sources = await lockSources(tx, workspaceId, engagement.id, ids);
  const names = new Map(sources.filter(({ retiredAt }) => !retiredAt).map(({ id, name }) => [id, name]));
  const newest = await newestOf(tx, workspaceId, ids);
  const earlier = new Map(newest.map((one) => [`${one.sourceId} ${one.use}`, one]));
  const isStillSo = rows.every(
    ({ sourceId, name, before, fields }) =>
      names.get(sourceId) === name && (earlier.get(`${sourceId} ${fields.use}`)?.version ?? 0) === before,
  );
  if (!isStillSo) throw new Refusal('imports.stale');
  await insertAssessments(
    tx,
    rows.map(({ id, sourceId, before, fields }) => ({
      ...columnsOfAssessment(fields),
      workspaceId,
      id,
      engagementId: engagement.id,
      sourceId,
      version: before + 1,
      assessedBy: userId,
      assessedAt: now,
    })),
  );
  for (const { id, sourceId, name, before, fields } of rows) {
    const last = earlier.get(`${sourceId} ${fields.use}`);
    note({
      action: 'foundation.assessment.record',
      kind: 'assessment',
      subject: id,
      ...(last && { before: { ...fieldsOfAssessment(last) } }),
      after: { ...fields, source: sourceId, name, version: before + 1 },
    });
  }
  await foundationChanged(acting, { kind: 'assessment' });
}
