import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Answers one path. The route's name, not the path, is what metrics count by. */
export interface Route {
  method: 'GET' | 'POST' | 'ANY';
  /** An exact path, or a prefix that ends with `/`. */
  path: string;
  /** What metrics count a path by, where a prefix stands for several routes; never with anything people chose in it. */
  name?(path: string): string;
  /** It gives slow callers up itself: a body may take long. */
  timesItself?: true;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export interface ApiServer {
  /** Where it listens, with the port it got. */
  url: string;
  /** Takes no new requests and waits for those under way. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  port: number;
  /** The only address it listens on; null: all of them. */
  host: string | null;
  routes: readonly Route[];
  /** What stands in the way of being ready, or null. */
  unready(): Promise<string | null>;
  metrics: Metrics;
  log: Logger;
}

/** The port is taken. Its message is meant for the person at the terminal. */
export class PortInUse extends Error {}

/** Slack's bodies are read by Bolt, which allows 4 MB; nothing honest takes longer than this to send one. */
const REQUEST_TIMEOUT = 30_000;
/** How long the rest of a request is still taken, and thrown away, once it has been answered. */
const LINGER = 5_000;
const HEADERS_TIMEOUT = 10_000;

/** @throws PortInUse */
export async function startServer(options: ServerOptions): Promise<ApiServer> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      options.log.error({ err: error, url: request.url }, 'a request failed');
      if (!response.headersSent) json(response, 500, { error: 'internal' });
      else response.end();
    });
  });
  // Node knows one for all routes; each has its own in `giveUpLate`.
  server.requestTimeout = 0;
  server.headersTimeout = HEADERS_TIMEOUT;
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host ?? 'localhost'}:${port}`,
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

async function answer(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const path = URL.parse(request.url ?? '/', 'http://localhost')?.pathname ?? '/';
  secure(response);
  const route = find([...options.routes, ...own(options)], path);
  const name = route[0]?.name?.(path) ?? route[0]?.path ?? 'unknown';
  giveUpLate(request, response, route[0]?.timesItself ?? false);
  response.once('close', () => {
    const seconds = (performance.now() - started) / 1_000;
    options.metrics.http(request.method ?? '', name, response.statusCode, seconds);
  });
  if (route.length === 0) return json(response, 404, { error: 'not_found' });
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const taken = route.find((one) => one.method === method || one.method === 'ANY');
  if (!taken) {
    response.setHeader('allow', route.map((one) => one.method).join(', '));
    return json(response, 405, { error: 'method_not_allowed' });
  }
  await taken.handle(request, response);
}

/** Nobody keeps a connection by sending a request that never ends. */
function giveUpLate(request: IncomingMessage, response: ServerResponse, timesItself: boolean): void {
  const waiting = timesItself
    ? undefined
    : setTimeout(() => {
        if (request.complete) return;
        if (response.headersSent) request.destroy();
        else json(response, 408, { error: 'timeout' });
      }, REQUEST_TIMEOUT);
  response.once('finish', () => {
    if (request.complete) return;
    const lingering = setTimeout(() => request.destroy(), LINGER);
    request.once('close', () => clearTimeout(lingering));
  });
  response.once('close', () => clearTimeout(waiting));
}

const own = (options: ServerOptions): Route[] => [
  { method: 'GET', path: '/healthz', handle: (_, response) => json(response, 200, { status: 'ok' }) },
  {
    method: 'GET',
    path: '/readyz',
    handle: async (_, response) => {
      const reason = await options.unready();
      if (reason === null) json(response, 200, { status: 'ready' });
      else json(response, 503, { status: 'unready', reason });
    },
  },
  {
    method: 'GET',
    path: '/metrics',
    handle: async (_, response) => {
      const { registry } = options.metrics;
      response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    },
  },
];

const find = (routes: readonly Route[], path: string): Route[] =>
  routes.filter((one) => one.path === path || (one.path.endsWith('/') && path.startsWith(one.path)));

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

function json(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(`${JSON.stringify(body)}\n`);
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
