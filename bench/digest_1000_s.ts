import { sendDue } from '../src/digest/send-due.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { composeAll, furnished } from './support/digests.ts';
import { formerFigures } from './support/former.ts';
import { workspaceId } from './support/world.ts';

const ENGAGEMENTS = 1_000;
const SOURCES_EACH = 20;

/**
 * The daily digests of 1,000 engagements, each in a channel of its own with the news of 20 data sources: the
 * tick that finds and queues them, and delivery composing each, up to the moment it would go out to Slack. Then the
 * same in the former build.
 */
export default async function digestThousand(bench: Bench): Promise<Figure[]> {
  const world = await furnished(bench, await bench.database(), ENGAGEMENTS, SOURCES_EACH);
  const started = performance.now();
  const queued = await sendDue(world, { workspaceId, userId: 'system', origin: 'clock' });
  const ticked = performance.now();
  const composed = await composeAll(world, ENGAGEMENTS);
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
