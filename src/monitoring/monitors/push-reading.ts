import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import type { Actor } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { isAhead } from '../feeds/moment.ts';
import { insertPushed, lookedBackTo } from '../feeds/push/store.ts';
import { findFeed } from '../feeds/store.ts';
import { lastReadings } from './readings.ts';
import { slotAfter } from './schedule.ts';
import { findMonitor, type Monitor } from './store.ts';

interface Pushed {
  monitorId: string;
  value: number;
  n: number | null;
  /** When it was measured; null: now. */
  measuredAt: Temporal.Instant | null;
}

const record = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    monitorId: z.uuid(),
    value: z.number(),
    n: z.int().min(0).nullable(),
    measuredAt: z.instanceof(Temporal.Instant).nullable(),
  }),
  may: WORKERS,
  programs: true,
  async run({ tx, actor, now, engagement }, { monitorId, value, n, measuredAt }) {
    const { workspaceId } = actor;
    const found = await findMonitor(tx, workspaceId, monitorId);
    if (found.retiredAt) throw new Refusal('monitoring.refusal.monitor-retired', { name: found.name });
    const feed = await findFeed(tx, workspaceId, engagement.id, found.feedId);
    if (feed.kind !== 'push') throw new Refusal('monitoring.refusal.not-pushed', { name: found.name });
    const at = (measuredAt ?? now).round('millisecond');
    if (isAhead(at, now)) throw new Refusal('monitoring.refusal.ahead', {}, 'measured_at');
    const row = { workspaceId, monitorId, measuredAt: at, receivedAt: now, value, n };
    const fresh = await insertPushed(tx, row);
    if (fresh && (await isBehind(tx, found, { now, measuredAt: at })))
      throw new Refusal('monitoring.refusal.behind', { name: found.name }, 'measured_at');
    return { fresh, measuredAt: at };
  },
});

/**
 * Whether it was measured so long ago that no check looks at it any more: nobody would ever learn of it. While one may be under way
 * that has looked already, only the one after that is counted on, which looks as far back as the one under way began.
 */
async function isBehind(
  tx: Tx,
  monitor: Monitor,
  { now, measuredAt }: { now: Temporal.Instant; measuredAt: Temporal.Instant },
): Promise<boolean> {
  const [last] = await lastReadings(tx, monitor, 1);
  const { cron, zone, nextAt, maturity } = monitor;
  if (!last || Temporal.Instant.compare(last.slot, nextAt) >= 0) return false;
  const isOneUnderWay =
    Temporal.Instant.compare(nextAt, now) <= 0 ||
    Temporal.Instant.compare(slotAfter(cron, zone, last.slot), nextAt) < 0;
  const back = isOneUnderWay ? last.slot : lookedBackTo({ from: last.slot, at: nextAt });
  return Temporal.Instant.compare(measuredAt, back.subtract({ hours: maturity ?? 0 })) <= 0;
}

/**
 * [M3] Keeps a value that a system pushed for a monitor; the monitor's schedule judges it. [X5] Sent again it is the same value.
 * @throws Refusal where the monitor is not there, or its feed is not one that is pushed to
 */
export async function pushReading(world: World, actor: Actor, pushed: Pushed) {
  const { engagementId } = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    findMonitor(tx, actor.workspaceId, pushed.monitorId),
  );
  return record(world, actor, { engagementId, ...pushed });
}
