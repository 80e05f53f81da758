import { z } from 'zod';
import { WORKERS } from '../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../engagement/verb.ts';
import { Refusal } from '../refusal.ts';
import { foundationChanged } from './changed.ts';
import { type PlannedRow, plannedRows } from './csv/plan.ts';
import { noteEdit } from './edit-source.ts';
import { openGaps } from './gap-store.ts';
import {
  type Import,
  importCard,
  insertSources,
  lockImport,
  sourcesOfPlan,
  stillSo,
  updateImport,
  updateSources,
} from './import-store.ts';
import { fieldsOf, only, SOURCE_FIELDS } from './rules.ts';
import { isTaken } from './store.ts';

/**
 * [F1.3] Does what the dry run showed: all of it, in one transaction, or nothing. Confirmed twice it is done
 * once. Refused where the inventory has moved on, so that nobody gets what they were not shown.
 * @returns whether this confirm was the one that counted
 */
export const confirmImport = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), run: z.int() }),
  may: WORKERS,
  async run(acting, { id, run }): Promise<boolean> {
    const { tx, actor, now, engagement, note, show } = acting;
    const found = await lockImport(tx, actor.workspaceId, id);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    if (found.state === 'imported') return false;
    if (found.state === 'discarded') throw new Refusal('foundation.import.done');
    if (found.state !== 'ready' || found.run !== run) throw new Refusal('foundation.import.stale');
    const rows = plannedRows.parse(found.rows);
    await carryOut(acting, rows);
    await updateImport(tx, found, {
      state: 'imported',
      decidedAt: now,
      decidedBy: actor.userId,
      rows: null,
      problems: null,
    });
    note({
      action: 'foundation.import.confirm',
      kind: 'import',
      subject: id,
      after: { fileName: found.fileName, ...counts(found) },
    });
    // A file of which every row was there already changes nothing.
    const changes = rows.some((row) => row.kind !== 'unchanged');
    if (changes) await foundationChanged(acting, { kind: 'import', id, name: found.fileName });
    if (found.channel) show(importCard(found));
    return true;
  },
});

const counts = ({ summary }: Import): Record<string, unknown> => {
  const { fresh, changed, unchanged } = (summary ?? {}) as Record<string, unknown>;
  return { fresh, changed, unchanged };
};

async function carryOut(acting: EngagementActing, rows: readonly PlannedRow[]): Promise<void> {
  const { tx, actor, now, engagement, note } = acting;
  const by = { workspaceId: actor.workspaceId, engagementId: engagement.id, userId: actor.userId, now };
  if (!(await stillSo(tx, actor.workspaceId, rows))) throw new Refusal('foundation.import.stale');
  const fresh = rows.filter((row) => row.kind === 'new');
  const changed = rows.filter((row) => row.kind === 'changed');
  const before = await sourcesOfPlan(tx, actor.workspaceId, changed);
  try {
    await insertSources(tx, fresh, by);
  } catch (error) {
    // Somebody took one of the new names since the file was checked.
    if (isTaken(error)) throw new Refusal('foundation.import.stale');
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
}
