import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { Refusal } from '../../refusal.ts';

export type Monitor = typeof monitor.$inferSelect;

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
