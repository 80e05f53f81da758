import { spawnSync } from 'node:child_process';
import type { Column } from '../../src/monitoring/feeds/feed.ts';
import { random } from '../../test/unit/statistics/drift/random.ts';

/** Values of a normal distribution, the same for one seed (Box and Muller). */
export function normals(seed: number, n: number): Float64Array {
  const next = random(seed);
  return Float64Array.from(
    { length: n },
    () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  );
}

/** The column that a feed would answer with. */
export function columnOf(name: string, values: Iterable<number | string>): Column {
  const cells = new Map<string, number>();
  for (const value of values) cells.set(String(value), (cells.get(String(value)) ?? 0) + 1);
  return { name, cells };
}

/** Until the engine has compiled what runs often. */
const WARM = 12;

/** Milliseconds of one core that one of so many runs takes: what else the machine does meanwhile is not counted. */
export function coreMsOf(runs: number, work: () => unknown): number {
  for (let warm = 0; warm < WARM; warm += 1) work();
  // All together: the kernel counts in ticks of some milliseconds.
  const before = process.threadCpuUsage();
  for (let run = 0; run < runs; run += 1) work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000 / runs;
}

/** What one of so many runs takes scipy, in milliseconds of one core, on `a` and `b` of n normal values; null where there is no scipy, which is said. */
export function scipyMs(runs: number, n: number, expression: string): number | null {
  const program = `
import time
import numpy as np
from scipy import stats
rng = np.random.default_rng(1)
a, b = rng.normal(size=${n}), rng.normal(size=${n})
def run():
    ${expression}
run()
started = time.thread_time()
for _ in range(${runs}): run()
print((time.thread_time() - started) * 1000 / ${runs})`;
  const { status, stdout } = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
  if (status === 0) return Number(stdout);
  process.stderr.write('no python3 with scipy here: measured without the peer\n');
  return null;
}
