import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { monitor } from '../../../db/schema/monitoring.ts';

/** What the monitors of an engagement are called, by id, in the order of their names; retired ones too. */
export async function monitorNames(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<ReadonlyMap<string, { name: string; isRetired: boolean }>> {
  const rows = await tx
    .select({ id: monitor.id, name: monitor.name, retiredAt: monitor.retiredAt })
    .from(monitor)
    .where(and(eq(monitor.workspaceId, workspaceId), eq(monitor.engagementId, engagementId)))
    .orderBy(asc(monitor.nameKey), asc(monitor.id));
  return new Map(rows.map(({ id, name, retiredAt }) => [id, { name, isRetired: retiredAt !== null }]));
}
