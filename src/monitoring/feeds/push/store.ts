import { and, desc, eq, gt, gte, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../../../db/database.ts';
import { monitor, pushedValue, reading } from '../../../../db/schema/monitoring.ts';
import { withId } from '../../../../db/scope.ts';

type PushedValue = typeof pushedValue.$inferSelect;

interface Window {
  from: Temporal.Instant;
  at: Temporal.Instant;
}

/** How far back a check looks for what came too late for the one before: as far as that one did. */
export const lookedBackTo = ({ from, at }: Window): Temporal.Instant => from.subtract(from.until(at));

/** The one value of a moment, as people see it and as a reading of it says. */
export const shownPushed = ({
  value,
  n,
  measuredAt,
}: Pick<PushedValue, 'value' | 'n' | 'measuredAt'>): string =>
  JSON.stringify({ value, ...(n !== null && { n }), measured_at: measuredAt.toString() });

/**
 * The newest value measured after `from` and until `at`. Where there is none: one of the time before, where checks were made for
 * its time and none of them has seen it.
 */
export async function newestPushed(
  tx: Tx,
  of: { workspaceId: string; monitorId: string } & Window,
): Promise<PushedValue | null> {
  const found = await newestIn(tx, of, of);
  if (found) return found;
  const missed = await newestIn(tx, of, { from: await missedSince(tx, of), at: of.from });
  return missed && (await cameLate(tx, missed)) ? missed : null;
}

interface Which {
  workspaceId: string;
  monitorId: string;
}

async function newestIn(
  tx: Tx,
  { workspaceId, monitorId }: Which,
  { from, at }: Window,
): Promise<PushedValue | null> {
  const { measuredAt } = pushedValue;
  const [found] = await tx
    .select()
    .from(pushedValue)
    .where(
      and(
        eq(pushedValue.workspaceId, workspaceId),
        eq(pushedValue.monitorId, monitorId),
        gt(measuredAt, from),
        lte(measuredAt, at),
      ),
    )
    .orderBy(desc(measuredAt))
    .limit(1);
  return found ?? null;
}

/** As far back as the check before looked, or as it began: what came while that one was being made is for this one. */
async function missedSince(tx: Tx, of: Which & Window): Promise<Temporal.Instant> {
  const late = sql`make_interval(hours => coalesce(${monitor.maturity}, 0))`;
  const before = sql`(select max(${reading.slot}) from ${reading}
    where ${reading.workspaceId} = ${monitor.workspaceId} and ${reading.monitorId} = ${monitor.id}
    and ${reading.slot} < ${of.from.toString()}::timestamptz + ${late})`;
  const [found] = await tx
    .select({ began: sql<Temporal.Instant | null>`${before} - ${late}`.mapWith(reading.slot) })
    .from(monitor)
    .where(withId(monitor, of.workspaceId, of.monitorId));
  const usual = lookedBackTo(of);
  return found?.began && Temporal.Instant.compare(found.began, usual) < 0 ? found.began : usual;
}

/** Whether checks were made for its time, and none of them judged it: it came while they were made, or afterwards. */
async function cameLate(tx: Tx, found: PushedValue): Promise<boolean> {
  const [checks] = await tx
    .select({ haveNotSeen: sql<boolean | null>`bool_and(${reading.shown} <> ${shownPushed(found)})` })
    .from(reading)
    .where(
      and(
        eq(reading.workspaceId, found.workspaceId),
        eq(reading.monitorId, found.monitorId),
        gte(reading.slot, found.measuredAt),
      ),
    );
  return checks?.haveNotSeen === true;
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
