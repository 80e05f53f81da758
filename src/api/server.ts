import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Addresses } from '../addresses.ts';
import { type Answer, json, type Route } from '../answer.ts';
import { inTrace } from '../trace.ts';
import type { Metrics } from './metrics.ts';
import { respond } from './respond.ts';
import { openSlowing, type Slowing } from './slowing.ts';

export interface ApiServer {
  /** Where it listens, with the port it got. */
  url: string;
  /** All that it answers, its own included. */
  routes: readonly Route[];
  /** Takes no new requests and waits for those under way. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  port: number;
  /** The only address it listens on; null: all of them. */
  host: string | null;
  routes: readonly Route[];
  addresses: Addresses;
  /** What stands in the way of being ready, or null. */
  unready(): Promise<string | null>;
  metrics: Metrics;
  /** Milliseconds in which nothing moves on a connection, either way, before it is ended. */
  patience?: number;
  log: Logger;
}

/** The port is taken. Its message is meant for the person at the terminal. */
export class PortInUse extends Error {}

const HEADERS_TIMEOUT = 10_000;
/** Longer than the minute after which balancers give up a connection: they never send a request down one that is being ended. */
const KEEP_ALIVE = 65_000;
/** Longer than any answer takes. Who never reads theirs would have it kept for ever. */
const PATIENCE = 120_000;
/** Requests under way on one connection: Node takes as many as are sent, without waiting for their answers. */
const PIPELINED = 32;

/** @throws PortInUse */
export async function startServer(options: ServerOptions): Promise<ApiServer> {
  const routes = [...options.routes, ...own(options)];
  const slowed = openSlowing();
  const underWay = new WeakMap<Socket, number>();
  const server = createServer((request, response) => {
    const { socket } = request;
    const count = (by: number) => {
      const now = (underWay.get(socket) ?? 0) + by;
      underWay.set(socket, now);
      return now;
    };
    response.once('close', () => count(-1));
    if (count(1) > PIPELINED) return socket.destroy();
    void inTrace(() =>
      accept(options, routes, slowed, request, response).catch((error: unknown) => {
        options.log.error({ err: error }, 'an answer could not be written');
        response.destroy();
      }),
    );
  });
  // Node knows one for all routes; each has its own, see `Route.within`.
  server.requestTimeout = 0;
  server.headersTimeout = HEADERS_TIMEOUT;
  server.keepAliveTimeout = KEEP_ALIVE;
  server.timeout = options.patience ?? PATIENCE;
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host ?? 'localhost'}:${port}`,
    routes,
    stop: () =>
      new Promise((resolve) => {
        // Connections kept alive become idle one after another, as their requests are answered.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(idle);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

async function accept(
  { addresses, metrics, log }: ServerOptions,
  routes: readonly Route[],
  slowed: Slowing,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const path = URL.parse(request.url ?? '/', 'http://localhost')?.pathname ?? '/';
  const found = find(routes, path);
  const [first] = found;
  const name = first?.name?.(path) ?? first?.path ?? 'unknown';
  response.once('close', () => {
    const seconds = (performance.now() - started) / 1_000;
    metrics.http(request.method ?? '', name, response.statusCode, seconds);
  });
  // A connection that breaks is nobody's failure: whoever reads the body is told by its end.
  request.on('error', () => {});
  response.on('error', () => {});
  secure(response);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const taken = found.find((route) => route.method === method || route.method === 'ANY');
  const address = addresses.of(request);
  await respond(request, response, (signal) => taken?.handle(request, { address, signal }) ?? nobody(found), {
    within: taken?.within,
    hold: (answer, signal) => slowed(answer, address, signal),
    log: log.child({ route: name }),
  });
}

/** Nothing is here, or not for this method. */
const nobody = (found: readonly Route[]): Answer =>
  found.length === 0
    ? json(404, { error: 'not_found' })
    : json(405, { error: 'method_not_allowed' }, { allow: found.map((route) => route.method).join(', ') });

const own = ({ unready, metrics: { registry } }: ServerOptions): Route[] => [
  { method: 'GET', path: '/healthz', handle: () => json(200, { status: 'ok' }) },
  {
    method: 'GET',
    path: '/readyz',
    handle: async () => {
      const reason = await unready();
      return reason === null ? json(200, { status: 'ready' }) : json(503, { status: 'unready', reason });
    },
  },
  {
    method: 'GET',
    path: '/metrics',
    handle: async () => ({
      status: 200,
      headers: { 'content-type': registry.contentType },
      body: await registry.metrics(),
    }),
  },
];

const find = (routes: readonly Route[], path: string): Route[] =>
  routes.filter((route) => route.path === path || (route.path.endsWith('/') && path.startsWith(route.path)));

/** Nothing here is a page to be framed, sniffed or kept. */
function secure(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src https:; frame-ancestors 'none'",
  );
}

function listen(server: Server, port: number, host: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      reject(
        new PortInUse(
          `PORT ${port} is ${error.code === 'EACCES' ? 'not allowed' : 'in use'}: stop what listens there, or set PORT to another one.`,
        ),
      );
    });
    server.listen({ port, ...(host !== null && { host }) }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}
