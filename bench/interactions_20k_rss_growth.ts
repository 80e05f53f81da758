import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Bench, type Figure, rounded, Unable } from './support/bench.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { inUse } from './support/heap.ts';
import { openBenchDatabase, startReplica, startSlack } from './support/stage.ts';
import { save } from './support/submit.ts';

const COUNT = Number(process.env.INTERACTIONS ?? 20_000);
const WARM_UP = Math.min(2_000, COUNT / 4);
const ENGAGEMENTS = 500;
const SOURCES_EACH = 5;
const CLIENTS = 2;
const BATCH = 500;
/** Seconds in which what was put off is done, deliveries above all, before memory is looked at. */
const REST = 15;

/**
 * The memory of the process after 20,000 saved forms over that after the first 2,000. Also what is in use of it, after
 * a collection of garbage, which says whether something is held. `INTERACTIONS` sends fewer, for a quick look.
 */
export default async function interactionsGrowth(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const url = await bench.database();
  const { HEAP_SNAPSHOTS } = process.env;
  const { child, url: app } = await startReplica(bench, slack, url, {
    NODE_OPTIONS: `--import=${fileURLToPath(new URL('support/heap-on-signal.ts', import.meta.url))}`,
    ...(HEAP_SNAPSHOTS && { HEAP_SNAPSHOTS }),
  });
  const db = await openBenchDatabase(url);
  bench.defer(() => db.close());
  const ids = await furnish(db, slack, ENGAGEMENTS, SOURCES_EACH);
  const [first, last] = [await after(WARM_UP), await after(COUNT)];
  const figure = (name: string, value: number): Figure => ({
    name,
    value: rounded(value),
    unit: 'ratio',
    peer: 1,
    ratio: rounded(value),
  });
  return [
    figure('interactions_20k_rss_growth', last.rss / first.rss),
    figure('interactions_20k_heap_growth', last.heapUsed / first.heapUsed),
  ];

  async function after(count: number): Promise<{ rss: number; heapUsed: number }> {
    for (let sent = 0; sent < count; sent += BATCH) {
      const forms = await fillIn(db, slack, ids, Math.min(BATCH, count - sent));
      const client = async () => {
        while (forms.length > 0) await save({ url: app, slack, forms });
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
    }
    await wait(REST * 1_000);
    const found = { rss: residentBytes(child), ...(await inUse(child)) };
    process.stderr.write(`${count} interactions: ${JSON.stringify(found)}\n`);
    return found;
  }
}

function residentBytes({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;
  } catch {
    throw new Unable('memory is read from /proc, which is not there');
  }
}
