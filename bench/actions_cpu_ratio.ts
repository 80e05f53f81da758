import { inTurns } from './support/actions.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';

/** [S1.1] CPU of an action that is created, process and database, beside Express, zod and one INSERT. */
export default async function actionsCpu(bench: Bench): Promise<Figure[]> {
  const { ours, bare } = await inTurns(bench);
  const ratio = rounded(ours.cpu / bare.cpu);
  const peer = rounded(bare.cpu);
  return [{ name: 'actions_cpu_ratio', value: ratio, unit: `ratio of ${rounded(ours.cpu)} ms`, peer, ratio }];
}
