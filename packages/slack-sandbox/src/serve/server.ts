import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Core } from '../core.ts';
import { apiRoute } from './api-route.ts';
import { appRoutes } from './app-routes.ts';
import { consentRoutes } from './consent-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { pageRoutes } from './page-routes.ts';
import type { Route } from './route.ts';
import { servePage } from './static.ts';
import { HttpError, sendText } from './wire.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The sandbox's HTTP server on the loopback address; not listening yet. */
export function makeServer(core: Core, pageDir: string, extra: Route[]): Server {
  const routes = [apiRoute, ...appRoutes, ...consentRoutes, ...fileRoutes, ...pageRoutes, ...extra];
  const server = createServer((request, response) => {
    serve(core, routes, pageDir, request, response).catch((error: unknown) => {
      const status = error instanceof HttpError ? error.status : 500;
      if (response.headersSent) response.destroy();
      else sendText(response, status, error instanceof Error ? error.message : 'error');
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (isLocal(request) && request.url?.startsWith('/link/'))
      core.link.sockets.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  return server;
}

async function serve(
  core: Core,
  routes: Route[],
  pageDir: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocal(request)) throw new HttpError(403, 'This server answers local requests only.');
  const url = new URL(request.url ?? '/', core.url);
  const route = routes.find(
    (each) =>
      (each.method === 'ANY' || each.method === request.method) &&
      (each.path.endsWith('/') ? url.pathname.startsWith(each.path) : url.pathname === each.path),
  );
  const visit = { core, request, response, url, rest: url.pathname.slice(route?.path.length ?? 0) };
  if (route) await route.serve(visit);
  else if (request.method === 'GET') await servePage(visit, pageDir);
  else throw new HttpError(404, 'not found');
}

/** Against DNS rebinding (Host) and other sites' pages (Origin). */
function isLocal(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  if (!isLoopback(`http://${host}`)) return false;
  return origin === undefined || isLoopback(origin);
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);
}
