import { setImmediate as breathe } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readCsvFile } from '../../../../src/pilot/evaluations/file/read.ts';

const ROWS = 300_000;
const BATCH = 1_000;
const FILLER = 'x'.repeat(300);

setFlagsFromString('--expose-gc');
/** Takes back what nobody holds: otherwise the measure would be when the engine last felt like it. */
const collect = runInNewContext('gc') as () => void;

/** A hundred megabytes, made as they are taken; keeps what was given out and not taken back. */
async function* generated(seen: { most: number }): AsyncGenerator<Uint8Array> {
  yield Buffer.from('id,note,prediction,probability,label,group\n');
  for (let from = 0; from < ROWS; from += BATCH) {
    const lines = Array.from({ length: BATCH }, (_, at) => {
      const row = from + at;
      const probability = ((row * 7_919) % 10_000) / 10_000;
      return `${row},${FILLER},${probability >= 0.5 ? 1 : 0},${probability},${row % 3 === 0 ? 1 : 0},g${row % 4}`;
    });
    yield Buffer.from(`${lines.join('\n')}\n`);
    await breathe();
    if (from % (50 * BATCH) !== 0) continue;
    collect();
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    seen.most = Math.max(seen.most, arrayBuffers + heapUsed);
  }
}

describe('[B2] a large file', () => {
  it('[B2] of 300,000 rows streams in and is never held', { timeout: 60_000 }, async () => {
    collect();
    const before = process.memoryUsage();
    const seen = { most: 0 };
    const { found } = await readCsvFile(generated(seen), { task: 'classification', segments: ['group'] });
    expect(found?.n).toBe(ROWS);
    expect(found?.segments.map((one) => one.n)).toEqual([75_000, 75_000, 75_000, 75_000]);
    // Twelve bytes a row stay: its probability, once for all and once for its segment, in arrays that double.
    const more = (seen.most - before.heapUsed - before.arrayBuffers) / 1_000_000;
    expect(more).toBeLessThan(20);
  });
});
