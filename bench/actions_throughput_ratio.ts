import { inTurns } from './support/actions.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';

/** [S1.1] Actions that are created a second, one a request, beside Express, zod and one INSERT. */
export default async function actionsThroughput(bench: Bench): Promise<Figure[]> {
  const { ours, bare } = await inTurns(bench);
  const [value, peer] = [ours.perSecond, bare.perSecond];
  const ratio = rounded(value / peer);
  return [
    { name: 'actions_per_s', value: rounded(value), unit: '1/s', peer: rounded(peer), ratio },
    { name: 'actions_throughput_ratio', value: ratio, unit: 'ratio', peer: 1, ratio },
  ];
}
