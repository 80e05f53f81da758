import { setTimeout as wait } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import { reading } from '../db/schema/monitoring.ts';
import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';
import { processCpu } from './support/cpu.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { due, serveJson } from './support/monitors.ts';
import { openBenchDatabase, startReplica, startSlack } from './support/stage.ts';
import { save } from './support/submit.ts';

const MONITORS = 1_000;
const FEEDS = 20;
/** Saves a second, open-loop, and for how long each time. */
const RATE = 10;
const SECONDS = 50;
/** Until all have to be checked. */
const MOST_SECONDS = 180;

/**
 * 1,000 monitors of 20 feeds that are due in the same minute, each asked of a JSON document over HTTP: seconds from the slot
 * until the last has its reading (the spread is up to 54 of them), the app's CPU for each, and how long people wait for a save
 * meanwhile, compared with the same app when nothing is due.
 */
export default async function monitors(bench: Bench): Promise<Figure[]> {
  const host = await serveJson(bench, { recall: 0.953, n: 1_204 });
  const slack = await startSlack(bench);
  const url = await bench.database();
  const app = await startReplica(bench, slack, url, { PHASEGATE_ALLOWED_HOSTS: host });
  const db = await openBenchDatabase(url);
  bench.defer(() => db.close());
  const engagements = await furnish(db, slack, 5, 20);
  const forms = await fillIn(db, slack, engagements, 2 * RATE * SECONDS + 60);
  const target = { url: app.url, slack, forms };
  for (let warm = 0; warm < 60; warm += 1) await save(target);

  const pid = app.child.pid ?? 0;
  const [idle, idleCpu] = await underLoad(() => save(target), pid);
  const slot = await due(db, slack, {
    engagementIds: engagements.slice(0, 1),
    host,
    feeds: FEEDS,
    monitors: MONITORS,
    breachesToFire: 3,
  });
  await wait(Math.max(0, slot.epochMilliseconds - Date.now()));
  const begun = performance.now();
  const before = processCpu(pid);
  const [busy] = await underLoad(() => save(target), pid);
  const read = () => db.inWorkspace(slack.workspaceId, (tx) => tx.select({ n: count() }).from(reading));
  while ((await read())[0]?.n !== MONITORS) {
    if (performance.now() - begun > MOST_SECONDS * 1_000) throw new Error('not all were checked');
    await wait(100);
  }
  const seconds = (performance.now() - begun) / 1_000;
  const [faults] = await db.inWorkspace(slack.workspaceId, (tx) =>
    tx.select({ n: count() }).from(reading).where(eq(reading.verdict, 'error')),
  );
  if (faults?.n !== 0) throw new Error(`${faults?.n} checks found a fault`);
  // What the saves cost is known from the time when nothing was due.
  const cpu = (processCpu(pid) - before - idleCpu) / MONITORS;
  const [p99, quiet] = [quantile(busy, 0.99), quantile(idle, 0.99)];
  return [
    { name: 'monitors_1000_s', value: rounded(seconds), unit: 's', peer: null, ratio: null },
    { name: 'monitors_1000_cpu_ms', value: rounded(cpu), unit: 'ms a check', peer: null, ratio: null },
    {
      name: 'monitors_1000_slack_p99_ratio',
      value: rounded(p99),
      unit: 'ms',
      peer: rounded(quiet),
      ratio: rounded(p99 / quiet),
    },
  ];
}

/** @returns how long each save took in milliseconds, and the CPU of the app over all of them */
async function underLoad(send: () => Promise<number>, pid: number): Promise<[number[], number]> {
  const cpu = processCpu(pid);
  const begin = performance.now() + 10;
  const took = await Promise.all(
    Array.from({ length: RATE * SECONDS }, async (_, at) => {
      const dueAt = begin + (at * 1_000) / RATE;
      await wait(Math.max(0, dueAt - performance.now()));
      return (await send()) - dueAt;
    }),
  );
  return [took, processCpu(pid) - cpu];
}
