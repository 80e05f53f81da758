import type { EngagementActing } from '../../../engagement/verb.ts';
import type { DryRun, ImportedFrom } from '../../../imports/kind.ts';
import { Refusal } from '../../../refusal.ts';
import { foundationChanged } from '../../changed.ts';
import { openGaps } from '../../gaps/open-for-sources.ts';
import { fieldsOf, only, SOURCE_FIELDS } from '../../rules.ts';
import { noteEdit } from '../edit-source.ts';
import { isTaken } from '../store.ts';
import { plannedRows } from './plan.ts';
import { insertSources, sourcesOfPlan, stillSo, updateSources } from './store.ts';

/**
 * [F1.3] Does what the dry run of sources showed, all of it.
 * @throws Refusal imports.stale where the inventory has moved on since
 */
export async function confirmSources(
  acting: EngagementActing,
  { plan }: DryRun,
  { importId, fileName }: ImportedFrom,
): Promise<void> {
  const { tx, actor, now, engagement, note } = acting;
  const rows = plannedRows.parse(plan);
  const by = { workspaceId: actor.workspaceId, engagementId: engagement.id, userId: actor.userId, now };
  if (!(await stillSo(tx, actor.workspaceId, rows))) throw new Refusal('imports.stale');
  const fresh = rows.filter((row) => row.kind === 'new');
  const changed = rows.filter((row) => row.kind === 'changed');
  const before = await sourcesOfPlan(tx, actor.workspaceId, changed);
  try {
    await insertSources(tx, fresh, by);
  } catch (error) {
    // Somebody took one of the new names since the file was checked.
    if (isTaken(error)) throw new Refusal('imports.stale');
    throw error;
  }
  await updateSources(tx, changed, by);
  for (const { id, fields } of fresh) {
    note({
      action: 'foundation.source.add',
      kind: 'source',
      subject: id,
      after: { ...only(fields, SOURCE_FIELDS), version: 1 },
    });
  }
  for (const { id, fields, version } of changed) {
    const was = before.get(id);
    if (was) noteEdit(acting, id, fieldsOf(was), fields, version + 1);
  }
  await openGaps(acting, [...fresh, ...changed]);
  // A file of which every row was there already changes nothing.
  const changes = fresh.length + changed.length > 0;
  if (changes) await foundationChanged(acting, { kind: 'import', id: importId, name: fileName });
}
