import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { gateOverride, gateRatification } from '../../db/schema/gates.ts';
import { given, statement } from '../../db/statement.ts';

export type Override = typeof gateOverride.$inferSelect;
export type Ratification = typeof gateRatification.$inferSelect;

export async function findOverride(
  tx: Tx,
  workspaceId: string,
  requestId: string,
): Promise<Override | undefined> {
  const [found] = await override(tx, { workspaceId, requestId });
  return found;
}

const override = statement((orm) =>
  orm
    .select()
    .from(gateOverride)
    .where(
      and(eq(gateOverride.workspaceId, given('workspaceId')), eq(gateOverride.requestId, given('requestId'))),
    ),
);

export async function ratificationsOf(
  tx: Tx,
  workspaceId: string,
  requestId: string,
): Promise<Ratification[]> {
  return ratifications(tx, { workspaceId, requestId });
}

const ratifications = statement((orm) =>
  orm
    .select()
    .from(gateRatification)
    .where(
      and(
        eq(gateRatification.workspaceId, given('workspaceId')),
        eq(gateRatification.requestId, given('requestId')),
      ),
    )
    .orderBy(asc(gateRatification.at)),
);
