import { startBareTaker, startTaker, steadily } from './support/actions.ts';
import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';

const SECONDS = 5;
const ROUNDS = 3;

/** [S1.1] How long a model's system waits at 200 actions a second: supervised, and autonomous with a token; beside the bare one. */
export default async function actionsP99(bench: Bench): Promise<Figure[]> {
  const takers = {
    supervised: await startTaker(bench, 0),
    autonomous: await startTaker(bench, 1),
    bare: await startBareTaker(bench),
  };
  const found: Record<keyof typeof takers, number[]> = { supervised: [], autonomous: [], bare: [] };
  const names = Object.keys(takers) as (keyof typeof takers)[];
  for (const name of names) await steadily(takers[name], 2);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) found[name].push(...(await steadily(takers[name], SECONDS)));
  const peer = quantile(found.bare, 0.99);
  return (['supervised', 'autonomous'] as const).map((name) => {
    const value = quantile(found[name], 0.99);
    return {
      name: `actions_p99_ms_${name}`,
      value: rounded(value),
      unit: 'ms',
      peer: rounded(peer),
      ratio: rounded(value / peer),
    };
  });
}
