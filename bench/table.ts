import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { ASKED } from './asked.ts';
import type { Figure } from './support/bench.ts';
import { benchmarks } from './support/benchmarks.ts';

/** `node bench/table.ts FILE…`: what `npm run bench` printed, as `BENCHMARKS.md`. Of a figure that stands there twice the last counts. */
const figures = process.argv
  .slice(2)
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as Figure);
const last = new Map(figures.map((figure) => [figure.name, figure]));
const [cpu] = cpus();
writeFileSync(
  'BENCHMARKS.md',
  benchmarks(ASKED, [...last.values()], {
    date: Temporal.Now.plainDateISO().toString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    cpu: `${availableParallelism()} × ${cpu?.model ?? 'unknown processor'}`,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `Linux ${release()}, Node ${process.versions.node}`,
    load: loadavg().map((one) => one.toFixed(1)),
  }),
);
