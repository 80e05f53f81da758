import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiKey } from '../../../db/schema/api.ts';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import { rotateKey } from '../../../src/api/keys/rotate.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { engagement } from '../../../src/engagement/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { deploymentsForKeys } from '../../../src/production/deployments/for-keys.ts';
import { production } from '../../../src/production/room.ts';
import { anAction } from '../../support/actions.ts';
import { eitherEngine } from '../../support/database.ts';
import { refusal } from '../../support/gates.ts';
import { type ProductionBench, productionBench, putDeployment } from '../../support/production.ts';
import { json, offeredIn, serveRest } from '../../support/rest.ts';

const ROOMS = [engagement, pilot, production];
const SCOPES = ['actions:read', 'actions:write', 'clearance:read'];

eitherEngine('API keys that are limited to one deployment', (open) => {
  let bench: ProductionBench;
  let server: ApiServer;
  /** Another deployment of the same engagement, which its people may see as well. */
  const other = randomUUID();
  beforeAll(async () => {
    const db = await open();
    bench = await productionBench(db, { rooms: [...ROOMS, keysRoom('', ROOMS)] });
    await putDeployment(db, bench, { id: other, model: 'v2', endedAt: bench.clock.now() });
    server = await serveRest(bench.world);
  });
  afterAll(() => server?.stop());

  const make = async (deployment: string, scopes = SCOPES, by = 'ULEAD') => {
    const id = randomUUID();
    const input = { id, name: 'Claims bot', scopes, deployment, expiresOn: '' };
    return { id, key: await makeKey(bench.world, bench.as(by), offeredIn(bench.world), input) };
  };
  const ask = async (key: string, path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${key}`, ...init.headers };
    const answer = await fetch(`${server.url}/v1${path}`, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  };

  it('[X1] opens its own deployment and itself, and says which one it is for', async () => {
    const { key } = await make(bench.deploymentId);
    const at = `/deployments/${bench.deploymentId}`;
    const action = anAction();
    expect((await ask(key, `${at}/actions`, json(action))).status).toBe(200);
    const shouted = `/deployments/${bench.deploymentId.toUpperCase()}/actions`;
    expect((await ask(key, shouted)).status).toBe(200);
    expect((await ask(key, `${at}/clearance?model=v3`)).status).toBe(200);
    expect((await ask(key, '/me')).body).toMatchObject({ key: { deployment: bench.deploymentId } });
    const { key: free } = await make('');
    expect((await ask(free, '/me')).body).toMatchObject({ key: { deployment: null } });
  });

  it('[X1] of any other says what to do, the same whether it is there or not, and nothing is done', async () => {
    const { key } = await make(bench.deploymentId);
    const { key: free } = await make('');
    const told = async (id: string, path: string, init?: RequestInit) => {
      const { status, body } = await ask(key, `/deployments/${id}${path}`, init);
      expect(status).toBe(403);
      expect(JSON.stringify(body)).not.toContain(id);
      return body;
    };
    const action = anAction();
    for (const [path, init] of [
      ['/actions', json(action)],
      ['/actions/batch', json({ actions: [action] })],
      ['/actions', undefined],
      [`/actions/${action.case_id}`, undefined],
      [`/actions/${action.case_id}/outcome`, json({ digest: '0'.repeat(64) })],
      ['/clearance?model=v3', undefined],
    ] as const) {
      const there = await told(other, path, init);
      expect(await told(randomUUID(), path, init), path).toEqual(there);
      expect(there.detail).toMatch(/limited to the deployment 9a1c3c58.*another one.*\/playbook api/);
    }
    // The key without a limit may see it: what kept the others out was the limit.
    expect((await ask(free, `/deployments/${other}/actions`)).body).toEqual({ actions: [], next: null });
  });

  it('[X1] does not tell of other engagements, nor record evaluations', async () => {
    const { key } = await make(bench.deploymentId);
    const list = await ask(key, '/engagements');
    expect([list.status, list.body.detail]).toEqual([403, expect.stringContaining('something else')]);
    expect((await ask(key, '/evaluations', json({}))).status).toBe(403);
  });

  it('[X1] is made for what its person may see, and for what is about a deployment', async () => {
    expect(await refusal(make(randomUUID()))).toEqual(['deployment: refusal.choose']);
    expect(await refusal(make('v3'))).toEqual(['deployment: refusal.choose']);
    expect(await refusal(make(bench.deploymentId, [...SCOPES, 'evaluations:write']))).toEqual([
      'scopes: api.refusal.deployment-scopes',
    ]);
    const stranger = await productionBench(
      bench.world.db,
      { rooms: [...ROOMS, keysRoom('', ROOMS)] },
      {
        id: randomUUID(),
      },
    );
    expect(await refusal(make(stranger.deploymentId))).toEqual(['deployment: refusal.choose']);
  });

  it('[X1] is offered the models at work in one’s own engagements, by what is typed', async () => {
    const { world, workspaceId } = bench;
    const offered = (userId: string, typed: string) =>
      world.db.inWorkspace(workspaceId, (tx) => deploymentsForKeys(tx, bench.as(userId), { typed }));
    const [found, ...rest] = await offered('ULEAD', '');
    expect([found?.id, rest]).toEqual([bench.deploymentId, []]);
    expect(found?.name).toMatch(/^v3 · ./);
    expect(await offered('ULEAD', ' V3 ·')).toHaveLength(1);
    expect(await offered('ULEAD', '%')).toEqual([]);
    expect(await offered('UELSE', '')).toEqual([]);
  });

  it('[X1] keeps its limit when it is rotated, and in the record', async () => {
    const { world, workspaceId } = bench;
    const { id } = await make(bench.deploymentId);
    const next = randomUUID();
    const key = await rotateKey(world, bench.as('ULEAD'), { keyId: id, id: next });
    const [row] = await world.db.inWorkspace(workspaceId, (tx) =>
      tx.select().from(apiKey).where(eq(apiKey.id, next)),
    );
    expect(row?.deploymentId).toBe(bench.deploymentId);
    expect((await ask(key, `/deployments/${other}/actions`)).status).toBe(403);
    expect((await ask(key, `/deployments/${bench.deploymentId}/actions`)).status).toBe(200);
  });
});
