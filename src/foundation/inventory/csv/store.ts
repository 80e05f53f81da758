import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../../db/database.ts';
import { source } from '../../../../db/schema/foundation.ts';
import { nameKey } from '../../../record/name-key.ts';
import { rowOf, type Writing } from '../store.ts';
import type { PlannedRow } from './plan.ts';

/** Rows of one statement: 23 columns each, under the 65,535 parameters there may be. */
const BATCH = 1_000;

/**
 * Locks the sources a plan is about, in one order everywhere.
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
      .select({ id: source.id, version: source.version, retiredAt: source.retiredAt })
      .from(source)
      .where(and(eq(source.workspaceId, workspaceId), inArray(source.id, ids.slice(from, from + BATCH))))
      .orderBy(asc(source.id))
      .for('update');
    if (locked.some((one) => one.retiredAt !== null || expected.get(one.id) !== one.version)) return false;
    found += locked.length;
  }
  return found === ids.length;
}

type New = Extract<PlannedRow, { kind: 'new' }>;
type Changed = Extract<PlannedRow, { kind: 'changed' }>;

export async function insertSources(tx: Tx, rows: readonly New[], by: Writing): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    await tx
      .insert(source)
      .values(rows.slice(from, from + BATCH).map((row) => rowOf(row.id, row.fields, by)));
  }
}

/** All rows in one statement. Names change in case only here, since they were matched by name. */
export async function updateSources(tx: Tx, rows: readonly Changed[], by: Writing): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(rows.map(({ id, fields }) => ({ id, ...fields, key: nameKey(fields.name) })));
  await tx.execute(sql`
    update ${source} as s set
      name = n.name, name_key = n.key, system = n.system, owner = n.owner, access_method = n."accessMethod",
      update_frequency = n."updateFrequency", volume = n.volume, format = n.format,
      extraction_plan = n."extractionPlan", personal_data = n."personalData", exists_today = n."existsToday",
      accessible = n.accessible, checked_by = n."checkedBy", checked_on = n."checkedOn",
      updated_at = ${by.now.toString()}, version = s.version + 1
    from jsonb_to_recordset(${given}::text::jsonb) as n(
      id uuid, name text, key text, system text, owner text, "accessMethod" text, "updateFrequency" text,
      volume text, format text, "extractionPlan" text, "personalData" text[], "existsToday" boolean,
      accessible boolean, "checkedBy" text, "checkedOn" date)
    where s.workspace_id = ${by.workspaceId} and s.id = n.id`);
}

/** The sources a plan changes, as they are now. */
export async function sourcesOfPlan(tx: Tx, workspaceId: string, rows: readonly Changed[]) {
  const found = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const ids = rows.slice(from, from + BATCH).map((row) => row.id);
    found.push(
      ...(await tx
        .select()
        .from(source)
        .where(and(eq(source.workspaceId, workspaceId), inArray(source.id, ids)))),
    );
  }
  return new Map(found.map((one) => [one.id, one]));
}
