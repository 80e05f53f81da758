import { and, desc, eq, gt, lte } from 'drizzle-orm';
import type { Tx } from '../../../../db/database.ts';
import { pushedValue } from '../../../../db/schema/monitoring.ts';

type PushedValue = typeof pushedValue.$inferSelect;

/** The newest value measured after `from` and until `at`. */
export async function newestPushed(
  tx: Tx,
  of: { workspaceId: string; monitorId: string; from: Temporal.Instant; at: Temporal.Instant },
): Promise<PushedValue | null> {
  const [found] = await tx
    .select()
    .from(pushedValue)
    .where(
      and(
        eq(pushedValue.workspaceId, of.workspaceId),
        eq(pushedValue.monitorId, of.monitorId),
        gt(pushedValue.measuredAt, of.from),
        lte(pushedValue.measuredAt, of.at),
      ),
    )
    .orderBy(desc(pushedValue.measuredAt))
    .limit(1);
  return found ?? null;
}

/** [X5] @returns false where this moment has a value already, which stays */
export async function insertPushed(tx: Tx, row: PushedValue): Promise<boolean> {
  const inserted = await tx
    .insert(pushedValue)
    .values(row)
    .onConflictDoNothing()
    .returning({ at: pushedValue.measuredAt });
  return inserted.length > 0;
}
