import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, startHouse } from '../../support/house.ts';
import { Seen, toyRoom } from '../../support/toy-room.ts';

const LENA = 'U0LENAFISC';
const HERE = 'support-triage';

let house: House;
const seen = new Seen();
beforeAll(async () => {
  house = await startHouse({ rooms: [toyRoom(seen)], slack: { transport: 'socket' } });
});
afterAll(() => house.stop());

describe('over Socket Mode', () => {
  it('commands, forms and events work as over HTTP', async () => {
    const lena = house.sandbox.person(LENA);
    await lena.command(HERE, '/playbook form');
    const view = await house.sandbox.until(() => lena.view() ?? null);
    expect(await lena.submit(view, { name: 'both', owner: 'me' })).toMatchObject({
      errors: { owner: expect.any(String) },
    });
    expect(await lena.submit(view, { name: 'fine', owner: 'me' })).toMatchObject({ ok: true });
    await lena.invite(HERE, house.sandbox.botUserId);
    await lena.post(HERE, 'to react to');
    const message = lena.messages(HERE).at(-1);
    if (!message) throw new Error('not posted');
    await lena.react(message, 'eyes');
    await seen.until('reaction');
  });

  it('[X6] connects again when Slack ends the connection, and when it is not there for a while', async () => {
    const lena = house.sandbox.person(LENA);
    const before = seen.of('sources').length;
    house.sandbox.faults.add({ kind: 'server_error', method: 'apps.connections.open', times: 2 });
    house.sandbox.refreshSockets();
    const again = async () => {
      await lena.command(HERE, '/playbook sources again');
      return seen.of('sources').length > before;
    };
    await expect.poll(again, { timeout: 15_000, interval: 200 }).toBe(true);
  });

  it('takes no requests over HTTP, but answers for its health', async () => {
    expect((await fetch(`${house.app.url}/healthz`)).status).toBe(200);
    expect((await fetch(house.app.requestUrl, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
