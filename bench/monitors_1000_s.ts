import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import { feed, monitor, reading } from '../db/schema/monitoring.ts';
import { spreadOf } from '../src/monitoring/monitors/schedule.ts';
import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';
import { processCpu } from './support/cpu.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { openBenchDatabase, type Slack, startReplica, startSlack } from './support/stage.ts';
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
 * until the last has its reading (the spread is up to 59 of them), the app's CPU for each, and how long people wait for a save
 * meanwhile, compared with the same app when nothing is due.
 */
export default async function monitors(bench: Bench): Promise<Figure[]> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end('{"recall": 0.953, "n": 1204}');
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  bench.defer(() => server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
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
  const slot = await due(db, slack, engagements[0] ?? '', host);
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

/** Monitors that are due at the next full minute that is ten seconds away at least. @returns it */
async function due(
  db: Awaited<ReturnType<typeof openBenchDatabase>>,
  { workspaceId, userIds }: Slack,
  engagementId: string,
  host: string,
): Promise<Temporal.Instant> {
  const now = Temporal.Now.instant();
  const slot = now.add({ seconds: 10 }).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  const [by = ''] = userIds;
  const made = { workspaceId, engagementId, createdBy: by, createdAt: now, updatedAt: now };
  const feeds = Array.from({ length: FEEDS }, (_, at) => ({
    ...made,
    id: crypto.randomUUID(),
    name: `Feed ${at}`,
    nameKey: `feed ${at}`,
    kind: 'json',
    settings: { address: `http://${host}/${at}.json`, auth: 'none', account: null },
  }));
  const rows = Array.from({ length: MONITORS }, (_, at) => {
    const id = crypto.randomUUID();
    return {
      ...made,
      id,
      cycle: 1,
      name: `Monitor ${at}`,
      nameKey: `monitor ${at}`,
      layer: 'output' as const,
      feedId: feeds[at % FEEDS]?.id ?? '',
      query: { value: 'recall', cases: 'n', measured: null },
      cron: '0 0 1 1 *',
      zone: 'UTC',
      rule: { kind: 'limit' as const, side: 'below' as const, fire: 0.9, clear: 0.92 },
      minN: 100,
      breachesToFire: 3,
      clearsToResolve: 2,
      noDataAfter: 180,
      severity: 'warn' as const,
      ownerId: by,
      nextAt: slot,
      spread: spreadOf(id),
    };
  });
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx.insert(feed).values(feeds);
    for (let at = 0; at < rows.length; at += 200) await tx.insert(monitor).values(rows.slice(at, at + 200));
  });
  return slot;
}
