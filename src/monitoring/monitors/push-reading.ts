import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import type { Actor } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { insertPushed } from '../feeds/push/store.ts';
import { findFeed } from '../feeds/store.ts';
import { findMonitor } from './store.ts';

/** Clocks differ; a value from further ahead is a mistake. */
const AHEAD = { minutes: 5 };

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
    if (Temporal.Instant.compare(at, now.add(AHEAD)) > 0)
      throw new Refusal('monitoring.refusal.ahead', {}, 'measured_at');
    const row = { workspaceId, monitorId, measuredAt: at, receivedAt: now, value, n };
    return { fresh: await insertPushed(tx, row), measuredAt: at };
  },
});

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
