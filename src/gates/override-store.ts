import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { gateOverride, gateRatification } from '../../db/schema/gates.ts';
import { seal } from '../../db/schema/seal.ts';
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

/** [G11] The override that made a version of the seal; undefined where it was approved. */
export async function overrideOfSeal(
  tx: Tx,
  workspaceId: string,
  { engagementId, cycle, version }: { engagementId: string; cycle: number; version: number },
): Promise<Override | undefined> {
  const [found] = await ofSeal(tx, { workspaceId, engagementId, cycle, version });
  return found?.override;
}

const ofSeal = statement((orm) =>
  orm
    .select({ override: gateOverride })
    .from(seal)
    .innerJoin(
      gateOverride,
      and(eq(gateOverride.workspaceId, seal.workspaceId), eq(gateOverride.requestId, seal.requestId)),
    )
    .where(
      and(
        eq(seal.workspaceId, given('workspaceId')),
        eq(seal.engagementId, given('engagementId')),
        eq(seal.cycle, given('cycle')),
        eq(seal.version, given('version')),
        isNotNull(gateOverride.secondedAt),
      ),
    ),
);
