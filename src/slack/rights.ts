import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';

/** Tells every process, with the workspace's id, that somebody may less than before. */
export const rightsChannel = 'phasegate_rights';

/** Says so, once the transaction is committed. For whatever keeps in memory what somebody may. */
export async function tellRightsChanged(tx: Tx, workspaceId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${rightsChannel}, ${workspaceId})`);
}
