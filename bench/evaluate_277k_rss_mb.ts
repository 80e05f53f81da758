import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Bench, type Figure, rounded } from './support/bench.ts';

/** How much memory a fresh process takes over idle while it evaluates 277,677 predictions: the peak of its RSS. */
export default async function evaluateMemory(bench: Bench): Promise<Figure[]> {
  const child = bench.start('bench/support/evaluate-process.ts', { DATABASE_URL: await bench.database() });
  if (!child.stdout) throw new Error('no output');
  const lines = createInterface(child.stdout);
  const line = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
  const { idle, peak } = JSON.parse(String(line[0])) as { idle: number; peak: number };
  const megabytes = (peak - idle) / 1_000_000;
  return [{ name: 'evaluate_277k_rss_mb', value: rounded(megabytes), unit: 'MB', peer: null, ratio: null }];
}
