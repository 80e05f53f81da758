import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '../../db/database.ts';
import { feed, monitor } from '../../db/schema/monitoring.ts';
import { spreadOf } from '../../src/monitoring/monitors/schedule.ts';
import type { Bench } from './bench.ts';
import type { Slack } from './stage.ts';

/** A server that answers with one JSON document, whatever it is asked for. @returns its host */
export async function serveJson(bench: Bench, document: object): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  bench.defer(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Due {
  /** Each has as many of the monitors. */
  engagementIds: readonly string[];
  host: string;
  feeds: number;
  monitors: number;
  breachesToFire: number;
}

/** Monitors of recall, which is to be 0.9, that are due at the next full minute ten seconds away at least. @returns it */
export async function due(
  db: Database,
  { workspaceId, userIds }: Slack,
  { engagementIds, host, feeds: feedCount, monitors, breachesToFire }: Due,
): Promise<Temporal.Instant> {
  const now = Temporal.Now.instant();
  const slot = now.add({ seconds: 10 }).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  const [by = ''] = userIds;
  const made = { workspaceId, createdBy: by, createdAt: now, updatedAt: now };
  const feeds = Array.from({ length: feedCount }, (_, at) => ({
    ...made,
    engagementId: engagementIds[at % engagementIds.length] ?? '',
    id: crypto.randomUUID(),
    name: `Feed ${at}`,
    nameKey: `feed ${at}`,
    kind: 'json',
    settings: { address: `http://${host}/${at}.json`, auth: 'none', account: null },
  }));
  const rows = Array.from({ length: monitors }, (_, at) => {
    const id = crypto.randomUUID();
    const asked = feeds[at % feeds.length];
    return {
      ...made,
      engagementId: asked?.engagementId ?? '',
      id,
      cycle: 1,
      name: `Monitor ${at}`,
      nameKey: `monitor ${at}`,
      layer: 'output' as const,
      feedId: asked?.id ?? '',
      query: { value: 'recall', cases: 'n', measured: null },
      cron: '0 0 1 1 *',
      zone: 'UTC',
      rule: { kind: 'limit' as const, side: 'below' as const, fire: 0.9, clear: 0.92 },
      minN: 100,
      breachesToFire,
      clearsToResolve: 2,
      noDataAfter: 180,
      severity: 'warn' as const,
      ownerId: by,
      nextAt: slot,
      spread: spreadOf(asked?.engagementId ?? '', Math.floor(at / engagementIds.length)),
    };
  });
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx.insert(feed).values(feeds);
    for (let at = 0; at < rows.length; at += 200) await tx.insert(monitor).values(rows.slice(at, at + 200));
  });
  return slot;
}
