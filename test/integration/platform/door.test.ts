import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../../src/answer.ts';
import { rooms } from '../../../src/rooms.ts';
import { type House, startHouse } from '../../support/house.ts';
import { head, Raw } from '../../support/raw.ts';
import { endpointsOf } from '../../support/rest.ts';
import { signatureOf } from '../../support/signed.ts';

let house: House;
beforeAll(async () => {
  house = await startHouse({
    rooms,
    config: { encryptionKey: randomBytes(32), publicUrl: 'https://phasegate.test' },
    oauthFromSandbox: true,
  });
});
afterAll(() => house.stop());

const open = () => Raw.to(house.app.url);
const NEXT = head('GET', '/healthz');

/** Something to ask for on every route there is: of those under a prefix, each by its own path, and one nobody knows. */
function everyRoute(): { method: string; path: string }[] {
  const byPrefix: Record<string, { method: string; path: string }[]> = {
    '/v1/': [
      ...endpointsOf(house.app.world.rooms).map(({ method, path }) => ({
        method,
        path: `/v1${path.replace(/\{\w+\}/g, crypto.randomUUID())}`,
      })),
      { method: 'GET', path: '/v1/openapi.json' },
    ],
    '/open/': [{ method: 'GET', path: `/open/T0X/gate/${crypto.randomUUID()}` }],
  };
  const of = ({ method, path }: Route) => {
    if (!path.endsWith('/')) return [{ method: method === 'ANY' ? 'POST' : method, path }];
    const under = byPrefix[path];
    if (!under) throw new Error(`no requests are known for what stands under ${path}`);
    return under;
  };
  return [...house.app.routes.flatMap(of), { method: 'POST', path: '/nowhere' }];
}

/** Headers that let a request through to where its body is read, as far as a test can. */
const headersFor = (path: string): Record<string, string | number> =>
  path === '/slack/events'
    ? { 'content-type': 'application/json', ...signatureOf(house.sandbox.signingSecret, '{}') }
    : { 'content-type': 'application/json' };

/** Whatever was sent before, the process answers the next one. */
async function stillThere(): Promise<void> {
  const next = await open();
  next.say(NEXT);
  expect(await next.answers(1)).toEqual([200]);
  next.leave();
}

const onEachRoute = async (attack: (method: string, path: string) => Promise<void>): Promise<void> => {
  const all = everyRoute();
  expect(all.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/slack/events', '/slack/install', '/slack/oauth_redirect', '/v1/me', '/readyz']),
  );
  await Promise.all(all.map(({ method, path }) => attack(method, path)));
  await stillThere();
};

describe('whatever a stranger sends to any route, the process answers the next one', () => {
  it('[X1] a body that never ends is answered once', { timeout: 30_000 }, async () => {
    await onEachRoute(async (method, path) => {
      const raw = await open();
      raw.say(head(method, path, { ...headersFor(path), 'content-length': 100 }));
      raw.say('{');
      const [status] = await raw.answers(1);
      if (path === '/slack/events') expect(status).toBe(408);
      else expect(status, path).toBeGreaterThanOrEqual(200);
      // The rest is waited for a while, then the connection ends; nothing more is said on it.
      await raw.closed();
      expect(raw.statuses, path).toHaveLength(1);
    });
  });

  it('[X1] a body that is cut off, in the middle or between two pieces', async () => {
    await onEachRoute(async (method, path) => {
      for (const [name, value] of [
        ['content-length', 100],
        ['transfer-encoding', 'chunked'],
      ] as const) {
        const raw = await open();
        raw.say(head(method, path, { ...headersFor(path), [name]: value }));
        raw.say('2\r\n{}\r\n');
        raw.leave();
        await raw.closed();
      }
    });
  });

  it('[X1] what is no HTTP, in the head or in the body', async () => {
    await onEachRoute(async (method, path) => {
      for (const text of [
        `${method} ${path} HTTP/9.9\r\n\r\n`,
        `${method} ${path}\r\n\r\n`,
        `${head(method, path, { ...headersFor(path), 'transfer-encoding': 'chunked' })}zz\r\nno size\r\n`,
        head(method, path, { 'content-length': 'many' }),
        head(method, `${path}/%zz/..//\\?a=%`, headersFor(path)),
        head(method, `//${path}`, headersFor(path)),
        head(method, path, { ...headersFor(path), 'content-encoding': 'gzip', 'x-request-id': '\u0001' }),
      ]) {
        const raw = await open();
        raw.say(text);
        raw.socket.end();
        await raw.closed();
        expect(raw.statuses.length, text).toBeLessThanOrEqual(1);
      }
    });
  });

  it('[X1] a body that is too large; then the next request on the same connection is answered', async () => {
    const piece = Buffer.alloc(64 * 1024, 'x');
    const size = 5 * 1024 * 1024;
    await onEachRoute(async (method, path) => {
      const raw = await open();
      raw.say(head(method, path, { ...headersFor(path), 'content-length': size }));
      for (let sent = 0; sent < size; sent += piece.length) raw.say(piece);
      raw.say(NEXT);
      const [status, next] = await raw.answers(2);
      if (path === '/slack/events') expect(status).toBe(413);
      expect(next, `after ${status} of ${path}`).toBe(200);
      raw.leave();
    });
  });

  it('[X1] a caller that closes its half after asking', async () => {
    await onEachRoute(async (method, path) => {
      const raw = await open();
      raw.say(head(method, path, { ...headersFor(path), 'content-length': 2 }));
      raw.say('{}');
      raw.socket.end();
      await raw.closed();
      expect(raw.statuses.length, path).toBeLessThanOrEqual(1);
    });
  });

  it('[X1] several requests at once on one connection: as many answers, in their order', async () => {
    await onEachRoute(async (method, path) => {
      const raw = await open();
      const one = `${head(method, path, { ...headersFor(path), 'content-length': 2 })}{}`;
      raw.say(`${one}${one}${one}${NEXT}`);
      const statuses = await raw.answers(4);
      expect(statuses, path).toHaveLength(4);
      expect(statuses[3], path).toBe(200);
      raw.leave();
    });
  });
});

it('[X1] thousands of requests at once on one connection end it, whatever they ask for', async () => {
  const raw = await open();
  const one = head('POST', '/slack/events', { ...headersFor('/slack/events'), 'content-length': 2 });
  raw.say(`${one}{}`.repeat(5_000));
  await raw.closed();
  expect(raw.statuses.length).toBeLessThan(1_000);
  await stillThere();
});

it('[X1] who is refused again and again waits for it, and nobody else does', async () => {
  const ask = async (path: string) => {
    const begun = performance.now();
    const { status } = await fetch(`${house.app.url}${path}`);
    return { status, waited: performance.now() - begun };
  };
  const refused = await Promise.all(Array.from({ length: 300 }, () => ask('/v1/me')));
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([401]));
  expect(refused.some(({ waited }) => waited >= 1_000)).toBe(true);
  expect((await ask('/healthz')).status).toBe(200);
});

describe('a request from Slack', () => {
  const send = (body: string, headers: Record<string, string>) =>
    fetch(house.app.requestUrl, { method: 'POST', body, headers });
  const signed = (body: string, type: string) =>
    send(body, { 'content-type': type, ...signatureOf(house.sandbox.signingSecret, body) });

  it('[X1] [f24] is understood with parameters behind its content type', async () => {
    const form = new URLSearchParams({
      payload: JSON.stringify({ type: 'url_verification', challenge: 'c' }),
    });
    for (const type of ['', '; charset=utf-8', ';charset=UTF-8 ']) {
      const answer = await signed(form.toString(), `application/x-www-form-urlencoded${type}`);
      expect(await answer.json()).toEqual({ challenge: 'c' });
    }
  });

  it('[X1] is refused by its headers alone, without waiting for a body', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const unsigned: Record<string, string>[] = [
      {},
      { 'x-slack-signature': `v0=${'0'.repeat(64)}` },
      { 'x-slack-request-timestamp': String(now) },
      { 'x-slack-request-timestamp': String(now), 'x-slack-signature': 'v0=short' },
      { 'x-slack-request-timestamp': String(now - 600), 'x-slack-signature': `v0=${'0'.repeat(64)}` },
      { 'x-slack-request-timestamp': String(now + 600), 'x-slack-signature': `v0=${'0'.repeat(64)}` },
      { 'x-slack-request-timestamp': 'now', 'x-slack-signature': `v0=${'0'.repeat(64)}` },
    ];
    for (const headers of unsigned) {
      const raw = await open();
      raw.say(head('POST', '/slack/events', { ...headers, 'content-length': 100 }));
      expect(await raw.answers(1)).toEqual([401]);
      raw.leave();
    }
  });

  it('[X1] is one that checks the certificate, unsigned, and smuggles nothing in', async () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send('ssl_check=1&token=x', type)).status).toBe(200);
    const smuggled = await send('ssl_check=1&command=%2Fplaybook&team_id=T0&user_id=U0', type);
    expect([smuggled.status, await smuggled.text()]).toEqual([200, '']);
    expect((await send('token=x', type)).status).toBe(401);
    expect((await send(`ssl_check=1&a=${'x'.repeat(2_000)}`, type)).status).toBe(401);
  });

  it('[X1] is 400 where it is signed and no request of Slack’s', async () => {
    for (const body of ['', 'null', '7', '{', 'payload=%7B'])
      expect((await signed(body, 'application/json')).status, body).toBe(400);
    expect((await signed('payload=%7B', 'application/x-www-form-urlencoded')).status).toBe(400);
  });

  it('[X1] strangers hold no more of the memory than they are allowed, and less by address', async () => {
    const size = 1_900_000;
    const forged = { ...signatureOf('not the secret', ''), 'content-length': size };
    const half = 'x'.repeat(size - 1);
    const strangers = await Promise.all(Array.from({ length: 8 }, open));
    for (const raw of strangers) raw.say(`${head('POST', '/slack/events', forged)}${half}`);
    const statuses = await Promise.all(strangers.map((raw) => raw.answers(1)));
    // Eight megabytes hold four of them; the others are sent away while those are waited for.
    expect(statuses.flat().toSorted()).toEqual([408, 408, 408, 408, 503, 503, 503, 503]);
    for (const raw of strangers) raw.leave();
    await expect.poll(async () => (await signed('{}', 'application/json')).status).not.toBe(503);
  });
});
