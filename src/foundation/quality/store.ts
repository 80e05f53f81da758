import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { source } from '../../../db/schema/foundation.ts';
import { assessment } from '../../../db/schema/quality.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import { Refusal } from '../../refusal.ts';

export type Assessment = typeof assessment.$inferSelect;

/**
 * [F2.2] Writes the next version of a source and use. The caller holds the source, so that two at once get
 * two versions. @returns its version, and the one before it; null where this form was saved already
 */
export async function insertAssessment(
  tx: Tx,
  row: Omit<typeof assessment.$inferInsert, 'version'>,
): Promise<{ version: number; before: Assessment | null } | null> {
  const [before = null] = await tx
    .select()
    .from(assessment)
    .where(
      and(
        eq(assessment.workspaceId, row.workspaceId),
        eq(assessment.sourceId, row.sourceId),
        eq(assessment.use, row.use),
      ),
    )
    .orderBy(desc(assessment.version))
    .limit(1);
  const version = (before?.version ?? 0) + 1;
  const written = await tx
    .insert(assessment)
    .values({ ...row, version })
    .onConflictDoNothing({ target: [assessment.workspaceId, assessment.id] })
    .returning({ version: assessment.version });
  return written.length > 0 ? { version, before } : null;
}

export async function isAssessmentSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  return (await findAssessment(tx, workspaceId, id)) !== undefined;
}

export async function findAssessment(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<Assessment | undefined> {
  const [found] = await tx
    .select()
    .from(assessment)
    .where(withId(assessment, workspaceId, id));
  return found;
}

/** [F2.2] The versions of a source and use, the newest first. */
export async function versionsOf(
  tx: Tx,
  workspaceId: string,
  sourceId: string,
  use: string,
): Promise<Assessment[]> {
  return tx
    .select()
    .from(assessment)
    .where(
      and(
        eq(assessment.workspaceId, workspaceId),
        eq(assessment.sourceId, sourceId),
        eq(assessment.use, use),
      ),
    )
    .orderBy(desc(assessment.version));
}

/** [F2.2] The newest assessment of each use of these sources, by source and use. */
export async function newestOf(
  tx: Tx,
  workspaceId: string,
  sourceIds: readonly string[],
): Promise<Assessment[]> {
  if (sourceIds.length === 0) return [];
  return tx
    .selectDistinctOn([assessment.sourceId, assessment.use])
    .from(assessment)
    .where(and(eq(assessment.workspaceId, workspaceId), inArray(assessment.sourceId, [...sourceIds])))
    .orderBy(asc(assessment.sourceId), asc(assessment.use), desc(assessment.version));
}

/** Columns are spelled out: of a select from one table drizzle leaves the table's name away. */
const hasAssessment = sql<boolean>`exists (select 1 from ${assessment} a where a.workspace_id = "source"."workspace_id" and a.source_id = "source"."id")`;

/** [R3] An assessment of these is the newest of its source and use. */
const restsOn = (outdated: readonly string[]) => sql`exists (select 1 from ${assessment} a
  where a.workspace_id = "source"."workspace_id" and a.source_id = "source"."id"
    and a.id::text = any(string_to_array(${outdated.join(',')}, ','))
    and not exists (select 1 from ${assessment} later where later.workspace_id = a.workspace_id
      and later.source_id = a.source_id and later.use = a.use and later.version > a.version))`;

/**
 * The sources in use in the list's order, and whether each is assessed: what “Assess next” goes through.
 * @param outdated assessments that hold no longer
 */
export async function assessmentRound(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  outdated: readonly string[] = [],
): Promise<{ id: string; name: string; isAssessed: boolean }[]> {
  const isAssessed =
    outdated.length === 0 ? hasAssessment : sql<boolean>`(${hasAssessment} and not ${restsOn(outdated)})`;
  return tx
    .select({ id: source.id, name: source.name, isAssessed })
    .from(source)
    .where(inUse(workspaceId, engagementId))
    .orderBy(asc(source.nameKey), asc(source.id));
}

const inUse = (workspaceId: string, engagementId: string) =>
  and(ofEngagement(source, workspaceId, engagementId), isNull(source.retiredAt));

/** The engagement of a source, for a button that carries only the source; the caller checks who may see it. */
export async function engagementOfSource(tx: Tx, workspaceId: string, id: string): Promise<string> {
  if (!z.uuid().safeParse(id).success) throw new Refusal('refusal.not-found');
  const [found] = await tx
    .select({ engagementId: source.engagementId })
    .from(source)
    .where(withId(source, workspaceId, id));
  if (!found) throw new Refusal('refusal.not-found');
  return found.engagementId;
}

/** The newest assessments of these sources by source, for their rows in a list. */
export async function assessmentsBySource(
  tx: Tx,
  workspaceId: string,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, Assessment[]>> {
  return Map.groupBy(await newestOf(tx, workspaceId, sourceIds), (one) => one.sourceId);
}
