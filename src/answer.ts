import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** What a request is answered with. A route returns it; the server alone writes it, once. */
export interface Answer {
  status: number;
  headers?: OutgoingHttpHeaders;
  body?: string;
  /** In place of `body`: a file that is sent as it is read, and given back once it was, or nobody wants it any more. */
  file?: { path: string; done(): Promise<void> };
}

/** What a route knows of a request beside the request itself. */
export interface Arrival {
  /** Whose request it is, as far as limits go: see `openAddresses`. */
  address: string;
  /** Aborted once nobody waits for the answer any more: it was given, or the caller has left. */
  signal: AbortSignal;
}

/** Answers one path. The route's name, not the path, is what metrics count by. */
export interface Route {
  method: 'GET' | 'POST' | 'ANY';
  /** An exact path, or a prefix that ends with `/`. */
  path: string;
  /** What metrics count a path by, where a prefix stands for several routes; never with anything people chose in it. */
  name?(path: string): string;
  /**
   * Milliseconds from the request's head to its answer, 30,000 where nothing is said. Null where a body may take
   * long: whoever reads it gives slow callers up.
   */
  within?: number | null;
  handle(request: IncomingMessage, arrival: Arrival): Answer | Promise<Answer>;
}

export const json = (status: number, body: unknown, headers: OutgoingHttpHeaders = {}): Answer => ({
  status,
  headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
  body: `${JSON.stringify(body)}\n`,
});
