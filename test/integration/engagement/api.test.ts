import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../db/database.ts';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { engagement } from '../../../src/engagement/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { type PilotBench, pilotBench } from '../../support/evaluations.ts';
import { knowPeople } from '../../support/people.ts';
import { offeredIn, serveRest } from '../../support/rest.ts';

describe('engagements over HTTP', () => {
  let bench: PilotBench;
  let server: ApiServer;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const db = await openDatabase({});
    bench = await pilotBench(db, { rooms: [engagement, pilot, keysRoom('', [])] });
    await pilotBench(db);
    await knowPeople(db, bench.workspaceId, { ULEAD: {}, UANY: {} });
    server = await serveRest(bench.world);
    close = () => db.close();
  });
  afterAll(async () => {
    await server?.stop();
    await close?.();
  });

  async function listedFor(userId: string): Promise<unknown> {
    const key = await makeKey(bench.world, bench.as(userId), offeredIn(bench.world), {
      id: randomUUID(),
      name: 'CI',
      scopes: ['evaluations:read'],
      expiresOn: '',
    });
    const url = `${server.url}/v1/engagements`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(200);
    return answer.json();
  }

  it('[X9] lists those in which the person is named, of their workspace, and no others', async () => {
    expect(await listedFor('ULEAD')).toMatchObject({
      engagements: [{ id: bench.engagementId, state: 'active', cycle: 1, phase: 3 }],
    });
    expect(await listedFor('UANY')).toEqual({ engagements: [] });
  });
});
