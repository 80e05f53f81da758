import { and, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { gateOverride, type gateRatification } from '../../db/schema/gates.ts';
import { seal } from '../../db/schema/seal.ts';
import { ofCycle } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';

export type Override = typeof gateOverride.$inferSelect;
export type Ratification = typeof gateRatification.$inferSelect;

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
        ofCycle(seal, given('workspaceId'), given('engagementId'), given('cycle')),
        eq(seal.version, given('version')),
        isNotNull(gateOverride.secondedAt),
      ),
    ),
);
