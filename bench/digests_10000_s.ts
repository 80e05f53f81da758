import { sendDue } from '../src/digest/send-due.ts';
import { alone, type Bench, type Figure } from './support/bench.ts';
import { composeAll, furnished } from './support/digests.ts';
import { spyOn } from './support/spy.ts';
import { workspaceId } from './support/world.ts';

const ENGAGEMENTS = 10_000;
const SOURCES_EACH = 2;

/**
 * [D3] The morning of 10,000 engagements: every digest composed and queued once, and what that asks of the database. Then
 * delivery takes each in hand, in a transaction of its own, up to the moment it would go out to Slack.
 */
export default async function digestsTenThousand(bench: Bench): Promise<Figure[]> {
  const url = await bench.database();
  const spy = await spyOn(bench, url, 'phasegate');
  const world = await furnished(bench, spy.url, ENGAGEMENTS, SOURCES_EACH);
  spy.take();
  const [started, usage] = [performance.now(), process.cpuUsage()];
  const queued = await sendDue(world, { workspaceId, userId: 'system', origin: 'clock' });
  const [ended, used] = [performance.now(), process.cpuUsage(usage)];
  const queueing = spy.take();
  const composed = await composeAll(world, ENGAGEMENTS);
  const delivered = performance.now();
  const delivering = spy.take();
  if (queued !== ENGAGEMENTS || composed !== ENGAGEMENTS)
    throw new Error(`${queued} queued, ${composed} composed of ${ENGAGEMENTS}`);
  return [
    alone('digests_10000_s', (ended - started) / 1_000, 's'),
    alone('digests_10000_cpu_s', (used.user + used.system) / 1e6, 's'),
    alone('digests_statements_per_1000', (queueing.statements.length / ENGAGEMENTS) * 1_000, 'statements'),
    alone('digests_delivery_s', (delivered - ended) / 1_000, 's'),
    alone('digests_delivery_statements_each', delivering.statements.length / ENGAGEMENTS, 'statements'),
  ];
}
