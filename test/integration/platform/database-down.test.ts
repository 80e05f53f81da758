import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../db/database.ts';
import { onPostgres, serverOf } from '../../support/database.ts';
import { type House, startHouse } from '../../support/house.ts';
import { Proxy } from '../../support/proxy.ts';
import { Seen, toyRoom } from '../../support/toy-room.ts';

const LENA = 'U0LENAFISC';
const HERE = 'support-triage';

onPostgres('a database that goes away and comes back', (open) => {
  let house: House;
  let db: Database;
  let proxy: Proxy;
  const seen = new Seen();

  beforeAll(async () => {
    const url = serverOf(await open());
    proxy = new Proxy(url);
    await proxy.up();
    db = await openDatabase({ url: proxy.urlOf(url), max: 4 });
    house = await startHouse({ rooms: [toyRoom(seen)], db });
  });
  afterAll(async () => {
    await house?.stop();
    await db?.close();
    await proxy?.down();
  });

  const lena = () => house.sandbox.person(LENA);
  const last = () => JSON.stringify(lena().ephemerals(HERE).at(-1) ?? '');

  it('[X7] says so, keeps what was typed, loses no event, and recovers by itself', {
    timeout: 60_000,
  }, async () => {
    await lena().command(HERE, '/playbook write');
    await expect.poll(last).toContain('written');
    await lena().invite(HERE, house.sandbox.botUserId);
    await lena().post(HERE, 'to react to');
    const message = lena().messages(HERE).at(-1);
    await lena().command(HERE, '/playbook form');
    const view = await house.sandbox.until(() => lena().view() ?? null);
    if (!message) throw new Error('not posted');

    await proxy.down();
    await lena().command(HERE, '/playbook write');
    await expect.poll(last, { timeout: 20_000 }).toContain('can’t reach its database');
    const refused = await lena().submit(view, { name: 'ok', owner: 'me' });
    expect(refused).toMatchObject({ errors: { name: expect.stringContaining('database') } });
    expect(lena().view()?.id).toBe(view.id);
    // The same after many vain attempts to connect.
    for (let attempt = 0; attempt < 12; attempt += 1) await fetch(`${house.app.url}/readyz`);
    const again = await lena().submit(view, { name: 'ok', owner: 'me' });
    expect(again).toMatchObject({ errors: { name: expect.stringContaining('database') } });
    expect((await fetch(`${house.app.url}/healthz`)).status).toBe(200);
    const unready = await fetch(`${house.app.url}/readyz`);
    expect(unready.status).toBe(503);
    expect(await unready.json()).toMatchObject({ reason: expect.stringContaining('database') });
    await lena().react(message, 'eyes');
    await house.sandbox.until(() =>
      house.sandbox.attempts.some((one) => one.outcome === 'failed') ? true : null,
    );

    await proxy.up();
    await expect
      .poll(async () => (await fetch(`${house.app.url}/readyz`)).status, { timeout: 30_000 })
      .toBe(200);
    expect(await lena().submit(view, { name: 'ok', owner: 'me' })).toMatchObject({ ok: true });
    house.sandbox.retryNow();
    await seen.until('reaction');
    expect(seen.of('reaction')).toHaveLength(1);
    await lena().command(HERE, '/playbook write');
    await expect.poll(last).toContain('written');
  });
});
