import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../db/database.ts';
import { onPostgres, serverOf } from '../../support/database.ts';
import { Proxy } from '../../support/proxy.ts';
import { type RestBench, restBench } from '../../support/rest.ts';

onPostgres('the HTTP API without its database', (open) => {
  let proxy: Proxy;
  let db: Database;
  let bench: RestBench;

  beforeAll(async () => {
    const url = serverOf(await open());
    proxy = new Proxy(url);
    await proxy.up();
    db = await openDatabase({ url: proxy.urlOf(url), max: 4 });
    bench = await restBench(db);
  });
  afterAll(async () => {
    await bench?.close();
    await db?.close();
    await proxy?.down();
  });

  it('[X7] answers that it is not available, when to try again, and works again by itself', {
    timeout: 60_000,
  }, async () => {
    const { text } = await bench.key(['things:read']);
    // A known key needs no database for a while; what this asks for does.
    const send = () => bench.call(`/things/${randomUUID()}`, text);
    expect((await send()).status).toBe(404);
    expect(bench.asked.calls).toHaveLength(1);

    await proxy.down();
    const refused = await send();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({ type: 'urn:phasegate:problem:unavailable' });

    await proxy.up();
    await expect.poll(async () => (await send()).status, { timeout: 30_000 }).toBe(404);
  });
});
