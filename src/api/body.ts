import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { BOUNDS, OutOfBounds } from '../bytes/bounds.ts';
import { unpacked } from '../bytes/unpack.ts';
import { Problem } from './problem.ts';

const JSON_MAX = 1024 * 1024;

interface Limits {
  /** Bytes, unpacked; what is read of a file where it is left out. */
  max?: number;
  /** Milliseconds without a byte before the caller is given up. */
  patience: number;
  /** Raised when the caller has left. */
  signal?: AbortSignal;
}

/**
 * A request's body as it arrives, unpacked where it was gzip. Never more of it in memory than a few chunks; what
 * the reader leaves stays on the wire.
 * @throws Problem for what is too large, too slow, cut off, or packed in a way that is not understood
 */
export async function* bodyOf(
  request: IncomingMessage,
  { max = BOUNDS.bytes, patience, signal }: Limits,
): AsyncGenerator<Uint8Array> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'identity')
    throw new Problem('media-type', `Content-Encoding: ${encoding} is not understood; send gzip or none.`);
  if (Number(request.headers['content-length'] ?? 0) > max) throw tooLarge(max);
  const arriving = patiently(request, patience);
  const as = encoding === 'gzip' ? 'gzip' : 'plain';
  try {
    yield* unpacked(arriving, { as, bounds: { ...BOUNDS, bytes: max }, signal });
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

/** A whole JSON body. @throws Problem */
export async function jsonOf(request: IncomingMessage, patience: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bodyOf(request, { max: JSON_MAX, patience })) chunks.push(chunk);
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return JSON.parse(text);
  } catch {
    // What Python writes where a number is missing.
    const bare = /[:[,]\s*(NaN|-?Infinity)\b/.exec(text)?.[1];
    const because = bare ? `: ${bare} is no number of JSON` : '';
    throw new Problem('bad-request', `The body is not JSON in UTF-8${because}.`);
  }
}

/** What arrives, unless nothing does for too long. The time that the reader takes does not count. */
async function* patiently(request: IncomingMessage, patience: number): AsyncGenerator<Uint8Array> {
  // Not read directly: a reader that stops early would take the connection, and with it the answer, away.
  const arrived = new PassThrough();
  const cut = () => {
    if (!request.complete)
      arrived.destroy(new Problem('bad-request', 'The connection ended in the middle of the body.'));
  };
  request.on('error', cut).on('close', cut);
  request.pipe(arrived);
  const chunks = arrived[Symbol.asyncIterator]();
  try {
    for (let next = await soon(chunks, patience); !next.done; next = await soon(chunks, patience))
      yield next.value;
  } finally {
    request.unpipe(arrived);
    arrived.destroy();
  }
}

async function soon(
  chunks: AsyncIterator<Uint8Array>,
  patience: number,
): Promise<IteratorResult<Uint8Array>> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Problem('timeout', `Nothing arrived for ${patience / 1_000} seconds.`));
  }, patience);
  try {
    return await Promise.race([chunks.next(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the caller is told of a body that cannot be unpacked; null for faults that are none of the body's. */
function refusalOf(error: unknown): Problem | null {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && code.startsWith('Z_'))
    return new Problem('bad-request', 'The gzip data is damaged or ends in the middle.');
  if (!(error instanceof OutOfBounds)) return null;
  if (error.bound === 'bytes') return tooLarge(error.most);
  return error.bound === 'ratio'
    ? new Problem('too-large', `The body unpacks to more than ${error.most} times its size.`)
    : new Problem('timeout', `The body took longer than ${error.most / 1_000} seconds.`);
}

const tooLarge = (max: number) => new Problem('too-large', `More than ${max / 1024 / 1024} MB is not taken.`);
