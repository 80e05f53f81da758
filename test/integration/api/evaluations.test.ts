import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../db/database.ts';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { cleanedLine } from '../../../src/record/clean-text.ts';
import { type PilotBench, pilotBench } from '../../support/evaluations.ts';
import { knowPeople } from '../../support/people.ts';
import { offeredIn, serveRest } from '../../support/rest.ts';

const FILE = fileURLToPath(new URL('../../../../shared/data/ma-employment-analysis.csv.gz', import.meta.url));
const hasFile = existsSync(FILE);
const COLUMNS = 'probability=predicted_probability&label=employed&segments=SEX,RAC1P&dataset=2016-2018';
const ROWS =
  'prediction,predicted_probability,employed,SEX,RAC1P\n1,0.9,1,1,1\n0,0.2,0,2,1\n1,0.7,0,2,2\n0,0.4,1,1,2\n';

describe('evaluations over HTTP', () => {
  let bench: PilotBench;
  let other: PilotBench;
  let server: ApiServer;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const db = await openDatabase({});
    const rooms = [pilot, keysRoom('', [pilot])];
    bench = await pilotBench(db, { rooms });
    other = await pilotBench(db, { rooms });
    for (const { workspaceId } of [bench, other]) await knowPeople(db, workspaceId, { ULEAD: {}, UANY: {} });
    server = await serveRest(bench.world);
    close = () => db.close();
  });
  afterAll(async () => {
    await server?.stop();
    await close?.();
  });

  const keyOf = (of: PilotBench, userId = 'ULEAD') =>
    makeKey(of.world, of.as(userId), offeredIn(of.world), {
      id: randomUUID(),
      name: 'CI',
      scopes: ['evaluations:write', 'evaluations:read'],
      expiresOn: '',
    });
  const post = (key: string, body: Uint8Array | string, headers: Record<string, string> = {}, model = 'v3') =>
    fetch(`${server.url}/v1/evaluations/rows?engagementId=${bench.engagementId}&model=${model}&${COLUMNS}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv', ...headers },
      body: body as string,
    });

  it('[B2] [X5] takes rows once for one Idempotency-Key, and refuses others under it', async () => {
    const key = await keyOf(bench);
    const once = { 'idempotency-key': 'nightly-1' };
    const first = await post(key, ROWS, once);
    expect(first.status).toBe(200);
    const made = (await first.json()) as { id: string; n: number };
    expect(made.n).toBe(4);
    expect(await (await post(key, ROWS, once)).json()).toEqual(made);
    const packed = await post(key, gzipSync(ROWS), { ...once, 'content-encoding': 'gzip' });
    expect(await packed.json()).toEqual(made);
    expect((await post(key, ROWS.replace('0.9', '0.8'), once)).status).toBe(409);
    const elsewhere = `${server.url}/v1/evaluations/rows?engagementId=${bench.engagementId}&model=v3&${COLUMNS}-b`;
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv', ...once };
    expect((await fetch(elsewhere, { method: 'POST', headers, body: ROWS })).status).toBe(409);
    const url = `${server.url}/v1/evaluations/${made.id}`;
    const again = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    expect(await again.json()).toEqual(made);
  });

  it('[X10] any text in a call is kept clean or refused at its field: never a fault of ours', async () => {
    const key = await keyOf(bench);
    const unit = fc.oneof(
      fc.constantFrom('\u0000', '\ud83d', '\u200b', '\u202e', 'n', ' ', '☃'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const text = fc.string({ unit, minLength: 1, maxLength: 12 });
    const counts = { tp: 40, fp: 5, fn: 6, tn: 49 };
    const tell = async (segment: string, value: string, model: string, dataset: string) => {
      const segments = [{ segment, value, confusion: counts }];
      const body = {
        engagementId: bench.engagementId,
        model: { name: model },
        dataset,
        confusion: counts,
        segments,
      };
      const response = await fetch(`${server.url}/v1/evaluations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, told: (await response.json()) as Record<string, unknown> };
    };
    const nul = await tell('reg\u0000ion', 'no\ud83drth', 'v\u200b9', 'held out\u0000');
    expect(nul).toMatchObject({
      status: 200,
      told: {
        model: { name: 'v9' },
        dataset: 'held out',
        segments: [{ segment: 'region', value: 'north' }],
      },
    });
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (segment, value, model, dataset) => {
        const { status, told } = await tell(segment, value, model, dataset);
        if (status === 200) {
          expect(told.dataset).toBe(cleanedLine(dataset));
          expect(told.segments).toMatchObject([{ segment: cleanedLine(segment) }]);
        } else {
          expect(status).toBe(422);
          expect(told.errors).not.toEqual([]);
        }
      }),
      { numRuns: 40, examples: [['\u0000', 'a', 'b', 'c']] },
    );
  });

  it('[X10] rows whose cells hold a NUL are read, or refused in words', async () => {
    const key = await keyOf(bench);
    const rows = ROWS.replace('1,0.9,1,1,1', '1,0.9,1,\u00001\u200b,1');
    const response = await post(key, rows, {}, 'v-nul');
    const told = (await response.json()) as { segments: { segment: string; value: string; n: number }[] };
    expect(response.status, JSON.stringify(told)).toBe(200);
    expect(told.segments.find((one) => one.segment === 'SEX' && one.value === '1')?.n).toBe(2);
    const bad = await post(key, ROWS.replace('0.9', '0.9\u0000x'), {}, 'v-nul');
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('0.9x');
  });

  it.each([
    ['a count', { confusion: { tp: Number.MAX_SAFE_INTEGER, fp: 1, fn: 1, tn: 1 } }, 'confusion.tp'],
    ['cases', { n: 2 ** 53 - 1, metrics: { recall: { value: 0.9, n: 10 } } }, 'n'],
    ['cases of a metric', { metrics: { recall: { value: 0.9, n: 10 ** 12 } } }, 'metrics.recall.n'],
    [
      'a count of a segment',
      {
        confusion: { tp: 1, fp: 1, fn: 1, tn: 1 },
        segments: [{ segment: 'SEX', value: '1', confusion: { tp: 1, fp: 1, fn: 1, tn: 2 ** 53 - 1 } }],
      },
      'segments.0.confusion.tn',
    ],
  ])('[X8] refuses more than can be counted at its field: %s', async (_title, told, field) => {
    const key = await keyOf(bench);
    const { engagementId } = bench;
    const answer = await fetch(`${server.url}/v1/evaluations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ engagementId, model: { name: 'v9' }, dataset: 'd', ...told }),
    });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: { field: string }[] }).errors).toEqual([
      { field, message: expect.stringContaining('999999999999') },
    ]);
  });

  it('[X2] [X9] answers a key of another workspace as if nothing were there', async () => {
    const theirs = await keyOf(other);
    expect((await post(theirs, ROWS)).status).toBe(404);
    const url = `${server.url}/v1/evaluations?engagementId=`;
    const ask = async (id: string) => {
      const answer = await fetch(url + id, { headers: { authorization: `Bearer ${theirs}` } });
      return [answer.status, await answer.text()];
    };
    expect(await ask(bench.engagementId)).toEqual(await ask(randomUUID()));
    expect((await ask(other.engagementId))[0]).toBe(200);
  });

  it('[X1] a key may no more than its person', async () => {
    const answer = await post(await keyOf(bench, 'UANY'), ROWS);
    expect(answer.status).toBe(403);
  });

  it('[X8] stores nothing of a file that ends in the middle, or of rows with faults', async () => {
    const key = await keyOf(bench);
    const half = gzipSync(ROWS.repeat(50)).subarray(0, 60);
    const cut = await post(key, half, { 'content-encoding': 'gzip' }, 'cut');
    expect(cut.status).toBeGreaterThanOrEqual(400);
    expect(cut.status).toBeLessThan(500);
    const bad = await post(key, ROWS.replace('0.2', 'NaN'), {}, 'cut');
    expect(bad.status).toBe(422);
    expect(await bad.json()).toMatchObject({ errors: [{ field: 'line 3, predicted_probability' }] });
    const url = `${server.url}/v1/evaluations?engagementId=${bench.engagementId}`;
    const listed = await (await fetch(url, { headers: { authorization: `Bearer ${key}` } })).text();
    expect(listed).not.toContain('"cut"');
  });

  it.skipIf(!hasFile)(
    `[B2] takes 208,892 rows as they stream in, packed${hasFile ? '' : ' (skipped: ../shared is not there)'}`,
    { timeout: 60_000 },
    async () => {
      const answer = await post(await keyOf(bench), readFileSync(FILE), { 'content-encoding': 'gzip' }, 'v4');
      expect(answer.status).toBe(200);
      const made = (await answer.json()) as { n: number; segments: { segment: string }[] };
      expect(made.n).toBe(208_892);
      expect(new Set(made.segments.map((one) => one.segment))).toEqual(new Set(['SEX', 'RAC1P']));
    },
  );
});
