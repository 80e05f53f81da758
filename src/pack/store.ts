import type { Tx } from '../../db/database.ts';
import { packRequest } from '../../db/schema/pack.ts';
import { withId } from '../../db/scope.ts';

export type PackRequest = typeof packRequest.$inferSelect;
type Ref = Pick<PackRequest, 'workspaceId' | 'id'>;

export const insertPackRequest = async (tx: Tx, row: typeof packRequest.$inferInsert): Promise<void> => {
  await tx.insert(packRequest).values(row);
};

export async function findPackRequest(tx: Tx, { workspaceId, id }: Ref): Promise<PackRequest | undefined> {
  const [found] = await tx
    .select()
    .from(packRequest)
    .where(withId(packRequest, workspaceId, id));
  return found;
}

export async function updatePackRequest(
  tx: Tx,
  { workspaceId, id }: Ref,
  set: Partial<Pick<PackRequest, 'state' | 'slackFiles' | 'settledAt'>>,
): Promise<void> {
  await tx
    .update(packRequest)
    .set(set)
    .where(withId(packRequest, workspaceId, id));
}
