import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../db/database.ts';
import { apiKey } from '../../../db/schema/api.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import { shareOf } from '../../../db/share.ts';
import { revokeKey } from '../../../src/api/keys/revoke.ts';
import { readiness } from '../../../src/api/readiness.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { slackUser } from '../../../src/slack/identity.ts';
import { openInstallations } from '../../../src/slack/installations.ts';
import { markDeactivated, savePerson } from '../../../src/slack/people.ts';
import { eitherEngine, onPostgres, serverOf } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { Proxy } from '../../support/proxy.ts';
import { type RestBench, restBench, serveRest } from '../../support/rest.ts';

/** Counts transactions, in place of what is under them. */
function counted(db: Database): { db: Database; count: () => number } {
  let count = 0;
  const inWorkspace: Database['inWorkspace'] = (...given) => {
    count += 1;
    return db.inWorkspace(...given);
  };
  return { db: { ...db, inWorkspace }, count: () => count };
}

const stranger = (workspaceId: string) => `phasegate_${workspaceId}_${randomBytes(32).toString('base64url')}`;

eitherEngine('who is known to the HTTP API', (open) => {
  let bench: RestBench;
  let transactions: () => number;
  beforeAll(async () => {
    const { db, count } = counted(await open());
    transactions = count;
    bench = await restBench(db);
  });
  afterAll(() => bench.close());

  const status = async (text: string | null) => (await bench.call('/me', text)).status;
  /** How many transactions this costs. */
  const cost = async (work: () => Promise<unknown>): Promise<number> => {
    const before = transactions();
    await work();
    return transactions() - before;
  };

  it('[X1] no key, or what has not the form of one, costs no transaction', async () => {
    for (const text of [null, 'x', 'phasegate_T0_short', `${stranger(bench.workspaceId)}x`])
      expect(await cost(async () => expect(await status(text)).toBe(401)), String(text)).toBe(0);
  });

  it('[X1] a key costs one look-up in ten seconds, a bad one too', async () => {
    const { text } = await bench.key();
    const bad = stranger(bench.workspaceId);
    // The endpoint's own transaction is the second.
    expect(await cost(() => status(text))).toBe(2);
    expect(await cost(() => status(text))).toBe(1);
    expect(await cost(() => status(bad))).toBe(1);
    expect(await cost(() => status(bad))).toBe(0);
    expect(await cost(() => Promise.all([status(bad), status(bad)]))).toBe(0);
    bench.clock.advance({ seconds: 10 });
    expect(await cost(() => status(text))).toBe(2);
    expect(await cost(() => status(bad))).toBe(1);
  });

  it('[X1] many at once ask once', async () => {
    const bad = stranger(bench.workspaceId);
    expect(await cost(() => Promise.all(Array.from({ length: 20 }, () => status(bad))))).toBe(1);
  });

  it('[X1] a key that ends by the clock ends by the clock, looked up or not', async () => {
    const { text } = await bench.key(['things:write'], { expiresOn: '2027-03-02' });
    const before = bench.clock.now();
    bench.clock.set('2027-03-02T23:59:55Z');
    expect(await status(text)).toBe(200);
    bench.clock.set('2027-03-03T00:00:00Z');
    expect(await cost(async () => expect(await status(text)).toBe(401))).toBe(0);
    bench.clock.set(before);
  });

  it('[X1] strangers look up sixty keys a minute; who was known goes on', async () => {
    const { text } = await bench.key();
    expect(await status(text)).toBe(200);
    bench.clock.advance({ minutes: 2 });
    const statuses = await Promise.all(Array.from({ length: 70 }, () => status(stranger(bench.workspaceId))));
    expect(statuses.filter((one) => one === 401)).toHaveLength(60);
    const refused = await bench.call('/me', stranger(bench.workspaceId));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    // Not known any more for as long as it is kept, but known to have been good.
    expect(await status(text)).toBe(200);
    expect(await status(null)).toBe(401);
    bench.clock.advance({ minutes: 2 });
  });
});

onPostgres('two processes of the HTTP API', (open) => {
  let bench: RestBench;
  let proxy: Proxy;
  let otherDb: Database;
  let other: ApiServer;
  beforeAll(async () => {
    const db = await open();
    bench = await restBench(db);
    proxy = new Proxy(serverOf(db));
    await proxy.up();
    otherDb = await openDatabase({ url: proxy.urlOf(serverOf(db)), max: 2 });
    other = await serveRest({ ...bench.world, db: otherDb });
  });
  afterAll(async () => {
    await other?.stop();
    await bench?.close();
    await otherDb?.close();
    await proxy?.down();
  });

  const statuses = async (text: string) =>
    Promise.all(
      [bench.url, other.url].map(async (url) => {
        const answer = await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${text}` } });
        await answer.arrayBuffer();
        return answer.status;
      }),
    );
  const ended = (text: string) => expect.poll(() => statuses(text), { timeout: 5_000 }).toEqual([401, 401]);
  const home = () => ({ workspaceId: bench.workspaceId, teamId: bench.workspaceId, enterpriseId: null });
  const asLena = () => slackActor(bench.workspaceId, 'UADA');
  const user = (id: string, more: object) => slackUser.parse({ id, team_id: bench.workspaceId, ...more });

  it.each<[string, (keyId: string) => Promise<unknown>]>([
    ['it is revoked', (keyId) => revokeKey(bench.world, asLena(), { keyId })],
    [
      'its person is found to be gone',
      () => savePerson(bench.world, home(), user('UBOB', { deleted: true })),
    ],
    [
      'its person is told to be gone',
      () =>
        bench.world.db.inWorkspace(bench.workspaceId, (tx) =>
          markDeactivated(tx, bench.workspaceId, 'UBOB', bench.clock.now()),
        ),
    ],
    [
      'its person is of another organization',
      () => savePerson(bench.world, home(), user('UBOB', { team_id: 'T0ELSE' })),
    ],
    [
      'its workspace removes the app',
      () =>
        openInstallations(bench.world, { botToken: 'xoxb-1' }, 'http://127.0.0.1:9/', async () => {}).revoke(
          bench.workspaceId,
          'UADA',
          'removed',
        ),
    ],
  ])('[X1] a key ends in both processes at once when %s', async (title, end) => {
    const userId = title === 'it is revoked' ? 'UADA' : 'UBOB';
    await savePerson(bench.world, home(), user('UBOB', {}));
    const key = await bench.key(['things:write'], { userId });
    expect(await statuses(key.text)).toEqual([200, 200]);
    await end(key.id);
    await ended(key.text);
  });

  it('[X1] [X7] what was not heard while the database was away is not believed afterwards', {
    timeout: 60_000,
  }, async () => {
    const { world, workspaceId } = bench;
    await world.db.inWorkspace(workspaceId, (tx) => tx.update(workspace).set({ revokedAt: null }));
    const key = await bench.key();
    expect(await statuses(key.text)).toEqual([200, 200]);
    await proxy.down();
    await revokeKey(world, slackActor(workspaceId, 'UADA'), { keyId: key.id });
    await proxy.up();
    await expect.poll(() => statuses(key.text), { timeout: 20_000 }).toEqual([401, 401]);
  });

  it('[X1] [X7] a key that was good is looked up again after a cut, however many strangers there are', {
    timeout: 60_000,
  }, async () => {
    const { world, workspaceId } = bench;
    const [key, other] = [await bench.key(), await bench.key()];
    bench.clock.advance({ minutes: 2 });
    for (const { text } of [key, other]) await expect.poll(() => statuses(text)).toEqual([200, 200]);
    for (let round = 0; round < 70; round += 1) await statuses(stranger(workspaceId));
    expect(await statuses(stranger(workspaceId))).toEqual([429, 429]);
    await proxy.down();
    await revokeKey(world, slackActor(workspaceId, 'UADA'), { keyId: other.id });
    await proxy.up();
    // Once this one has ended everywhere, both processes have forgotten what they knew.
    await expect.poll(() => statuses(other.text), { timeout: 20_000 }).toEqual([401, 401]);
    expect(await statuses(key.text)).toEqual([200, 200]);
  });

  it('[X7] work that is held up leaves connections to others, and readiness says so', async () => {
    const db = await openDatabase({ url: serverOf(bench.world.db), max: 3 });
    const share = shareOf(db, 2);
    const held = Promise.withResolvers<void>();
    // In which order two connections are had is nobody's promise.
    const started: number[] = [];
    const slow = Array.from({ length: 5 }, (_, at) =>
      share.inWorkspace(bench.workspaceId, async () => {
        started.push(at);
        await held.promise;
      }),
    );
    try {
      await expect.poll(() => started.toSorted()).toEqual([0, 1]);
      // Neither waits for them.
      await db.inWorkspace(bench.workspaceId, (tx) =>
        tx.select().from(apiKey).where(eq(apiKey.id, crypto.randomUUID())),
      );
      await expect.poll(() => readiness(db)()).toBeNull();
      expect(started).toHaveLength(2);
      held.resolve();
      await Promise.all(slow);
      expect(started.toSorted()).toEqual([0, 1, 2, 3, 4]);
    } finally {
      // Closing waits for what is under way, also where something above has failed.
      held.resolve();
      await Promise.allSettled(slow);
      await db.close();
    }
  });
});
