import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

let server: ApiServer;
beforeAll(async () => {
  server = await startServer({
    port: 0,
    host: '127.0.0.1',
    routes: [stops, refuses, ignores],
    addresses: openAddresses([]),
    unready: async () => null,
    metrics: makeMetrics(),
    log,
  });
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
