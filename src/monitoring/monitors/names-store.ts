import { asc } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { ofEngagement } from '../../../db/scope.ts';

/** What the monitors of an engagement are called, by id, in the order of their names; retired ones too. */
export async function monitorNames(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<ReadonlyMap<string, { name: string; isRetired: boolean }>> {
  const rows = await tx
    .select({ id: monitor.id, name: monitor.name, retiredAt: monitor.retiredAt })
    .from(monitor)
    .where(ofEngagement(monitor, workspaceId, engagementId))
    .orderBy(asc(monitor.nameKey), asc(monitor.id));
  return new Map(rows.map(({ id, name, retiredAt }) => [id, { name, isRetired: retiredAt !== null }]));
}
