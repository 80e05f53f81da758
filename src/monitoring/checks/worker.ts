import { and, eq } from 'drizzle-orm';
import { reading } from '../../../db/schema/monitoring.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { QueueWorker } from '../../jobs/queue.ts';
import { Refusal } from '../../refusal.ts';
import type { Backstage } from '../../room.ts';
import type { World } from '../../world.ts';
import { takingOf } from '../monitors/prepare.ts';
import { findMonitor } from '../monitors/store.ts';
import { take } from '../monitors/take.ts';
import { CHECK_QUEUE } from './ids.ts';
import { recordReading } from './record-reading.ts';

/** Milliseconds that a feed may take. */
const WITHIN = 20_000;

/** [M8] Asks the feed of a monitor outside any transaction, then writes down what it found. */
export const checkWorker = ({ world }: Backstage): QueueWorker => ({
  queue: CHECK_QUEUE,
  // As many feeds are asked side by side; of each one thing at a time.
  concurrency: 16,
  tries: 6,
  async handle({ workspaceId, monitorId, slot }) {
    await checkMonitor(world, workspaceId, String(monitorId), Temporal.Instant.from(String(slot)));
  },
});

/** Checks a monitor for a slot, unless that is done, or it is not to be checked any more. */
export async function checkMonitor(
  world: World,
  workspaceId: string,
  monitorId: string,
  slot: Temporal.Instant,
): Promise<void> {
  const found = await world.db.inWorkspace(workspaceId, async (tx) => {
    const monitor = await findMonitor(tx, workspaceId, monitorId);
    if (monitor.pausedAt || monitor.retiredAt) return null;
    const engagement = await findEngagement(tx, workspaceId, monitor.engagementId);
    if (engagement?.state !== 'active') return null;
    const [done] = await tx
      .select({ slot: reading.slot })
      .from(reading)
      .where(
        and(eq(reading.workspaceId, workspaceId), eq(reading.monitorId, monitorId), eq(reading.slot, slot)),
      );
    return done ? null : { monitor, taking: await takingOf(tx, engagement, monitor, slot) };
  });
  if (!found) return;
  const { warnings: _, fault: __, alerts, ...finding } = await take(world, found.taking, WITHIN);
  try {
    await recordReading(
      world,
      { workspaceId, userId: 'system', origin: 'clock' },
      {
        engagementId: found.monitor.engagementId,
        monitorId,
        version: found.monitor.version,
        slot,
        found: finding,
        alerts,
      },
    );
  } catch (error) {
    // Paused or closed while the feed was asked: nothing is to be written any more.
    if (!(error instanceof Refusal)) throw error;
  }
}
