import { desc } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { pipelineRun } from '../../../db/schema/lineage.ts';
import { ofCycle } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { InCycle } from './revision.ts';

export type PipelineRun = typeof pipelineRun.$inferSelect;

/** [F5.1] The run that counts: made on the newest revision; of several, the one recorded last. */
export async function newestRun(
  tx: Tx,
  { workspaceId, id, cycle }: InCycle,
): Promise<PipelineRun | undefined> {
  const [found] = await newest(tx, { workspaceId, id, cycle });
  return found;
}

const newest = statement((orm) =>
  orm
    .select()
    .from(pipelineRun)
    .where(ofCycle(pipelineRun, given('workspaceId'), given('id'), given('cycle')))
    .orderBy(desc(pipelineRun.revision), desc(pipelineRun.recordedAt), desc(pipelineRun.id))
    .limit(1),
);

/** @returns false where this form was sent before */
export async function insertRun(tx: Tx, run: typeof pipelineRun.$inferInsert): Promise<boolean> {
  const written = await tx
    .insert(pipelineRun)
    .values(run)
    .onConflictDoNothing()
    .returning({ id: pipelineRun.id });
  return written.length > 0;
}
