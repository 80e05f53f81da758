import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../../db/database.ts';
import { candidate, candidateSource } from '../../../../db/schema/prioritization.ts';
import { nameKey } from '../../../record/name-key.ts';
import { candidateForm } from '../candidate.ts';
import { roiYearOf } from '../rules.ts';
import { candidatesOf, type Writing } from '../store.ts';
import type { PlannedRow } from './plan.ts';
import type { Existing } from './read.ts';

/** Ids of one statement. */
const BATCH = 1_000;

/** [P1.1] The use cases of an engagement that are not retired, as a file is compared with them. */
export async function existingOf(tx: Tx, workspaceId: string, engagementId: string): Promise<Existing[]> {
  const found = await candidatesOf(tx, workspaceId, engagementId);
  const needs = await tx
    .select({ candidateId: candidateSource.candidateId, sourceId: candidateSource.sourceId })
    .from(candidateSource)
    .innerJoin(
      candidate,
      and(
        eq(candidate.workspaceId, candidateSource.workspaceId),
        eq(candidate.id, candidateSource.candidateId),
      ),
    )
    .where(and(eq(candidateSource.workspaceId, workspaceId), eq(candidate.engagementId, engagementId)))
    .orderBy(asc(candidateSource.sourceId));
  const byCandidate = Map.groupBy(needs, (one) => one.candidateId);
  return found.map((one) => ({
    id: one.id,
    version: one.version,
    fields: candidateForm.of({
      ...one,
      sources: (byCandidate.get(one.id) ?? []).map((need) => need.sourceId),
    }),
  }));
}

/**
 * Locks the use cases a plan is about, in one order everywhere.
 * @returns false where one of them is not what it was when the plan was made
 */
export async function stillSo(tx: Tx, workspaceId: string, rows: readonly PlannedRow[]): Promise<boolean> {
  const expected = new Map(
    rows.flatMap((row) => (row.kind === 'new' ? [] : [[row.id, row.version] as const])),
  );
  const ids = [...expected.keys()].sort();
  let found = 0;
  for (let from = 0; from < ids.length; from += BATCH) {
    const locked = await tx
      .select({ id: candidate.id, version: candidate.version, retiredAt: candidate.retiredAt })
      .from(candidate)
      .where(
        and(eq(candidate.workspaceId, workspaceId), inArray(candidate.id, ids.slice(from, from + BATCH))),
      )
      .orderBy(asc(candidate.id))
      .for('update');
    if (locked.some((one) => one.retiredAt !== null || expected.get(one.id) !== one.version)) return false;
    found += locked.length;
  }
  return found === ids.length;
}

type Changed = Extract<PlannedRow, { kind: 'changed' }>;

/** All rows in two statements. Names change in case only here, since they were matched by name. */
export async function updateCandidates(tx: Tx, rows: readonly Changed[], by: Writing): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(
    rows.map(({ id, fields }) => ({ id, ...fields, key: nameKey(fields.name), roi: roiYearOf(fields) })),
  );
  await tx.execute(sql`
    update ${candidate} as c set
      name = n.name, name_key = n.key, description = n.description, process_owner = n."processOwner",
      start_state = n."startState", end_state = n."endState", process_document = n."processDocument",
      cost_per_transaction = n."costPerTransaction", volume = n.volume, volume_period = n."volumePeriod",
      improvement_rate = n."improvementRate", currency = n.currency, roi_year = n.roi,
      updated_at = ${by.now.toString()}, version = c.version + 1
    from jsonb_to_recordset(${given}::text::jsonb) as n(
      id uuid, name text, key text, description text, "processOwner" text, "startState" text, "endState" text,
      "processDocument" text, "costPerTransaction" numeric, volume numeric, "volumePeriod" text,
      "improvementRate" numeric, currency text, roi numeric)
    where c.workspace_id = ${by.workspaceId} and c.id = n.id`);
  await rewriteSources(tx, rows, by.workspaceId);
}

async function rewriteSources(tx: Tx, rows: readonly Changed[], workspaceId: string): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const ids = batch.map((row) => row.id);
    await tx
      .delete(candidateSource)
      .where(and(eq(candidateSource.workspaceId, workspaceId), inArray(candidateSource.candidateId, ids)));
    const needs = batch.flatMap(({ id, fields }) =>
      fields.sources.map((sourceId) => ({ workspaceId, candidateId: id, sourceId })),
    );
    for (let at = 0; at < needs.length; at += BATCH)
      await tx.insert(candidateSource).values(needs.slice(at, at + BATCH));
  }
}
