import { type Bench, type Figure, rounded } from './support/bench.ts';
import { evaluateBoth, pilotStage } from './support/evaluations.ts';

/** 277,677 predictions: from two gzip files to stored evaluations, all metrics, by two segment columns. */
export default async function evaluateRows(bench: Bench): Promise<Figure[]> {
  const stage = await pilotStage(await bench.database());
  bench.defer(() => stage.world.db.close());
  const started = performance.now();
  await evaluateBoth(stage);
  const seconds = (performance.now() - started) / 1_000;
  return [{ name: 'evaluate_277k_rows_s', value: rounded(seconds), unit: 's', peer: null, ratio: null }];
}
