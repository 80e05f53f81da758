import { pino } from 'pino';
import { type Database, openDatabase } from '../../db/database.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { loadPlaybook } from '../../src/playbook/playbook.ts';
import { renderersOf } from '../../src/renderers.ts';
import { rooms } from '../../src/rooms.ts';
import { nextStep } from '../../src/slack/delivery/claim.ts';
import { requestMessages } from '../../src/slack/delivery/wanted.ts';
import { deliveryWorker } from '../../src/slack/delivery/worker.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import type { Bench } from './bench.ts';
import { furnish } from './furnish.ts';

/** As many destinations as the delivery worker of one process serves at a time. */
const AT_ONCE = 8;
export const workspaceId = 'T0BENCH';

/**
 * Engagements, each in a channel of its own with the news of some data sources, at ten in the morning of the next working day.
 * @param url the database
 */
export async function furnished(
  bench: Bench,
  url: string,
  engagements: number,
  sourcesEach: number,
): Promise<World> {
  const db: Database = await openDatabase({ url });
  bench.defer(() => db.close());
  const log = pino({ level: 'error' });
  // The next working day, so that all of today is news.
  let day = Temporal.Now.zonedDateTimeISO('UTC').add({ days: 1 });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  const now = day.with({ hour: 10, minute: 0 }).toInstant();
  const queue = openQueue(db, log);
  const world: World = {
    requestMessages,
    vault: openVault(null),
    outside: openOutside([]),
    db,
    queue,
    clock: { now: () => now },
    playbook: loadPlaybook(),
    rooms,
    log,
  };
  await queue.start(
    [deliveryWorker({ world, cards: {}, undelivered: [], clientFor: async () => null })],
    false,
  );
  bench.defer(() => queue.stop());
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(workspace).values({ workspaceId, name: 'Bench', botUserId: 'UBOT', installedAt: now }),
  );
  const channelIds = Array.from({ length: engagements }, (_, at) => channelOf(at));
  await furnish(db, { workspaceId, userIds: ['U0LENA'], channelIds }, engagements, sourcesEach);
  return world;
}

const channelOf = (at: number): string => `C0BENCH${at}`;

/** Takes each destination's message in hand, as the delivery worker does. @returns how many would be sent */
export async function composeAll(world: World, engagements: number): Promise<number> {
  const cards = renderersOf(world, rooms);
  let next = 0;
  let composed = 0;
  const work = async () => {
    for (let at = next++; at < engagements; at = next++) {
      const step = await nextStep({ world, cards }, workspaceId, channelOf(at));
      if (step.kind === 'broken') throw step.error;
      if (step.kind === 'send' && JSON.stringify(step.claim.content).includes('*Since ')) composed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return composed;
}
