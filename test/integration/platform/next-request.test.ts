import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openAddresses } from '../../../src/addresses.ts';
import { json, type Route } from '../../../src/answer.ts';
import { makeMetrics } from '../../../src/api/metrics.ts';
import { type ApiServer, startServer } from '../../../src/api/server.ts';
import { log } from '../../support/house.ts';
import { head, Raw } from '../../support/raw.ts';

/** A reader that has had enough after the first piece, and leaves the rest where it is. */
const stops: Route = {
  method: 'POST',
  path: '/stops',
  handle: async (request) => {
    await once(request, 'data');
    request.pause();
    return json(200, {});
  },
};

/** Answers by the head alone, and shows what is still read of the body, and how. */
const refused: number[] = [];
const refuses: Route = {
  method: 'POST',
  path: '/refuses',
  handle: (request) => {
    // Added once the server discards: it sees each piece after it.
    setImmediate(() => request.on('data', (piece: Buffer) => refused.push(piece.length)));
    return json(401, {});
  },
};

/** Is done once all has arrived, and has read none of it. */
const ignores: Route = {
  method: 'POST',
  path: '/ignores',
  handle: async (request) => {
    await expect.poll(() => request.complete || request.readableLength >= 64 * 1024).toBe(true);
    return json(200, {});
  },
};

/** Answers with more than the system keeps for a caller who does not read. */
const ended = Promise.withResolvers<void>();
const large: Route = {
  method: 'GET',
  path: '/large',
  handle: ({ socket }) => {
    socket.once('close', () => ended.resolve());
    return { status: 200, body: 'x'.repeat(32 * 1024 * 1024) };
  },
};

const lost: Route = {
  method: 'GET',
  path: '/lost',
  handle: async () => {
    throw new Error('Failed query', { cause: new Error('Connection terminated unexpectedly') });
  },
};

const open = (more: { patience?: number } = {}): Promise<ApiServer> =>
  startServer({
    port: 0,
    host: '127.0.0.1',
    routes: [stops, refuses, ignores, large, lost],
    addresses: openAddresses([]),
    unready: async () => null,
    metrics: makeMetrics(),
    log,
    ...more,
  });

let server: ApiServer;
beforeAll(async () => {
  server = await open();
});
afterAll(() => server.stop());

it('[X1] what a route leaves of a body is thrown away, and the next request on the connection is answered', async () => {
  const raw = await Raw.to(server.url);
  const size = 4 * 1024 * 1024;
  raw.say(head('POST', '/stops', { 'content-length': size }));
  raw.say(Buffer.alloc(size, 'x'));
  raw.say(head('GET', '/healthz'));
  expect(await raw.answers(2)).toEqual([200, 200]);
  raw.leave();
});

it('[X1] what a route has not looked at is thrown away too, however much of it is here already', async () => {
  for (const size of [64 * 1024, 70_000, 4 * 1024 * 1024]) {
    const raw = await Raw.to(server.url);
    raw.say(head('POST', '/ignores', { 'content-length': size }));
    raw.say(Buffer.alloc(size, 'x'));
    raw.say(head('GET', '/healthz'));
    expect(await raw.answers(2)).toEqual([200, 200]);
    raw.leave();
  }
});

it('[X1] the memory of what is thrown away is given back with each piece, not once garbage is collected', async () => {
  const raw = await Raw.to(server.url);
  const size = 1024 * 1024;
  raw.say(head('POST', '/refuses', { 'content-length': size }));
  expect(await raw.answers(1)).toEqual([401]);
  raw.say(Buffer.alloc(size, 'x'));
  raw.say(head('GET', '/healthz'));
  expect(await raw.answers(2)).toEqual([401, 200]);
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused)).toEqual(new Set([0]));
  raw.leave();
});

it('[X1] who does not read the answer is given up, and what was kept for them with it', async () => {
  const impatient = await open({ patience: 200 });
  onTestFinished(() => impatient.stop());
  const raw = await Raw.to(impatient.url);
  raw.socket.pause();
  raw.say(head('GET', '/large'));
  await ended.promise;
  raw.leave();
});

it('[X7] a route that meets a database that is away says so, and when to come back', async () => {
  const answer = await fetch(`${server.url}/lost`);
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
    503,
    '5',
    { error: 'unavailable' },
  ]);
});

it('[X7] a connection is kept for longer than a balancer keeps its side, so that none is ended while a request comes', async () => {
  const { headers } = await fetch(`${server.url}/healthz`);
  expect(headers.get('keep-alive')).toBe('timeout=65');
});
