import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import type { Database } from '../../db/database.ts';
import { source } from '../../db/schema/foundation.ts';
import { lineage, lineageEdge, lineageNode } from '../../db/schema/lineage.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { systemClock } from '../../src/clock.ts';
import { lineageCard } from '../../src/foundation/lineage/card.ts';
import { LINEAGE_CARD } from '../../src/foundation/lineage/ids.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { loadPlaybook } from '../../src/playbook/playbook.ts';
import { act } from '../../src/record/act.ts';
import { renderersOf } from '../../src/renderers.ts';
import { deliveryClient } from '../../src/slack/client.ts';
import { DELIVERY_QUEUE, requestMessages } from '../../src/slack/delivery/wanted.ts';
import { deliveryWorker } from '../../src/slack/delivery/worker.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import type { Bench } from './bench.ts';
import { furnish } from './furnish.ts';
import { openBenchDatabase, startSlack } from './stage.ts';

const SOURCES = 100;
const STEPS = 99;
/** Milliseconds between looks at the event loop. */
const RESOLUTION = 1;

export interface Posted {
  /** From stored state to the picture standing in its channel. */
  seconds: number;
  /** The longest the event loop stood still meanwhile, in milliseconds. */
  block: number;
}

/** Posts the picture of a lineage of 200 nodes, as a process does that has drawn nothing before. */
export async function postLineage(bench: Bench): Promise<Posted> {
  const slack = await startSlack(bench);
  const db = await openBenchDatabase(await bench.database());
  bench.defer(() => db.close());
  const { workspaceId } = slack;
  const now = systemClock.now();
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(workspace).values({ workspaceId, name: 'Bench', botUserId: slack.botUserId, installedAt: now }),
  );
  const [engagementId = ''] = await furnish(db, slack, 1, SOURCES);
  await draw(db, workspaceId, engagementId);

  const log = pino({ level: 'error' }, pino.destination(2));
  const queue = { insert: async () => {}, start: async () => {}, stop: async () => {} };
  const world: World = {
    requestMessages,
    vault: openVault(null),
    outside: openOutside([]),
    db,
    queue,
    clock: systemClock,
    playbook: loadPlaybook(),
    rooms: [],
    log,
  };
  const client = deliveryClient(slack.botToken, { slackApiUrl: slack.apiUrl, log });
  const destination = slack.channelIds[0] ?? '';
  await client.conversations.join({ channel: destination });
  const worker = deliveryWorker({
    world,
    cards: renderersOf(world, [{ cards: { [LINEAGE_CARD]: lineageCard } }]),
    undelivered: [],
    clientFor: async () => client,
  });
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  loop.enable();
  const started = performance.now();
  await act(world, { workspaceId, userId: 'system', origin: 'clock' }, async ({ show }) =>
    show({ subject: `${LINEAGE_CARD}:${engagementId}.1`, destination, engagementId }),
  );
  await worker.handle({ workspaceId, destination }, 1);
  const seconds = (performance.now() - started) / 1_000;
  loop.disable();

  const { messages = [] } = await client.conversations.history({ channel: destination });
  if (!JSON.stringify(messages).includes('slack_file'))
    throw new Error(`${DELIVERY_QUEUE}: no picture stands there`);
  return { seconds, block: Math.max(0, loop.max / 1e6 - RESOLUTION) };
}

/** Every source through one of the steps, every step into the dataset or another step. */
export async function draw(
  db: Database,
  workspaceId: string,
  engagementId: string,
  count = STEPS,
): Promise<void> {
  const now = systemClock.now();
  const at = { workspaceId, engagementId, cycle: 1 };
  await db.inWorkspace(workspaceId, async (tx) => {
    const sources = await tx
      .select({ id: source.id })
      .from(source)
      .where(eq(source.engagementId, engagementId));
    const node = (name: string, isFinal = false) => ({
      ...at,
      id: randomUUID(),
      kind: isFinal ? ('dataset' as const) : ('transformation' as const),
      name,
      nameKey: name,
      isFinal,
      createdBy: 'U0BENCH',
      createdAt: now,
    });
    const steps = Array.from({ length: count }, (_, i) => node(`step ${i}`));
    const final = node('training', true);
    await tx.insert(lineage).values({ ...at, revision: 1, changedAt: now });
    await tx.insert(lineageNode).values([...steps, final]);
    const into = (index: number) => steps[index]?.id ?? final.id;
    await tx.insert(lineageEdge).values([
      ...sources.map(({ id }, i) => ({ ...at, fromId: id, toId: into(i % count) })),
      ...steps.map(({ id }, i) => ({
        ...at,
        fromId: id,
        toId: i % 3 === 0 ? final.id : into(i - (i % 3)),
      })),
    ]);
  });
}
