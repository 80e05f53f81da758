import { type Bench, comparison, type Figure } from './support/bench.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { measure, REQUESTS } from './support/load.ts';
import { openBenchDatabase, startApp, startBareApp, startSlack } from './support/stage.ts';
import { save } from './support/submit.ts';

const ENGAGEMENTS = 5;
const SOURCES_EACH = 20;

/** How long a person waits for a saved data source, compared with the least a Bolt app can do. */
export default async function ackSaveSource(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const url = await bench.database();
  const appUrl = await startApp(bench, slack, url);
  const bareUrl = await startBareApp(bench, slack, await bench.database());
  const db = await openBenchDatabase(url);
  const ids = await furnish(db, slack, ENGAGEMENTS, SOURCES_EACH);
  const forms = await fillIn(db, slack, ids, REQUESTS);
  await db.close();
  const app = { url: appUrl, slack, forms };
  const bare = { url: bareUrl, slack, forms: [...forms] };
  const [ours = [], theirs = []] = await measure([() => save(app), () => save(bare)]);
  return comparison('ack_save_source', ours, theirs);
}
