import { sendDue } from '../src/digest/send-due.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { composeAll, furnished, workspaceId } from './support/digests.ts';
import { spyOn } from './support/spy.ts';

const ENGAGEMENTS = 10_000;
const SOURCES_EACH = 2;

/** [D3] The morning of 10,000 engagements: every digest queued and composed once, and what that asks of the database. */
export default async function digestsTenThousand(bench: Bench): Promise<Figure[]> {
  const url = await bench.database();
  const spy = await spyOn(bench, url, 'phasegate');
  const world = await furnished(bench, spy.url, ENGAGEMENTS, SOURCES_EACH);
  spy.take();
  const started = performance.now();
  const queued = await sendDue(world, { workspaceId, userId: 'system', origin: 'clock' });
  const composed = await composeAll(world, ENGAGEMENTS);
  const seconds = (performance.now() - started) / 1_000;
  const { statements } = spy.take();
  if (queued !== ENGAGEMENTS || composed !== ENGAGEMENTS)
    throw new Error(`${queued} queued, ${composed} composed of ${ENGAGEMENTS}`);
  return [
    { name: 'digests_10000_s', value: rounded(seconds), unit: 's', peer: null, ratio: null },
    {
      name: 'digests_statements_per_1000',
      value: rounded(statements.length / (ENGAGEMENTS / 1_000)),
      unit: 'statements',
      peer: null,
      ratio: null,
    },
  ];
}
