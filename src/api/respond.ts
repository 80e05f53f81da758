import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { type Answer, json } from '../answer.ts';
import { free } from '../bytes/free.ts';
import { databaseFault } from '../slack/database-fault.ts';

const WITHIN = 30_000;
/** How long the rest of a request is still taken, and thrown away, once it has been answered. */
const LINGER = 5_000;

export interface Handling {
  /** Milliseconds for the route, 30,000 where nothing is said; null: it sees to that itself. */
  within?: number | null | undefined;
  /** Gives an answer back when it may go out; the time that takes is not the route's. */
  hold?: (answer: Answer, signal: AbortSignal) => Promise<Answer>;
  log: Logger;
}

/**
 * Answers a request: with what its route returns, or with what the server says in its place where that fails or
 * takes too long. The only code that writes to a response, and it does so once; what a route returns or throws
 * after that has no effect.
 */
export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  route: (signal: AbortSignal) => Answer | Promise<Answer>,
  { within = WITHIN, hold = async (answer) => answer, log }: Handling,
): Promise<void> {
  const done = new AbortController();
  response.once('close', () => done.abort());
  const late = Promise.withResolvers<Answer>();
  const timer = within === null ? undefined : setTimeout(() => late.resolve(tooLate(request)), within);
  try {
    const answer = await Promise.race([attempt(route, done.signal, log), late.promise]);
    const held = await hold(answer, done.signal);
    if (held.file) await send(request, response, held, held.file, log);
    else write(request, response, held);
  } finally {
    clearTimeout(timer);
    done.abort();
  }
}

/** Never rejects. */
async function attempt(
  route: (signal: AbortSignal) => Answer | Promise<Answer>,
  signal: AbortSignal,
  log: Logger,
): Promise<Answer> {
  try {
    return await route(signal);
  } catch (error) {
    const code = databaseFault(error);
    if (code !== null) {
      log.error({ code }, 'a request failed: the database cannot be reached');
      return json(503, { error: 'unavailable' }, { 'retry-after': '5' });
    }
    log.error({ err: error }, 'a request failed');
    return json(500, { error: 'internal' });
  }
}

const tooLate = (request: IncomingMessage): Answer =>
  request.complete ? json(503, { error: 'slow' }, { 'retry-after': '5' }) : json(408, { error: 'timeout' });

function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  discard(request);
  response.once('finish', () => {
    if (!request.complete) linger(request);
  });
  response.writeHead(status, headers).end(body ?? '');
}

/** No more of a file is held than is on its way. */
async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers }: Answer,
  { path, done }: NonNullable<Answer['file']>,
  log: Logger,
): Promise<void> {
  try {
    discard(request);
    response.writeHead(status, headers);
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(path), response);
  } catch (error) {
    // The caller has left, as a rule; the head is gone already, so nothing else can be said.
    log.info({ err: error }, 'a file was not sent to its end');
  } finally {
    await done();
  }
}

/**
 * Takes what is still to come of a request that is answered, so that the next one on its connection is reached
 * and the answer is not lost to a reset. Begun before the answer is written: after that Node would do it, and keep the pieces
 * until garbage is collected.
 */
function discard(request: IncomingMessage): void {
  // Nobody else reads it from now on.
  request.unpipe().removeAllListeners('data').on('data', free).resume();
}

/** But not for ever. */
function linger(request: IncomingMessage): void {
  const lingering = setTimeout(() => request.destroy(), LINGER);
  request.once('close', () => clearTimeout(lingering));
  request.once('end', () => clearTimeout(lingering));
}
