import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';

export type Answering = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface WebServer {
  host: string;
  url: string;
  /** The address and headers of each request, in order. */
  asked: { url: string; headers: IncomingMessage['headers'] }[];
}

/** A web server that answers as it is told, until the suite ends. Call it in a test, a hook or the suite. */
export async function webServer(answer: Answering, address = '127.0.0.1', port = 0): Promise<WebServer> {
  const asked: WebServer['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    // Whoever asked may be gone before the answer's end.
    response.on('error', () => {});
    void answer(request, response);
  }).listen(port, address);
  running.push(server);
  await once(server, 'listening');
  const host = `${address}:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}`, asked };
}

const running: Server[] = [];
/** Ends what `webServer` began. */
export function endWebServers(): void {
  afterAll(() => {
    for (const server of running.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
}

/** A whole answer. */
export const saying =
  (body: string | Buffer, type = 'application/json', status = 200): Answering =>
  (_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body);

/** What servers do that nobody wants. */
export const STRANGE = {
  html: saying('<!doctype html><html><head><title>Sign in</title></head><body>…</body></html>', 'text/html'),
  never: () => {},
  /** The head at once, then a byte now and then. */
  slowly: async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    while (!response.destroyed) {
      response.write(' ');
      await pause(10);
    }
  },
  endless: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    Readable.from(forever(Buffer.alloc(64 * 1024, ' '))).pipe(response);
  },
  /** 10 GB by what its head says. */
  huge: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(10 * 1024 ** 3) });
    response.write('{');
  },
  bomb: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(BOMB);
  },
  redirect: (_, response) => {
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
  },
  cut: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"a":');
    response.socket?.destroySoon();
  },
} satisfies Record<string, Answering>;

function* forever<T>(one: T): Generator<T> {
  while (true) yield one;
}

/** 128 MB of zeros. */
const BOMB = gzipSync(Buffer.alloc(128 * 1024 * 1024));
