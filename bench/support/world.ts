import { pino } from 'pino';
import { openDatabase } from '../../db/database.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { loadPlaybook } from '../../src/playbook/playbook.ts';
import { rooms } from '../../src/rooms.ts';
import { requestMessages } from '../../src/slack/delivery/wanted.ts';
import { deliveryWorker } from '../../src/slack/delivery/worker.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import type { Bench } from './bench.ts';

export const workspaceId = 'T0BENCH';
export const userId = 'U0LENA';

/**
 * The house on a database of its own, with one workspace, a clock that stands still, and queues that are written to and worked on by nobody.
 * @param url the database
 */
export async function benchWorld(
  bench: Bench,
  url: string,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<World> {
  const db = await openDatabase({ url });
  bench.defer(() => db.close());
  const log = pino({ level: 'error' });
  const world: World = {
    db,
    queue: openQueue(db, log),
    requestMessages,
    outside: openOutside([]),
    clock: { now: () => now },
    playbook: loadPlaybook(),
    rooms,
    vault: openVault(null),
    log,
  };
  const clientFor = async () => null;
  const workers = [
    deliveryWorker({ world, cards: {}, undelivered: [], clientFor }),
    ...rooms.flatMap((room) => room.workers?.({ world, clientFor }) ?? []),
  ];
  await world.queue.start(workers, false);
  bench.defer(() => world.queue.stop());
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(workspace).values({ workspaceId, name: 'Bench', botUserId: 'UBOT', installedAt: now }),
  );
  return world;
}
