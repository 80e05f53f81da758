import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { followAlerts } from '../alerts/follow-alerts.ts';
import type { HeardAlert } from '../feeds/feed.ts';
import { insertReading, type Reading } from '../monitors/readings.ts';
import { lockMonitor } from '../monitors/store.ts';
import { FOLLOWS } from './follow.ts';

type Found = Omit<Reading, 'workspaceId' | 'monitorId' | 'slot' | 'takenAt'>;

/**
 * [M8] Writes down what a check of a monitor found, once for its slot, and lets follow what follows. What was found for
 * a monitor that was paused, changed or retired meanwhile is of no use any more.
 * @returns whether it was written
 */
export const recordReading = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    monitorId: z.uuid(),
    /** The version that was checked. */
    version: z.int(),
    slot: z.instanceof(Temporal.Instant),
    found: z.custom<Found>(),
    /** [M9] All that are open, where the feed said so. */
    alerts: z.custom<readonly HeardAlert[] | null>().optional(),
  }),
  may: [],
  async run(acting, { monitorId, version, slot, found, alerts }): Promise<boolean> {
    const { tx, actor, now } = acting;
    const monitor = await lockMonitor(tx, actor.workspaceId, monitorId);
    if (monitor.version !== version || monitor.pausedAt || monitor.retiredAt) return false;
    const reading = { workspaceId: actor.workspaceId, monitorId, slot, takenAt: now, ...found };
    if (!(await insertReading(tx, reading))) return false;
    for (const follow of FOLLOWS) await follow(acting, monitor, reading);
    if (alerts) await followAlerts(acting, monitor, { alerts, isAll: true });
    return true;
  },
});
