import { and, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../../../db/database.ts';
import { pushedValue, reading } from '../../../../db/schema/monitoring.ts';

type PushedValue = typeof pushedValue.$inferSelect;

interface Window {
  from: Temporal.Instant;
  at: Temporal.Instant;
}

/** How far back a check looks for what came too late for the one before: as far as that one did. */
export const lookedBackTo = ({ from, at }: Window): Temporal.Instant => from.subtract(from.until(at));

/**
 * The newest value measured after `from` and until `at`. Where there is none: one of the time before, where it came after that
 * had been judged, and is newer than all that was.
 */
export async function newestPushed(
  tx: Tx,
  of: { workspaceId: string; monitorId: string } & Window,
): Promise<PushedValue | null> {
  const [found] = await tx
    .select()
    .from(pushedValue)
    .where(
      and(
        eq(pushedValue.workspaceId, of.workspaceId),
        eq(pushedValue.monitorId, of.monitorId),
        gt(pushedValue.measuredAt, lookedBackTo(of)),
        lte(pushedValue.measuredAt, of.at),
      ),
    )
    .orderBy(desc(pushedValue.measuredAt))
    .limit(1);
  if (!found) return null;
  const isOfWindow = Temporal.Instant.compare(found.measuredAt, of.from) > 0;
  return isOfWindow || (await cameLate(tx, found)) ? found : null;
}

/** Whether checks were made for its time, each before it came. One that was made since has seen it. */
async function cameLate(
  tx: Tx,
  { workspaceId, monitorId, measuredAt, receivedAt }: PushedValue,
): Promise<boolean> {
  const [checks] = await tx
    .select({ areBefore: sql<boolean | null>`bool_and(${lt(reading.takenAt, receivedAt)})` })
    .from(reading)
    .where(
      and(
        eq(reading.workspaceId, workspaceId),
        eq(reading.monitorId, monitorId),
        gte(reading.slot, measuredAt),
      ),
    );
  return checks?.areBefore === true;
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
