import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BOUNDS, type Bounds, OutOfBounds } from './bounds.ts';

export interface Unpacking {
  /** Left out: gzip where the bytes begin like it, whatever they are called. */
  as?: 'gzip' | 'plain';
  bounds?: Bounds;
  /** Raised when nobody wants the rest. */
  signal?: AbortSignal | undefined;
}

/**
 * The bytes of a file, unpacked where they are gzip, as they come: no more of them is held than is being looked at,
 * and no more is unpacked than is read of one.
 * @throws OutOfBounds; what zlib says of damaged bytes (`code` begins with `Z_`); the signal's reason; whatever
 * the source throws
 */
export async function* unpacked(
  bytes: AsyncIterable<Uint8Array>,
  { as, bounds = BOUNDS, signal }: Unpacking = {},
): AsyncGenerator<Uint8Array> {
  const until = performance.now() + bounds.time;
  const source = bytes[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done && as !== 'gzip') return;
  let taken = 0;
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      for (let next = first; !next.done; next = await source.next()) {
        taken += next.value.length;
        yield next.value;
      }
    } finally {
      // Whoever stops early lets go of the file.
      await source.return?.();
    }
  }
  const isGzip = as ? as === 'gzip' : first.value?.[0] === 0x1f && first.value[1] === 0x8b;
  let out = 0;
  for await (const part of isGzip ? gunzip(whole()) : whole()) {
    signal?.throwIfAborted();
    out += part.length;
    if (out > bounds.bytes) throw new OutOfBounds('bytes', bounds.bytes);
    if (isGzip && out > bounds.ratioFrom && out > taken * bounds.ratio)
      throw new OutOfBounds('ratio', bounds.ratio);
    if (performance.now() > until) throw new OutOfBounds('time', bounds.time);
    yield part;
  }
}

async function* gunzip(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = createGunzip({ chunkSize: 64 * 1024 });
  const arriving = Readable.from(packed, { objectMode: true, highWaterMark: 1 });
  arriving.on('error', (error) => unpacker.destroy(error));
  try {
    yield* arriving.pipe(unpacker) as AsyncIterable<Uint8Array>;
  } finally {
    arriving.destroy();
    unpacker.destroy();
  }
}
