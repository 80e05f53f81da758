import { renderersOf } from '../../src/renderers.ts';
import { rooms } from '../../src/rooms.ts';
import { nextStep } from '../../src/slack/delivery/claim.ts';
import type { World } from '../../src/world.ts';
import type { Bench } from './bench.ts';
import { furnish } from './furnish.ts';
import { benchWorld, userId, workspaceId } from './world.ts';

/** As many destinations as the delivery worker of one process serves at a time. */
const AT_ONCE = 8;

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
  // The next working day, so that all of today is news.
  let day = Temporal.Now.zonedDateTimeISO('UTC').add({ days: 1 });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  const world = await benchWorld(bench, url, day.with({ hour: 10, minute: 0 }).toInstant());
  const channelIds = Array.from({ length: engagements }, (_, at) => channelOf(at));
  await furnish(world.db, { workspaceId, userIds: [userId], channelIds }, engagements, sourcesEach);
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
