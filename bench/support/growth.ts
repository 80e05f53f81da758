import type { Database } from '../../db/database.ts';
import { startTaker, steadily } from './actions.ts';
import { type Bench, type Figure, quantile, rounded } from './bench.ts';

const SECONDS = 5;
const ROUNDS = 4;

/** What stands in the database before the next action, of a workspace's deployment. */
type Fill = (db: Database, workspaceId: string, deploymentId: string) => Promise<void>;

/** What the past makes of the wait of the next action: p99 beside that on an empty database, in turns. */
export async function growthOf(bench: Bench, name: string, fill: Fill): Promise<Figure> {
  const [small, large] = [await startTaker(bench, 0), await startTaker(bench, 0, fill)];
  const found = { small: [] as number[], large: [] as number[] };
  for (const taker of [small, large]) await steadily(taker, 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    found.small.push(...(await steadily(small, SECONDS)));
    found.large.push(...(await steadily(large, SECONDS)));
  }
  const [value, peer] = [quantile(found.large, 0.99), quantile(found.small, 0.99)];
  const ratio = rounded(value / peer);
  return { name, value: ratio, unit: `ratio of ${rounded(value)} ms`, peer: rounded(peer), ratio };
}
