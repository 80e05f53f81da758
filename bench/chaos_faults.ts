import { run } from '../test/chaos/run.ts';
import type { Figure } from './support/bench.ts';

const SEED = 1;
const MILLISECONDS = 120_000;

/**
 * [X5] [X6] [X7] Two minutes of the fault run (`npm run chaos`), on a server of its own: how much went wrong, and what was lost,
 * doubled or out of order for it.
 */
export default async function chaosFaults(): Promise<Figure[]> {
  const { chaosFaults: faults, lost } = await run({
    seed: SEED,
    faults: 100_000,
    milliseconds: MILLISECONDS,
  });
  for (const what of lost) process.stderr.write(`${what}\n`);
  const figure = { peer: null, ratio: null };
  return [
    { name: 'chaos_faults', value: faults, unit: 'faults', ...figure },
    { name: 'chaos_lost', value: lost.length, unit: 'findings', ...figure },
  ];
}
