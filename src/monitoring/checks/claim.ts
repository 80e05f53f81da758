import { and, asc, eq, gt, isNull, lte, max, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { deployment } from '../../../db/schema/production.ts';
import { withId } from '../../../db/scope.ts';
import type { QueueEntry } from '../../jobs/queue.ts';
import type { Actor } from '../../record/act.ts';
import { act } from '../../record/act.ts';
import type { World } from '../../world.ts';
import { slotAfter } from '../monitors/schedule.ts';
import { CHECK_QUEUE } from './ids.ts';

/** Claimed in one transaction: whoever waits for Slack meanwhile gets a turn before the next ones are. */
const AT_ONCE = 50;
const MINUTE = { minutes: 1 };

type Due = Pick<typeof monitor.$inferSelect, 'id' | 'feedId' | 'cron' | 'zone' | 'nextAt' | 'spread'>;

/**
 * [M2] [E7] Queues a check of each monitor that is due, and sets when it is due next. What was missed while nothing ran is made
 * up for by one check now. Monitors of an engagement that is not active, and of a model that is not at work any more, wait.
 * @returns how many
 */
export async function claimDue(world: World, actor: Actor): Promise<number> {
  await act(world, actor, ({ tx, now }) => bringBack(tx, actor.workspaceId, now));
  let all = 0;
  for (let claimed = AT_ONCE; claimed === AT_ONCE; all += claimed) claimed = await claimSome(world, actor);
  return all;
}

const claimSome = (world: World, actor: Actor): Promise<number> =>
  act(world, actor, async ({ tx, now, enqueue }) => {
    const due = await dueMonitors(tx, actor.workspaceId, now);
    if (due.length === 0) return 0;
    // Many share a schedule, and finding a slot takes a while.
    const slots = new Map<string, Temporal.Instant>();
    const next = due.map(({ id, cron, zone }) => {
      const schedule = `${cron} ${zone}`;
      const at = slots.get(schedule) ?? slotAfter(cron, zone, now);
      slots.set(schedule, at);
      return { id, at };
    });
    await setNext(tx, actor.workspaceId, next);
    for (const one of due) enqueue(entryOf(actor.workspaceId, one, now));
    return due.length;
  });

/**
 * A slot further ahead than the schedule's next one was set while a clock was ahead: without this nothing is checked until
 * then. Many monitors share a schedule, so that few are looked at.
 */
async function bringBack(tx: Tx, workspaceId: string, now: Temporal.Instant): Promise<void> {
  const ahead = and(
    eq(monitor.workspaceId, workspaceId),
    gt(monitor.nextAt, now),
    isNull(monitor.pausedAt),
    isNull(monitor.retiredAt),
  );
  const { cron, zone } = monitor;
  const schedules = await tx
    .select({ cron, zone, last: max(monitor.nextAt) })
    .from(monitor)
    .where(ahead)
    .groupBy(cron, zone);
  for (const { last, ...one } of schedules) {
    const at = slotAfter(one.cron, one.zone, now);
    if (last === null || Temporal.Instant.compare(last, at) <= 0) continue;
    await tx
      .update(monitor)
      .set({ nextAt: at })
      .where(and(ahead, eq(cron, one.cron), eq(zone, one.zone), gt(monitor.nextAt, at)));
  }
}

function dueMonitors(tx: Tx, workspaceId: string, now: Temporal.Instant): Promise<Due[]> {
  const { id, feedId, cron, zone, nextAt, spread } = monitor;
  return tx
    .select({ id, feedId, cron, zone, nextAt, spread })
    .from(monitor)
    .innerJoin(engagement, withId(engagement, monitor.workspaceId, monitor.engagementId))
    .leftJoin(deployment, withId(deployment, monitor.workspaceId, monitor.deploymentId))
    .where(
      and(
        eq(monitor.workspaceId, workspaceId),
        lte(monitor.nextAt, now),
        isNull(monitor.pausedAt),
        isNull(monitor.retiredAt),
        eq(engagement.state, 'active'),
        or(isNull(monitor.deploymentId), isNull(deployment.endedAt)),
      ),
    )
    .orderBy(asc(monitor.nextAt))
    .limit(AT_ONCE)
    .for('update', { of: monitor, skipLocked: true });
}

async function setNext(
  tx: Tx,
  workspaceId: string,
  next: readonly { id: string; at: Temporal.Instant }[],
): Promise<void> {
  const given = JSON.stringify(next.map(({ id, at }) => ({ id, at: at.toString() })));
  await tx.execute(sql`update ${monitor} set next_at = given.at
    from json_to_recordset(${given}::json) as given(id uuid, at timestamptz)
    where ${monitor}.workspace_id = ${workspaceId} and ${monitor}.id = given.id`);
}

/** One feed is asked one thing at a time: one that is slow holds up itself alone. */
function entryOf(workspaceId: string, due: Due, now: Temporal.Instant): QueueEntry {
  const minute = now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const isLate = Temporal.Instant.compare(due.nextAt.add(MINUTE), now) <= 0;
  const slot = isLate ? minute : due.nextAt;
  return {
    queue: CHECK_QUEUE,
    key: `feed:${workspaceId}:${due.feedId}`,
    data: { workspaceId, monitorId: due.id, slot: slot.toString() },
    waits: Math.max(0, Math.ceil(now.until(slot.add({ seconds: due.spread })).total('seconds'))),
  };
}
