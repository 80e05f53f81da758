import { shareOf } from '../../../db/share.ts';
import type { QueueWorker } from '../../jobs/queue.ts';
import { Refusal } from '../../refusal.ts';
import type { Backstage } from '../../room.ts';
import type { World } from '../../world.ts';
import { takingOf } from '../monitors/prepare.ts';
import { take } from '../monitors/take.ts';
import { CHECK_QUEUE } from './ids.ts';
import { recordReading } from './record-reading.ts';
import { toCheck } from './store.ts';

/** Milliseconds that a feed may take. */
const WITHIN = 20_000;

/**
 * Transactions of checks at a time, in this process: many monitors come due together, nobody waits for one, and who clicks
 * meanwhile is not to be the ninth of nine at work. One after another they are still dozens a second.
 */
const TRANSACTIONS = 1;

/** [M8] Asks the feed of a monitor outside any transaction, then writes down what it found. */
export function checkWorker({ world }: Pick<Backstage, 'world'>): QueueWorker {
  const modest: World = { ...world, db: shareOf(world.db, TRANSACTIONS) };
  return {
    queue: CHECK_QUEUE,
    // As many feeds are asked side by side; of each one thing at a time.
    concurrency: 16,
    tries: 6,
    async handle({ workspaceId, monitorId, slot }) {
      await checkMonitor(modest, workspaceId, String(monitorId), Temporal.Instant.from(String(slot)));
    },
  };
}

/** Checks a monitor for a slot, unless that is done, or it is not to be checked any more. */
export async function checkMonitor(
  world: World,
  workspaceId: string,
  monitorId: string,
  slot: Temporal.Instant,
): Promise<void> {
  const found = await world.db.inWorkspace(workspaceId, async (tx) => {
    const [due] = await toCheck(tx, { workspaceId, monitorId, slot: slot.toString() });
    if (!due) return null;
    const { monitor, engagement, ...ground } = due;
    return { monitor, taking: await takingOf(tx, engagement, monitor, slot, ground) };
  });
  if (!found) return;
  const { warnings: _, fault: __, alerts, ...finding } = await take(world, found.taking, WITHIN);
  world.tally?.reading(finding.verdict);
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
