import type { EngagementActing } from '../../../engagement/verb.ts';
import type { DryRun } from '../../../imports/kind.ts';
import { Refusal } from '../../../refusal.ts';
import { candidateChanged } from '../../changed.ts';
import { dataSourcesOf } from '../around.ts';
import { candidateForm } from '../candidate.ts';
import { currencyInUse, holdCandidates } from '../look-store.ts';
import { insertCandidates } from '../store.ts';
import { type PlannedRow, plannedRows } from './plan.ts';
import { stillSo, updateCandidates } from './store.ts';

/**
 * [P1.1] Does what the dry run of use cases showed, all of it. Scores given for a changed one stay.
 * @throws Refusal imports.stale where the use cases or the sources they need have moved on since
 */
export async function confirmCandidates(acting: EngagementActing, { plan }: DryRun): Promise<void> {
  const { tx, actor, now, engagement, note } = acting;
  const { workspaceId, userId } = actor;
  const rows = plannedRows.parse(plan);
  const fresh = rows.filter((row) => row.kind === 'new');
  const changed = rows.filter((row) => row.kind === 'changed');
  if (fresh.length + changed.length === 0) return;
  await holdCandidates(tx, engagement.id);
  await requireSame(acting, rows);
  const by = { workspaceId, engagementId: engagement.id, userId, now };
  await orStale(() => insertCandidates(tx, fresh, by));
  await updateCandidates(tx, changed, by);
  for (const { id, fields } of fresh) {
    note({
      action: 'prioritization.candidate.add',
      kind: 'candidate',
      subject: id,
      after: { ...candidateForm.only(fields, candidateForm.names), version: 1 },
    });
  }
  for (const { id, version, before, fields } of changed) {
    const which = candidateForm.changed(before, fields);
    note({
      action: 'prioritization.candidate.edit',
      kind: 'candidate',
      subject: id,
      before: candidateForm.only(before, which),
      after: { ...candidateForm.only(fields, which), about: fields.name, version: version + 1 },
    });
  }
  await candidateChanged(acting);
}

/** The use cases, the sources they need and the currency of the others are what the person was shown. */
async function requireSame(acting: EngagementActing, rows: readonly PlannedRow[]): Promise<void> {
  const { workspaceId } = acting.actor;
  const written = rows.flatMap((row) => (row.kind === 'unchanged' ? [] : [row]));
  const isSame = await stillSo(acting.tx, workspaceId, rows);
  const ids = rows.map((row) => row.id);
  const known = new Set((await dataSourcesOf({ ...acting, workspaceId })).map((one) => one.id));
  const inUse = await currencyInUse(acting.tx, workspaceId, acting.engagement.id, ids);
  const currency = written.find(({ fields }) => fields.currency !== null)?.fields.currency;
  const sources = written.flatMap((row) => {
    const kept = new Set(row.kind === 'changed' ? row.before.sources : []);
    return row.fields.sources.filter((id) => !kept.has(id));
  });
  const isOtherMoney = currency !== undefined && inUse !== null && inUse !== currency;
  if (!isSame || isOtherMoney || sources.some((id) => !known.has(id))) throw new Refusal('imports.stale');
}

/** Somebody took one of the new names since the file was checked. */
async function orStale(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof Refusal && error.key === 'candidates.refusal.name-taken')
      throw new Refusal('imports.stale');
    throw error;
  }
}
