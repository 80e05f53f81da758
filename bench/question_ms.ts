import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { openDatabase } from '../db/database.ts';
import { workspace } from '../db/schema/workspace.ts';
import { openOutside } from '../src/guarded-fetch/outside.ts';
import { openQueue } from '../src/jobs/queue.ts';
import { loadPlaybook } from '../src/playbook/playbook.ts';
import { keep, understand } from '../src/questions/ask.ts';
import { compose } from '../src/questions/compose.ts';
import { rooms } from '../src/rooms.ts';
import { requestMessages } from '../src/slack/delivery/wanted.ts';
import { deliveryWorker } from '../src/slack/delivery/worker.ts';
import { sayIn } from '../src/texts/say.ts';
import { openVault } from '../src/vault.ts';
import type { World } from '../src/world.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { furnish } from './support/furnish.ts';

const ENGAGEMENTS = 500;
const SOURCES_EACH = 5;
const TIMES = 200;
const workspaceId = 'T0BENCH';
const userId = 'U0LENA';
const ASKED = [
  'what blocks it?',
  'who has to approve?',
  'are we late?',
  'show the lineage',
  'which gaps are open?',
  'Was hat sich seit Montag geändert?',
  'Wer leitet es?',
  'tell me a joke',
];

/**
 * A question of a person who sees 500 engagements, asked in a channel of one: read, written down, and its answer composed,
 * up to where it would go to Slack.
 */
export default async function questions(bench: Bench): Promise<Figure[]> {
  const world = await furnished(bench);
  const times: number[] = [];
  for (let at = 0; at < TIMES; at += 1) {
    const text = ASKED[at % ASKED.length] ?? '';
    const started = performance.now();
    await answered(world, text);
    times.push(performance.now() - started);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) => rounded(sorted[Math.ceil(sorted.length * part) - 1] ?? 0);
  const figure = (name: string, value: number): Figure => ({
    name,
    value,
    unit: 'ms',
    peer: null,
    ratio: null,
  });
  return [figure('question_ms', share(0.99)), figure('question_p50_ms', share(0.5))];
}

async function answered(world: World, text: string): Promise<void> {
  const actor = { workspaceId, userId, origin: 'slack' as const };
  const ts = randomUUID();
  const asking = { channel: 'C0BENCH', ts, threadTs: ts, text, locale: 'en-US', isDirect: false };
  const understood = await understand(world, actor, asking);
  const id = await keep(world, actor, asking, understood);
  const say = sayIn(understood.locale);
  await world.db.inWorkspace(workspaceId, (tx) =>
    compose({ tx, workspaceId, world, now: world.clock.now(), say }, actor, { id, kept: understood.kept }),
  );
}

async function furnished(bench: Bench): Promise<World> {
  const db = await openDatabase({ url: await bench.database() });
  bench.defer(() => db.close());
  const log = pino({ level: 'error' });
  const now = Temporal.Now.instant();
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
  await world.queue.start([deliveryWorker({ world, cards: {}, undelivered: [], clientFor })], false);
  bench.defer(() => world.queue.stop());
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(workspace).values({ workspaceId, name: 'Bench', botUserId: 'UBOT', installedAt: now }),
  );
  // One of them in the channel it is asked in; the others elsewhere.
  await furnish(db, { workspaceId, userIds: [userId], channelIds: ['C0BENCH'] }, 1, SOURCES_EACH);
  await furnish(
    db,
    { workspaceId, userIds: [userId], channelIds: ['C0ELSE'] },
    ENGAGEMENTS - 1,
    SOURCES_EACH,
  );
  return world;
}
