import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '../core.ts';

/** One request on its way to a handler. */
export interface Visit {
  core: Core;
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** What follows the route's prefix in the path. */
  rest: string;
}

export interface Route {
  method: 'GET' | 'POST' | 'ANY';
  /** The path, or with a slash at its end the beginning of it. */
  path: string;
  serve: (visit: Visit) => void | Promise<void>;
}
