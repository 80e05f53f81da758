import type { Bench, Figure } from './support/bench.ts';
import { type Build, compareBuilds } from './support/compare.ts';

const ENGAGEMENTS = 5;
const SOURCES_EACH = 20;
const SAVES = 300;

/**
 * What saving a data source costs PostgreSQL and our process, compared with the former build; then the same while a
 * gate is open, whose evidence each save changes.
 */
export default async function saveCost(bench: Bench): Promise<Figure[]> {
  return [
    ...(await compareBuilds(bench, 'save', SAVES, (build, saves) => forms(build, saves, false))),
    ...(await compareBuilds(bench, 'save_gated', SAVES, (build, saves) => forms(build, saves, true))),
  ];
}

async function forms({ bench, slack, url, databaseUrl, ...ways }: Build, saves: number, gated: boolean) {
  const db = await ways.stage.openBenchDatabase(databaseUrl);
  const ids = await ways.furnish.furnish(db, slack, ENGAGEMENTS, SOURCES_EACH);
  if (gated) await ways.gates.openGates(bench, db, slack, ids, 3);
  const target = { url, slack, forms: await ways.furnish.fillIn(db, slack, ids, saves) };
  await db.close();
  return () => ways.submit.save(target);
}
