import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { measure, REQUESTS } from './support/load.ts';
import { openBenchDatabase, type Slack, startApp, startSlack, type Target } from './support/stage.ts';
import { save } from './support/submit.ts';

/** How many engagements take submissions, in the small workspace and in the large one. */
const BUSY = 5;

/** How much longer a person waits in a workspace of 1,000 engagements and 100,000 sources than in a small one. */
export default async function ackGrowth(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const small = await workspace(bench, slack, BUSY, 20);
  const large = await workspace(bench, slack, 1_000, 100);
  const [inLarge = [], inSmall = []] = await measure([() => save(large), () => save(small)]);
  const [value, peer] = [quantile(inLarge, 0.99), quantile(inSmall, 0.99)];
  const ratio = rounded(value / peer);
  return [
    { name: 'ack_save_source_large_p99_ms', value: rounded(value), unit: 'ms', peer: rounded(peer), ratio },
    { name: 'ack_save_source_growth', value: ratio, unit: 'ratio', peer: 1, ratio },
  ];
}

async function workspace(
  bench: Bench,
  slack: Slack,
  engagements: number,
  sourcesEach: number,
): Promise<Target> {
  const databaseUrl = await bench.database();
  const url = await startApp(bench, slack, databaseUrl);
  const db = await openBenchDatabase(databaseUrl);
  const ids = await furnish(db, slack, engagements, sourcesEach);
  const forms = await fillIn(db, slack, ids.slice(0, BUSY), REQUESTS);
  await db.close();
  return { url, slack, forms };
}
