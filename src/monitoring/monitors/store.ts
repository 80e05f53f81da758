import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { namedRows } from '../../forms/named-rows.ts';
import { Refusal } from '../../refusal.ts';

export type Monitor = typeof monitor.$inferSelect;

const named = namedRows(monitor, 'monitor_name', 'monitoring.refusal.name-taken');
export const { insert: insertMonitor, update: updateMonitor, isSaved: isMonitorSaved } = named;

/** @throws Refusal where there is none of this id; also one that is retired is found */
export async function findMonitor(tx: Tx, workspaceId: string, id: string): Promise<Monitor> {
  return one(
    await tx
      .select()
      .from(monitor)
      .where(and(eq(monitor.workspaceId, workspaceId), eq(monitor.id, id))),
  );
}

/** As `findMonitor`, and nobody else changes it, or judges a reading of it, until this transaction ends. */
export async function lockMonitor(tx: Tx, workspaceId: string, id: string): Promise<Monitor> {
  return one(
    await tx
      .select()
      .from(monitor)
      .where(and(eq(monitor.workspaceId, workspaceId), eq(monitor.id, id)))
      .for('no key update'),
  );
}

function one([found]: Monitor[]): Monitor {
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** A courtesy while typing; the index decides. @throws Refusal at the name */
export async function refuseNameInUse(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  name: unknown,
  exceptId: string,
): Promise<void> {
  if (typeof name !== 'string') return;
  if (await named.isNameUsed(tx, workspaceId, engagementId, name, exceptId))
    throw new Refusal('monitoring.refusal.name-taken', { name }, 'name');
}
