import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { FORMS, measure } from './support/load.ts';
import { openBenchDatabase, startApp, startBareApp, startSlack } from './support/stage.ts';

const ENGAGEMENTS = 5;
const SOURCES_EACH = 20;

/** How long a person waits for a saved data source, compared with the least a Bolt app can do. */
export default async function ackSaveSource(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const url = await bench.database();
  const app = await startApp(bench, slack, url);
  const bare = await startBareApp(bench, slack, await bench.database());
  const db = await openBenchDatabase(url);
  const ids = await furnish(db, slack, ENGAGEMENTS, SOURCES_EACH);
  const forms = await fillIn(db, slack, ids, FORMS);
  await db.close();
  const [ours = [], theirs = []] = await measure([
    { url: app, slack, forms },
    { url: bare, slack, forms: [...forms] },
  ]);
  const [p99, peer] = [quantile(ours, 0.99), quantile(theirs, 0.99)];
  const ratio = rounded(p99 / peer);
  return [
    {
      name: 'ack_save_source_p50_ms',
      value: rounded(quantile(ours, 0.5)),
      unit: 'ms',
      peer: rounded(quantile(theirs, 0.5)),
      ratio: rounded(quantile(ours, 0.5) / quantile(theirs, 0.5)),
    },
    { name: 'ack_save_source_p99_ms', value: rounded(p99), unit: 'ms', peer: rounded(peer), ratio },
    { name: 'ack_save_source_p99_ratio', value: ratio, unit: 'ratio', peer: 1, ratio },
  ];
}
