import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { answers, type Bench, type Figure, freePort, quantile, rounded, until } from './support/bench.ts';

const RUNS = 3;

/** From `node src/main.ts` in an empty data folder to a sandbox one can open. The median of three first starts. */
export default async function readySandbox(bench: Bench): Promise<Figure[]> {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const port = await freePort();
    const started = performance.now();
    const child = bench.start('src/main.ts', { PORT: String(port), PHASEGATE_DATA_DIR: bench.folder() });
    if (!child.stdout) throw new Error('no output');
    for await (const line of createInterface(child.stdout)) if (line.includes('http://')) break;
    await until('the app', child, () => answers(`http://127.0.0.1:${port}/readyz`));
    seconds.push((performance.now() - started) / 1_000);
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return [
    { name: 'ready_sandbox_s', value: rounded(quantile(seconds, 0.5)), unit: 's', peer: null, ratio: null },
  ];
}
