import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ApiCall, Endpoint } from '../../../../src/api/endpoint.ts';
import { problemOf } from '../../../../src/api/faults.ts';
import { beginCycle } from '../../../../src/engagement/begin-cycle.ts';
import { pilot } from '../../../../src/pilot/room.ts';
import { eachEngine } from '../../../support/database.ts';
import {
  type PilotBench,
  pilotBench,
  putInPhase,
  putSeal,
  sealedPlan,
} from '../../../support/evaluations.ts';

const endpoint = (method: string, path: string): Endpoint => {
  const found = pilot.api?.find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`no ${method} ${path}`);
  return found;
};

async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text) : text;
}

interface Call {
  input: unknown;
  key?: string;
  body?: string | Uint8Array;
  who?: string;
}

/** As the server calls it: input and output checked. */
async function call(at: PilotBench, method: string, path: string, { input, key, body, who = 'ULEAD' }: Call) {
  const one = endpoint(method, path);
  const made: ApiCall = {
    world: at.world,
    actor: { workspaceId: at.workspaceId, userId: who, origin: 'api' },
    input: one.input.parse(input),
    signal: new AbortController().signal,
    idempotencyKey: key ?? null,
    body: bytesOf(body ?? ''),
  };
  return one.output.parse(await one.run(made)) as {
    id: string;
    number: number;
    n: number;
    metrics: Record<string, { value: number; n: number; bound: number }>;
    segments: { segment: string; value: string; n: number }[];
    evaluations: { id: string }[];
  };
}

const problem = async (promise: Promise<unknown>) => {
  try {
    await promise;
  } catch (error) {
    const found = problemOf(error);
    return `${found?.kind}: ${found?.errors.map((one) => one.field).join('; ')}`;
  }
  return 'done';
};

const ROWS = 'prediction,probability,employed,SEX\n1,0.9,1,1\n0,0.2,0,2\n1,0.7,0,2\n0,0.4,1,1\n';

eachEngine('the API of evaluations', (open) => {
  const told = (at: PilotBench) => ({
    engagementId: at.engagementId,
    model: { name: 'v3' },
    dataset: 'Held out',
    confusion: { tp: 190, fp: 12, fn: 10, tn: 288 },
    segments: [{ segment: 'SEX', value: '1', metrics: { recall: { value: 0.95, n: 100, successes: 95 } } }],
  });

  it('[B2] records what is told and tells it again', async () => {
    const at = await pilotBench(await open());
    const made = await call(at, 'POST', '/evaluations', { input: told(at) });
    expect(made).toMatchObject({ number: 1, n: 500, metrics: { recall: { value: 0.95, n: 200 } } });
    expect(await call(at, 'GET', '/evaluations/{id}', { input: { id: made.id } })).toEqual(made);
    const listed = await call(at, 'GET', '/evaluations', { input: { engagementId: at.engagementId } });
    expect(listed.evaluations.map((one) => one.id)).toEqual([made.id]);
  });

  it('[B2] computes what rows come to, packed or not', async () => {
    const at = await pilotBench(await open());
    const input = {
      engagementId: at.engagementId,
      model: 'v3',
      dataset: 'Held out',
      label: 'employed',
      segments: 'SEX',
    };
    const made = await call(at, 'POST', '/evaluations/rows', { input, body: ROWS });
    expect(made.metrics.roc_auc?.value).toBe(0.75);
    expect(made.segments.map((one) => `${one.segment}=${one.value}`)).toEqual(['SEX=1', 'SEX=2']);
    const packed = await call(at, 'POST', '/evaluations/rows', { input, body: gzipSync(ROWS) });
    expect(packed).toMatchObject({ number: 2, metrics: made.metrics });
  });

  it('[X5] does a request with one key once', async () => {
    const at = await pilotBench(await open());
    const once = await call(at, 'POST', '/evaluations', { input: told(at), key: 'run-7' });
    expect(await call(at, 'POST', '/evaluations', { input: told(at), key: 'run-7' })).toEqual(once);
    const other = { ...told(at), confusion: { tp: 1, fp: 1, fn: 1, tn: 1 }, segments: [] };
    expect(await problem(call(at, 'POST', '/evaluations', { input: other, key: 'run-7' }))).toBe(
      'conflict: ',
    );
  });

  it('[X5] [R3] a request sent again after the next cycle came to its pilot is the one that was recorded', async () => {
    const at = await pilotBench(await open(), { phase: 5 });
    const { engagementId } = at;
    const rows = { engagementId, model: 'v3', dataset: 'Rows', label: 'employed' };
    const one = await call(at, 'POST', '/evaluations', { input: told(at), key: 'run-7' });
    const other = await call(at, 'POST', '/evaluations/rows', { input: rows, key: 'run-8', body: ROWS });
    await beginCycle(at.world, at.as('ULEAD'), { engagementId, cycle: 1, final: '' });
    await putInPhase(at.world.db, at, 3, 2);
    await putSeal(at.world.db, at, sealedPlan(), 1, 2);
    for (const cycle of [{}, { cycle: 1 }]) {
      const input = { ...told(at), ...cycle };
      expect(await call(at, 'POST', '/evaluations', { input, key: 'run-7' })).toEqual(one);
      const again = { input: { ...rows, ...cycle }, key: 'run-8', body: ROWS };
      expect(await call(at, 'POST', '/evaluations/rows', again)).toEqual(other);
    }
    // The key is that cycle’s: with it nothing is recorded in another.
    const input = { ...told(at), cycle: 2 };
    expect(await problem(call(at, 'POST', '/evaluations', { input, key: 'run-7' }))).toBe('conflict: ');
    // Without it, the same is said of the cycle under way.
    expect(await call(at, 'POST', '/evaluations', { input: told(at) })).toMatchObject({ number: 1 });
  });

  it('[X5] the same rows of the same model twice are one evaluation, also without a key', async () => {
    const at = await pilotBench(await open());
    const input = { engagementId: at.engagementId, model: 'v3', dataset: 'Held out', label: 'employed' };
    const once = await call(at, 'POST', '/evaluations/rows', { input, body: ROWS });
    expect(await call(at, 'POST', '/evaluations/rows', { input, body: ROWS })).toEqual(once);
    const other = await call(at, 'POST', '/evaluations/rows', {
      input: { ...input, model: 'v4' },
      body: ROWS,
    });
    expect(other).toMatchObject({ number: 1 });
    expect(other.id).not.toBe(once.id);
    const bySex = { ...input, segments: 'SEX' };
    expect(await call(at, 'POST', '/evaluations/rows', { input: bySex, body: ROWS })).toMatchObject({
      number: 2,
      segments: [{ value: '1' }, { value: '2' }],
    });
  });

  it('[B2] says at which line and column rows are not what they should be, and stores nothing', async () => {
    const at = await pilotBench(await open());
    const input = { engagementId: at.engagementId, model: 'v3', dataset: 'Held out', label: 'employed' };
    const bad = ROWS.replace('0.2', 'NaN').replace('0.4,1', '0.4,maybe');
    expect(await problem(call(at, 'POST', '/evaluations/rows', { input, body: bad }))).toBe(
      'unprocessable: line 3, probability; line 5, employed',
    );
    const packed = gzipSync(ROWS);
    expect(
      await problem(
        call(at, 'POST', '/evaluations/rows', { input, body: packed.subarray(0, packed.length - 9) }),
      ),
    ).toMatch(/^unprocessable: body/);
    const listed = await call(at, 'GET', '/evaluations', { input: { engagementId: at.engagementId } });
    expect(listed.evaluations).toEqual([]);
  });

  it('[P3.5] refuses segments before the seal', async () => {
    const at = await pilotBench(await open(), { sealed: null });
    expect(await problem(call(at, 'POST', '/evaluations', { input: told(at) }))).toBe(
      'unprocessable: segments',
    );
  });

  it('[X2] [X9] knows nothing of another workspace, nor of what a person may not see', async () => {
    const db = await open();
    const [at, other] = [await pilotBench(db), await pilotBench(db)];
    const made = await call(at, 'POST', '/evaluations', { input: told(at) });
    for (const tried of [
      () => call(other, 'GET', '/evaluations/{id}', { input: { id: made.id } }),
      () => call(other, 'GET', '/evaluations', { input: { engagementId: at.engagementId } }),
      () => call(other, 'POST', '/evaluations', { input: told(at) }),
      () => call(other, 'GET', '/evaluations/{id}', { input: { id: randomUUID() } }),
    ])
      expect(await problem(tried())).toMatch(/^not-found/);
    expect(await problem(call(at, 'POST', '/evaluations', { input: told(at), who: 'USTRANGER' }))).toMatch(
      /^forbidden/,
    );
  });
});

describe('the input of the API', () => {
  it.for<[string, object]>([
    ['a key nobody knows', { metric: 1 }],
    ['a metric nobody knows', { metrics: { karma: { value: 1, n: 1 } } }],
    ['n of 0', { metrics: { recall: { value: 1, n: 0 } } }],
    ['half a case', { confusion: { tp: 0.5, fp: 0, fn: 0, tn: 1 } }],
    ['no number', { metrics: { recall: { value: 'NaN', n: 1 } } }],
  ])('[B2] refuses %s', ([, changes]) => {
    const input = { engagementId: randomUUID(), model: { name: 'v3' }, dataset: 'x', ...changes };
    expect(endpoint('POST', '/evaluations').input.safeParse(input).success).toBe(false);
  });
});
