import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { reference } from '../../../db/schema/references.ts';
import type { RetrainingEvent } from './store.ts';

/**
 * [R2] What the input of a deployment is held against and was sealed before a moment, by name: it knows nothing of what a version that
 * came then learned from.
 */
export async function referencesBefore(
  tx: Tx,
  { workspaceId, deploymentId }: Pick<RetrainingEvent, 'workspaceId' | 'deploymentId'>,
  moment: Temporal.Instant,
): Promise<string[]> {
  const rows = await tx
    .select({ name: sql<string>`(array_agg(${reference.name} order by ${reference.version} desc))[1]` })
    .from(reference)
    .where(
      and(
        eq(reference.workspaceId, workspaceId),
        isNull(reference.retiredAt),
        sql`exists (select from ${monitor} where ${monitor.workspaceId} = ${reference.workspaceId}
          and ${monitor.deploymentId} = ${deploymentId} and ${monitor.retiredAt} is null
          and ${monitor.rule} ->> 'referenceId' = ${reference.id}::text)`,
      ),
    )
    .groupBy(reference.id)
    .having(sql`max(${reference.sealedAt}) < ${moment.toString()}::timestamptz`)
    .orderBy(sql`1`);
  return rows.map(({ name }) => name);
}
