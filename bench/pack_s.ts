import { monitorEventLoopDelay } from 'node:perf_hooks';
import { makePack } from '../src/pack/make.ts';
import { sayIn } from '../src/texts/say.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { fullCycle } from './support/full-cycle.ts';
import { openBenchDatabase } from './support/stage.ts';

/** Milliseconds between looks at the event loop. */
const RESOLUTION = 1;

/**
 * [A2] The evidence pack of a full cycle, as a process makes it that has made none: seconds until its files lie there, signed,
 * and the longest that the event loop stood still meanwhile.
 */
export default async function packSeconds(bench: Bench): Promise<Figure[]> {
  const db = await openBenchDatabase(await bench.database());
  bench.defer(() => db.close());
  const made = await fullCycle(db);
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  loop.enable();
  const started = performance.now();
  const pack = await makePack(made.world, made.as('ULEAD'), sayIn('en'), {
    engagementId: made.engagementId,
    cycle: null,
  });
  const seconds = (performance.now() - started) / 1_000;
  loop.disable();
  await pack.done();
  const figure = { peer: null, ratio: null };
  return [
    { name: 'pack_s', value: rounded(seconds), unit: 's', ...figure },
    {
      name: 'pack_loop_block_ms',
      value: rounded(Math.max(0, loop.max / 1e6 - RESOLUTION)),
      unit: 'ms',
      ...figure,
    },
  ];
}
