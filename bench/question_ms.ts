import { randomUUID } from 'node:crypto';
import { keep, understand } from '../src/questions/ask.ts';
import { compose } from '../src/questions/compose.ts';
import { sayIn } from '../src/texts/say.ts';
import type { World } from '../src/world.ts';
import { alone, type Bench, type Figure, quantile, timed } from './support/bench.ts';
import { furnish } from './support/furnish.ts';
import { benchWorld, userId, workspaceId } from './support/world.ts';

const ENGAGEMENTS = 500;
const SOURCES_EACH = 5;
const TIMES = 200;
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
  for (let at = 0; at < TIMES; at += 1)
    times.push(await timed(() => answered(world, ASKED[at % ASKED.length] ?? '')));
  return [
    alone('question_ms', quantile(times, 0.99), 'ms'),
    alone('question_p50_ms', quantile(times, 0.5), 'ms'),
  ];
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
  const world = await benchWorld(bench, await bench.database());
  // One of them in the channel it is asked in; the others elsewhere.
  const slack = { workspaceId, userIds: [userId] };
  await furnish(world.db, { ...slack, channelIds: ['C0BENCH'] }, 1, SOURCES_EACH);
  await furnish(world.db, { ...slack, channelIds: ['C0ELSE'] }, ENGAGEMENTS - 1, SOURCES_EACH);
  return world;
}
