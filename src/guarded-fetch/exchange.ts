import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { BOUNDS, OutOfBounds } from '../bytes/bounds.ts';
import { unpacked } from '../bytes/unpack.ts';
import { inWords, NotReached } from './not-reached.ts';

/** One request, and what is waited for and taken at most. Times in milliseconds. */
export interface Question {
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** From the beginning to the head of the answer. */
  headWithin: number;
  /** From the beginning to the answer's last byte. */
  within: number;
  /** Of the answer's body, unpacked. */
  mostBytes: number;
  /** Raised when nobody wants the answer any more. */
  signal?: AbortSignal | undefined;
}

export interface Reply {
  status: number;
  /** `content-type`, without its parameters, in small letters; empty where it says none. */
  type: string;
  /** `last-modified`; null where it says none that can be read. */
  modified: Temporal.Instant | null;
  /**
   * The body as it comes, unpacked where it was gzip. Read it, to its end or not, or `drop` it. Never more of it is held
   * than is being looked at.
   * @throws NotReached while it is read
   */
  body: AsyncIterable<Uint8Array>;
  drop(): void;
}

/**
 * Sends one request, on a connection of its own, and follows no redirect.
 * @param lookup how the name is looked up; left out where the operator allowed the host
 * @throws NotReached
 */
export function exchange(url: URL, question: Question, lookup?: LookupFunction): Promise<Reply> {
  const { method = 'GET', headers, body = '', headWithin, within, signal } = question;
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const limit = new AbortController();
  const end = setTimeout(() => limit.abort(slow('outside.slow-body', within)), within);
  const head = setTimeout(() => limit.abort(slow('outside.slow', headWithin)), headWithin);
  const release = () => {
    clearTimeout(head);
    clearTimeout(end);
  };
  const any = AbortSignal.any(signal ? [limit.signal, signal] : [limit.signal]);
  const fault = (error: Error): NotReached => (any.aborted ? ofSignal(any) : inWords(error));
  const options: RequestOptions = {
    method,
    agent: false,
    headers: {
      ...headers,
      'accept-encoding': 'gzip',
      ...(method === 'POST' && { 'content-length': Buffer.byteLength(body) }),
    },
    signal: any,
    ...(lookup && { lookup }),
  };
  const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, (response) => {
    clearTimeout(head);
    const drop = () => {
      release();
      response.destroy();
    };
    // Once nobody reads, whatever still happens to the connection is of no interest.
    response.on('error', () => {});
    const against = objectionTo(response, question);
    if (against) {
      drop();
      return reject(against);
    }
    resolve({
      status: response.statusCode ?? 0,
      type: (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      modified: momentOf(response.headers['last-modified']),
      body: bodyOf(response, question, fault, drop),
      drop,
    });
  });
  request.on('error', (error) => {
    release();
    reject(fault(error));
  });
  request.end(body);
  return promise;
}

function momentOf(date: string | undefined): Temporal.Instant | null {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? null : Temporal.Instant.fromEpochMilliseconds(at);
}

/** What is wrong with an answer already by its head. */
function objectionTo(response: IncomingMessage, { mostBytes }: Question): NotReached | null {
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400)
    return new NotReached('refused', 'outside.redirect', {
      status: String(statusCode),
      location: headers.location ? headers.location.slice(0, 200) : null,
      hasLocation: headers.location ? 'yes' : 'no',
    });
  if (Number(headers['content-length']) > mostBytes) return tooLarge(mostBytes);
  return null;
}

async function* bodyOf(
  response: IncomingMessage,
  { mostBytes }: Question,
  fault: (error: Error) => NotReached,
  drop: () => void,
): AsyncGenerator<Uint8Array> {
  const packed = response.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  const isGzip = packed === 'gzip' || packed === 'x-gzip';
  try {
    if (!isGzip && packed !== 'identity')
      throw new NotReached('not understood', 'outside.encoding', { encoding: packed.slice(0, 40) });
    // The time is the request's own.
    const bounds = { ...BOUNDS, bytes: mostBytes, time: Number.POSITIVE_INFINITY };
    yield* unpacked(response, { as: isGzip ? 'gzip' : 'plain', bounds });
  } catch (error) {
    if (error instanceof OutOfBounds) throw tooLarge(mostBytes);
    throw fault(error as Error);
  } finally {
    drop();
  }
}

const tooLarge = (mostBytes: number): NotReached =>
  new NotReached('too large', 'outside.too-large', { kb: Math.ceil(mostBytes / 1024) });
const slow = (key: 'outside.slow' | 'outside.slow-body', ms: number): NotReached =>
  new NotReached('timeout', key, { seconds: ms / 1_000 });
/** Whoever asked gave up, unless it was one of our own limits. */
const ofSignal = ({ reason }: AbortSignal): NotReached =>
  reason instanceof NotReached ? reason : new NotReached('timeout', 'outside.given-up');
