import { setImmediate as breathe } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BOUNDS, type Bounds, OutOfBounds } from '../../../src/bytes/bounds.ts';
import { type Unpacking, unpacked } from '../../../src/bytes/unpack.ts';
import { readCsvFile, readJsonFile } from '../../../src/pilot/evaluations/file/read.ts';
import { streamed } from '../../support/imports.ts';

const MB = 1024 * 1024;
const bomb = gzipSync(Buffer.alloc(64 * MB, '1,1\n'));

async function size(bytes: AsyncIterable<Uint8Array>, how: Unpacking = {}): Promise<number> {
  let sum = 0;
  for await (const part of unpacked(bytes, how)) sum += part.length;
  return sum;
}
const bound = async (bytes: Uint8Array, more: Partial<Bounds>, how: Unpacking = {}) => {
  const found = await size(streamed(bytes), { ...how, bounds: { ...BOUNDS, ...more } }).catch(
    (error: unknown) => error,
  );
  return found instanceof OutOfBounds ? `${found.bound} ${found.most}` : found;
};

describe('[X7] bounds on what unpacks', () => {
  it('[X7] stop a file beyond its bytes, packed or not, and let one within them through', async () => {
    const rows = Buffer.alloc(MB, '1,1\n');
    expect(await bound(rows, { bytes: MB })).toBe(MB);
    expect(await bound(rows, { bytes: MB - 1 })).toBe(`bytes ${MB - 1}`);
    expect(await bound(gzipSync(rows), { bytes: MB })).toBe(MB);
    expect(await bound(gzipSync(rows), { bytes: MB - 1 })).toBe(`bytes ${MB - 1}`);
  });

  it('[X7] stop what unpacks to more than any file of rows does', async () => {
    expect(bomb.length * 500).toBeLessThan(64 * MB);
    await expect(size(streamed(bomb))).rejects.toMatchObject({ bound: 'ratio', most: BOUNDS.ratio });
    const small = gzipSync(Buffer.alloc(8 * MB, '1,1\n'));
    expect(await bound(small, {})).toBe(8 * MB);
  });

  it('[X7] stop a file that takes too long', async () => {
    expect(await bound(gzipSync(Buffer.alloc(MB, '1,1\n')), { time: -1 })).toBe('time -1');
  });

  it('[X7] stop when nobody waits any more, and let go of the source', async () => {
    const gone = new AbortController();
    let [given, isClosed] = [0, false];
    async function* endless() {
      try {
        yield Buffer.from('prediction,label\n');
        for (;;) {
          given += 1;
          await breathe();
          yield Buffer.alloc(1024, '1,1\n');
        }
      } finally {
        isClosed = true;
      }
    }
    const reading = readCsvFile(endless(), { task: 'classification', segments: [], signal: gone.signal });
    while (given < 10) await breathe();
    gone.abort(new Error('has left'));
    await expect(reading).rejects.toThrow('has left');
    expect(isClosed).toBe(true);
  });

  it('are gzip only where the bytes are, unless it is said that they are', async () => {
    expect(await bound(Buffer.from('a,b\n'), {})).toBe(4);
    expect(await bound(gzipSync('a,b\n'), {}, { as: 'plain' })).toBe(gzipSync('a,b\n').length);
    await expect(size(streamed(Buffer.from('a,b\n')), { as: 'gzip' })).rejects.toMatchObject({
      code: 'Z_DATA_ERROR',
    });
  });
});

describe('[B2] what is told of a file out of bounds', () => {
  const told = async (bytes: Uint8Array, more: Partial<Bounds> = {}) => {
    const options = { task: 'classification' as const, segments: [], bounds: { ...BOUNDS, ...more } };
    const { found, problems } = await readCsvFile(streamed(bytes), options);
    expect(found).toBeNull();
    return problems.map(({ key, params }) => [key, params]);
  };
  const rows = (count: number) => Buffer.from(`prediction,label\n${'1,1\n0,0\n'.repeat(count / 2)}`);

  it('[B2] bytes, ratio, rows and time each in words of their own', async () => {
    expect(await told(rows(2_000_000), { bytes: 4 * MB })).toEqual([
      ['evaluations.fault.unpacks', { max: 4 }],
    ]);
    expect(await told(gzipSync(rows(2_000_000)), { ratioFrom: MB })).toEqual([
      ['evaluations.fault.bomb', { most: BOUNDS.ratio }],
    ]);
    expect(await told(rows(100), { time: -60_000 })).toEqual([['evaluations.fault.slow', { minutes: -1 }]]);
    expect(await told(rows(100), { rows: 99 })).toEqual([['evaluations.fault.too-many-rows', { most: 99 }]]);
    const { found } = await readCsvFile(streamed(rows(100)), {
      task: 'classification',
      segments: [],
      bounds: { ...BOUNDS, rows: 100 },
    });
    expect(found?.n).toBe(100);
  });

  it('[B2] a summary has as many rows at most', async () => {
    const lines = Array.from({ length: 12 }, (_none, n) => `region,r${n},recall,0.9,100`);
    const summary = Buffer.from(`segment,value,metric,value,n\n${lines.join('\n')}\n`);
    expect(await told(summary, { rows: 11 })).toEqual([['evaluations.fault.too-many-rows', { most: 11 }]]);
  });

  it('[B2] JSON of figures stays small, also when it is packed', async () => {
    const large = gzipSync(JSON.stringify({ note: 'x'.repeat(6_000_000) }));
    const { problems } = await readJsonFile(streamed(large), 'classification');
    expect(problems.map(({ key }) => key)).toEqual(['evaluations.fault.json-large']);
  });
});
