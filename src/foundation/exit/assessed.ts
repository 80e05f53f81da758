import { and, eq, max } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { assessment } from '../../../db/schema/quality.ts';
import type { InCycle } from './revision.ts';

/** Of each assessed source and use the version that counts: [source, use, version], in a fixed order. */
export async function countingAssessments(
  tx: Tx,
  { workspaceId, id }: InCycle,
): Promise<[string, string, number][]> {
  const rows = await tx
    .select({ sourceId: assessment.sourceId, use: assessment.use, version: max(assessment.version) })
    .from(assessment)
    .where(and(eq(assessment.workspaceId, workspaceId), eq(assessment.engagementId, id)))
    .groupBy(assessment.sourceId, assessment.use)
    .orderBy(assessment.sourceId, assessment.use);
  return rows.map((row) => [row.sourceId, row.use, row.version ?? 0]);
}
