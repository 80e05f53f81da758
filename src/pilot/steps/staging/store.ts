import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../../../db/database.ts';
import { model, stagingRun } from '../../../../db/schema/pilot.ts';
import { withId } from '../../../../db/scope.ts';
import type { Engagement } from '../../../engagement/store.ts';

export type StagingRun = typeof stagingRun.$inferSelect;

/** The runs of a cycle's model versions: by version, the newest of each first. The newest counts. */
export async function stagingRuns(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Map<string, StagingRun[]>> {
  const rows = await tx
    .select({ run: stagingRun })
    .from(stagingRun)
    .innerJoin(model, withId(model, stagingRun.workspaceId, stagingRun.modelId))
    .where(and(eq(stagingRun.workspaceId, workspaceId), eq(model.engagementId, id), eq(model.cycle, cycle)))
    .orderBy(...newestFirst);
  return Map.groupBy(
    rows.map((row) => row.run),
    (run) => run.modelId,
  );
}

const newestFirst = [desc(stagingRun.ranAt), desc(stagingRun.recordedAt), desc(stagingRun.id)];

/** [B7] The run of a version that counts. */
export async function newestStagingRun(
  tx: Tx,
  workspaceId: string,
  modelId: string,
): Promise<StagingRun | undefined> {
  const [found] = await tx
    .select()
    .from(stagingRun)
    .where(and(eq(stagingRun.workspaceId, workspaceId), eq(stagingRun.modelId, modelId)))
    .orderBy(...newestFirst)
    .limit(1);
  return found;
}

/** @returns false where this form was sent before */
export async function insertStagingRun(tx: Tx, run: typeof stagingRun.$inferInsert): Promise<boolean> {
  const written = await tx
    .insert(stagingRun)
    .values(run)
    .onConflictDoNothing()
    .returning({ id: stagingRun.id });
  return written.length > 0;
}

export async function isStagingRunSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const isIt = withId(stagingRun, workspaceId, id);
  return (await tx.select({ id: stagingRun.id }).from(stagingRun).where(isIt)).length > 0;
}
