import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { feed } from '../../../db/schema/monitoring.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { draft } from '../../../db/schema/workspace.ts';
import { keepSecrets } from '../../../src/monitoring/feeds/keep-secrets.ts';
import { feedVerbs } from '../../../src/monitoring/feeds/keeping.ts';
import { openSecrets } from '../../../src/monitoring/feeds/secrets.ts';
import { eitherEngine } from '../../support/database.ts';
import { refusal } from '../../support/gates.ts';
import { startHouse } from '../../support/house.ts';
import {
  type MonitoringBench,
  monitoringBench,
  putFeed,
  putMonitor,
  readingsOf,
} from '../../support/monitoring.ts';

const SECRET = 'a-token-that-nobody-sees-again';

eitherEngine('feeds as they are kept', (open) => {
  const rowOf = async ({ world, workspaceId }: MonitoringBench, id: string) => {
    const [found] = await world.db.inWorkspace(workspaceId, (tx) =>
      tx.select().from(feed).where(eq(feed.id, id)),
    );
    if (!found) throw new Error('no feed');
    return found;
  };
  async function prometheus(at: MonitoringBench, id = randomUUID()): Promise<string> {
    const { engagementId, world } = at;
    const fields = { name: 'Production', address: 'https://prom.example.com', auth: 'bearer', account: null };
    await feedVerbs('prometheus').save(world, at.as('ULEAD'), { engagementId, id, version: 0, fields });
    await keepSecrets(world, at.as('ULEAD'), { engagementId, feedId: id, secrets: { secret: SECRET } });
    return id;
  }

  it('[M3] a secret is sealed at rest, in no record and no draft; only that it is kept is told', async () => {
    const at = await monitoringBench(await open());
    const id = await prometheus(at);
    const found = await rowOf(at, id);
    expect(openSecrets(at.world.vault, found)).toEqual({ secret: SECRET });
    const everything = await at.world.db.inWorkspace(at.workspaceId, async (tx) => [
      await tx.select().from(feed),
      await tx.select().from(auditEvent),
      await tx.select().from(draft),
    ]);
    expect(JSON.stringify(everything)).not.toContain(SECRET);
    expect(JSON.stringify(everything)).toContain('monitoring.feed.secrets');
    // Locked text opens for no other feed.
    expect(() => openSecrets(at.world.vault, { ...found, id: randomUUID() })).toThrow();
  });

  it('[M3] what was entrusted to one address is not sent to another; another name keeps it', async () => {
    const at = await monitoringBench(await open());
    const { world, engagementId } = at;
    const id = await prometheus(at);
    const edit = (version: number, fields: object) =>
      feedVerbs('prometheus').save(world, at.as('ULEAD'), {
        engagementId,
        id,
        version,
        fields: { ...fields },
      });
    expect(await edit(2, { name: 'Prometheus' })).toMatchObject({ needsSecrets: false });
    expect(await edit(3, { address: 'https://elsewhere.example.com' })).toMatchObject({ needsSecrets: true });
    expect(await rowOf(at, id)).toMatchObject({ secrets: null, secretNames: [], secretsAt: null });
    // Nothing is asked for that nothing is asked with.
    expect(await edit(4, { auth: 'none' })).toMatchObject({ needsSecrets: false });
  });

  it('[M3] [X4] a private address, and a secret in an address, are refused at the field; a feed in use is not retired', async () => {
    const at = await monitoringBench(await open());
    const { world, engagementId } = at;
    const tried = (address: string) =>
      refusal(
        feedVerbs('json').save(world, at.as('ULEAD'), {
          engagementId,
          id: randomUUID(),
          version: 0,
          fields: { name: 'Elsewhere', address, auth: 'none', account: null },
        }),
      );
    for (const address of [
      'https://10.0.0.7/a.json',
      'http://metrics.example.com/a.json',
      'https://me:pw@metrics.example.com/',
      'https://metrics.example.com/a.json?token=abc',
    ])
      expect(JSON.stringify(await tried(address))).toContain('address');
    const id = await prometheus(at);
    await putMonitor(world.db, { ...at, feedId: id }, { query: { expression: 'up', cases: null } });
    expect(
      await refusal(feedVerbs('push').retire(world, at.as('ULEAD'), { engagementId, id, reason: 'Over' })),
    ).toEqual(['monitoring.refusal.feed-used']);
  });

  it('[M8] one slow feed delays no other, and its time-out is an error of its own monitors alone', async () => {
    const held: (() => void)[] = [];
    const slow = await listen((_, response) => held.push(() => response.destroy()));
    const fast = await listen((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"recall": 0.87, "n": 1204}');
    });
    const at = await monitoringBench(await open(), { now: Temporal.Now.instant() });
    const { db } = at.world;
    const house = await startHouse({
      db,
      config: { allowedHosts: [slow, fast].map(hostOf) },
    });
    try {
      const nextAt = at.clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' });
      const of = async (server: Server, changes: object) => {
        const settings = { address: `http://${hostOf(server)}/a.json`, auth: 'none', account: null };
        const feedId = await putFeed(db, at, { kind: 'json', settings });
        const query = { value: 'recall', cases: 'n', measured: null };
        return (name: string) =>
          putMonitor(db, { ...at, feedId }, { query, spread: 0, name, nameKey: name, ...changes });
      };
      const [ofSlow, ofFast] = [
        await of(slow, { nextAt: nextAt.subtract({ seconds: 1 }) }),
        await of(fast, { nextAt }),
      ];
      // More than are asked at a time.
      const waiting = await Promise.all(Array.from({ length: 20 }, (_, index) => ofSlow(`slow ${index}`)));
      const quick = await ofFast('fast');
      await house.app.ticks.fire(nextAt);
      await expect.poll(() => readingsOf(db, at, quick), { timeout: 60_000 }).toHaveLength(1);
      const [found] = await readingsOf(db, at, quick);
      expect(found).toMatchObject({ verdict: 'breach', value: 0.87, n: 1_204 });
      const late = (await Promise.all(waiting.map((id) => readingsOf(db, at, id)))).flat();
      for (const { verdict, takenAt } of late) {
        expect(verdict).toBe('error');
        expect(Temporal.Instant.compare(takenAt, found?.takenAt ?? takenAt)).toBeGreaterThan(0);
      }
      // Never more than one question at a time.
      expect(held.length).toBeLessThanOrEqual(1 + late.length);
    } finally {
      slow.close();
      for (const end of held) end();
      await house.stop();
      fast.close();
    }
  }, 120_000);
});

async function listen(answer: RequestListener): Promise<Server> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  return server;
}

const hostOf = (server: Server): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
