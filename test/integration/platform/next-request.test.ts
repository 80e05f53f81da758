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

let server: ApiServer;
beforeAll(async () => {
  server = await startServer({
    port: 0,
    host: '127.0.0.1',
    routes: [stops],
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
