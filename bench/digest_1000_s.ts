import { pino } from 'pino';
import { type Database, openDatabase } from '../db/database.ts';
import { workspace } from '../db/schema/workspace.ts';
import { sendDue } from '../src/digest/send-due.ts';
import { openOutside } from '../src/guarded-fetch/outside.ts';
import { openQueue } from '../src/jobs/queue.ts';
import { loadPlaybook } from '../src/playbook/playbook.ts';
import { renderersOf } from '../src/renderers.ts';
import { rooms } from '../src/rooms.ts';
import { nextStep } from '../src/slack/delivery/claim.ts';
import { requestMessages } from '../src/slack/delivery/wanted.ts';
import { deliveryWorker } from '../src/slack/delivery/worker.ts';
import { openVault } from '../src/vault.ts';
import type { World } from '../src/world.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { formerFigures } from './support/former.ts';
import { furnish } from './support/furnish.ts';

const ENGAGEMENTS = 1_000;
const SOURCES_EACH = 20;
/** As many destinations as the delivery worker of one process serves at a time. */
const AT_ONCE = 8;
const workspaceId = 'T0BENCH';

/**
 * The daily digests of 1,000 engagements, each in a channel of its own with the news of 20 data sources: the
 * tick that finds and queues them, and delivery composing each, up to the moment it would go out to Slack. Then the
 * same in the former build.
 */
export default async function digestThousand(bench: Bench): Promise<Figure[]> {
  const world = await furnished(bench);
  const started = performance.now();
  const queued = await sendDue(world, { workspaceId, userId: 'system', origin: 'clock' });
  const ticked = performance.now();
  const composed = await composeAll(world);
  const ended = performance.now();
  if (queued !== ENGAGEMENTS || composed !== ENGAGEMENTS)
    throw new Error(`${queued} queued, ${composed} composed of ${ENGAGEMENTS}`);
  const former = formerFigures('digest_1000_s');
  const figure = (name: string, milliseconds: number): Figure => {
    const [value, peer] = [milliseconds / 1_000, former.get(name) ?? Number.NaN];
    return { name, value: rounded(value), unit: 's', peer, ratio: rounded(value / peer) };
  };
  return [figure('digest_1000_queued_s', ticked - started), figure('digest_1000_s', ended - started)];
}

async function furnished(bench: Bench): Promise<World> {
  const db: Database = await openDatabase({ url: await bench.database() });
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
  const channelIds = Array.from({ length: ENGAGEMENTS }, (_, at) => channelOf(at));
  await furnish(db, { workspaceId, userIds: ['U0LENA'], channelIds }, ENGAGEMENTS, SOURCES_EACH);
  return world;
}

const channelOf = (at: number): string => `C0BENCH${at}`;

/** Takes each destination's message in hand, as the delivery worker does. @returns how many would be sent */
async function composeAll(world: World): Promise<number> {
  const cards = renderersOf(world, rooms);
  let next = 0;
  let composed = 0;
  const work = async () => {
    for (let at = next++; at < ENGAGEMENTS; at = next++) {
      const step = await nextStep({ world, cards }, workspaceId, channelOf(at));
      if (step.kind === 'broken') throw step.error;
      if (step.kind === 'send' && JSON.stringify(step.claim.content).includes('*Since ')) composed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return composed;
}
