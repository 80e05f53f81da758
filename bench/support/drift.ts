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

/** Milliseconds, the median of as many runs, after one that is not counted. */
export function medianOf(runs: number, work: () => unknown): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** What the same takes scipy, in milliseconds, on `a` and `b` of n normal values; null where there is no scipy, which is said. */
export function scipyMs(n: number, expression: string): number | null {
  const program = `
import time, statistics
import numpy as np
from scipy import stats
rng = np.random.default_rng(1)
a, b = rng.normal(size=${n}), rng.normal(size=${n})
def run():
    started = time.perf_counter()
    ${expression}
    return (time.perf_counter() - started) * 1000
run()
print(statistics.median(run() for _ in range(15)))`;
  const { status, stdout } = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
  if (status === 0) return Number(stdout);
  process.stderr.write('no python3 with scipy here: measured without the peer\n');
  return null;
}
