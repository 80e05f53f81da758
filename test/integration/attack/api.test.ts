import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKey } from '../../../db/schema/api.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import type { Endpoint } from '../../../src/api/endpoint.ts';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import { revokeKey } from '../../../src/api/keys/revoke.ts';
import { parametersOf } from '../../../src/api/match.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { rooms } from '../../../src/rooms.ts';
import type { World } from '../../../src/world.ts';
import { type Attacked, attacked, CANARIES, CASE } from '../../support/attacked.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { endpointsOf, offeredIn, serveRest } from '../../support/rest.ts';
import { sampleOf } from '../../support/samples.ts';
import { newWorkspace, type TestWorkspace } from '../../support/world.ts';

const endpoints = endpointsOf([...rooms, keysRoom('', rooms)]);
const scopes = [...new Set(endpoints.flatMap(({ scope }) => scope ?? []))];
const titled = endpoints.map((endpoint) => ({ name: `${endpoint.method} ${endpoint.path}`, endpoint }));
const tools = endpoints.flatMap(({ tool, ...endpoint }) => (tool ? [{ name: tool.name, endpoint }] : []));
/** Rows that every call of a key moves. */
const MOVES = /^(api_key|receipt) /;

eitherEngine('the HTTP API, attacked', (open) => {
  let at: Attacked;
  let server: ApiServer;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    at = await attacked(await open());
    server = await serveRest(at.mine.world);
    const { mine, theirs } = at;
    Object.assign(keys, {
      any: await key(mine, 'UANY', scopes),
      admin: await key(mine, 'UADMIN', scopes),
      elsewhere: await key(theirs, 'UANY', scopes),
      revoked: await key(mine, 'UANY', scopes, 'revoked'),
      expired: await key(mine, 'UANY', scopes, 'expired'),
      limited: await key(mine, 'UANY', scopes, 'limited'),
      deactivated: await key(mine, 'UGONE', scopes),
      uninstalled: await keyOfNoApp(),
      unknown: `${(keys.any ?? 'pg_').slice(0, 8)}${randomBytes(24).toString('hex')}`,
      malformed: 'x'.repeat(40),
    });
    // The last of somebody who has left.
    await knowPeople(at.db, mine.workspaceId, { UGONE: { isDeactivated: true } });
  });
  afterAll(() => server?.stop());

  async function key(
    { world, workspaceId }: TestWorkspace,
    userId: string,
    of: string[],
    how?: 'revoked' | 'expired' | 'limited',
  ): Promise<string> {
    const id = randomUUID();
    const actor = slackActor(workspaceId, userId);
    if (userId === 'UGONE') await knowPeople(at.db, workspaceId, { UGONE: {} });
    const text = await makeKey(world, actor, offeredIn(world), {
      id,
      name: 'A key',
      scopes: of,
      expiresOn: '',
    });
    const change = (set: Partial<typeof apiKey.$inferInsert>) =>
      at.db.inWorkspace(workspaceId, (tx) =>
        tx
          .update(apiKey)
          .set(set)
          .where(and(eq(apiKey.workspaceId, workspaceId), eq(apiKey.id, id))),
      );
    if (how === 'revoked') await revokeKey(world, actor, { keyId: id });
    if (how === 'expired') await change({ expiresAt: world.clock.now().subtract({ seconds: 1 }) });
    if (how === 'limited') await change({ deploymentId: at.third });
    return text;
  }

  /** A key of a workspace from which the app was taken. */
  async function keyOfNoApp(): Promise<string> {
    const left = await newWorkspace(at.db, { rooms: at.mine.world.rooms });
    await knowPeople(at.db, left.workspaceId, { UANY: {} });
    const text = await key(left, 'UANY', scopes);
    await at.db.inWorkspace(left.workspaceId, (tx) =>
      tx
        .update(workspace)
        .set({ revokedAt: left.clock.now() })
        .where(eq(workspace.workspaceId, left.workspaceId)),
    );
    return text;
  }

  interface Told {
    status: number;
    text: string;
  }

  /** Calls an endpoint with one id wherever it takes one. */
  async function call(
    { method, path, input, streams }: Endpoint<World>,
    id: string,
    by: string | null,
  ): Promise<Told> {
    const given = sampleOf(input, id) as Record<string, unknown>;
    const inPath = parametersOf(path);
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'case' ? CASE : id));
    const rest = Object.entries(given).filter(([name]) => !inPath.includes(name));
    const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)]));
    const inQuery = method === 'GET' || streams !== undefined;
    const answer = await fetch(`${server.url}/v1${address}${inQuery ? `?${query}` : ''}`, {
      method,
      headers: {
        ...(by !== null && { authorization: `Bearer ${by}` }),
        'content-type': streams ?? 'application/json',
        'idempotency-key': randomUUID(),
      },
      ...(method === 'POST' && {
        body: streams ? 'prediction,label\n1,1\n' : JSON.stringify(Object.fromEntries(rest)),
      }),
    });
    return { status: answer.status, text: (await answer.text()).replaceAll(id, 'ID') };
  }

  const still = async () => (await at.everything()).map((rows) => rows.filter((row) => !MOVES.test(row)));

  describe.each(titled)('$name', ({ endpoint }) => {
    it.runIf(endpoint.scope)(
      '[X1] is closed to a key with every other scope, and to one of another deployment',
      async () => {
        const others = scopes.filter((scope) => scope !== endpoint.scope);
        const by = await key(at.mine, 'UADMIN', others);
        const before = await still();
        expect((await call(endpoint, at.beside, by)).status).toBe(403);
        expect((await call(endpoint, at.beside, keys.limited ?? '')).status).toBe(403);
        expect(await still()).toEqual(before);
      },
    );

    it('[X2] [X9] does nothing with ids of others and tells nothing of them', async () => {
      const before = await still();
      const unknown = randomUUID();
      for (const [by, id] of [
        [keys.admin, at.elsewhere],
        [keys.any, at.elsewhere],
        [keys.any, at.beside],
        [keys.elsewhere, at.beside],
      ] as const) {
        const told = await call(endpoint, id, by ?? '');
        expect(told.status, told.text).toBeLessThan(500);
        if (by !== keys.elsewhere) expect(told.text).not.toContain(CANARIES.elsewhere);
        if (by !== keys.admin) expect(told.text).not.toContain(CANARIES.beside);
        const same = await call(endpoint, unknown, by ?? '');
        expect(without(told)).toEqual(without(same));
      }
      expect(await still()).toEqual(before);
    });
  });

  /** What names the request itself. */
  const without = ({ status, text }: Told) => ({
    status,
    text: text.replace(/"(instance|requestId)":"[^"]*"/g, ''),
  });

  const ask = async (
    { name, endpoint }: Pick<(typeof tools)[number], 'name' | 'endpoint'>,
    id: string,
    by: string | null,
  ): Promise<Told> => {
    const params = { name, arguments: sampleOf(endpoint.input, id) };
    const answer = await fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: {
        ...(by !== null && { authorization: `Bearer ${by}` }),
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    });
    return { status: answer.status, text: (await answer.text()).replaceAll(id, 'ID') };
  };

  describe.each(tools)('the tool $name', (tool) => {
    it('[X1] [X2] [X9] [H8] is closed to a key with every other scope, and tells nothing of others', async () => {
      const { scope } = tool.endpoint;
      const others = await key(
        at.mine,
        'UADMIN',
        scopes.filter((one) => one !== scope),
      );
      const before = await still();
      const closed = await ask(tool, at.beside, others);
      if (scope !== null) expect(closed.text).toMatch(/"(error|isError)":/);
      for (const [by, id] of [
        [keys.admin, at.elsewhere],
        [keys.any, at.beside],
        [keys.elsewhere, at.beside],
      ] as const) {
        const told = await ask(tool, id, by ?? '');
        if (by !== keys.elsewhere) expect(told.text).not.toContain(CANARIES.elsewhere);
        if (by !== keys.admin) expect(told.text).not.toContain(CANARIES.beside);
        expect(told).toEqual(await ask(tool, randomUUID(), by ?? '').then(nameless));
      }
      expect(await still()).toEqual(before);
    });
  });

  const nameless = ({ status, text }: Told): Told => ({
    status,
    text: text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'),
  });

  it('[X1] opens to no key, to none that is wrong, and to none that has ended, whatever is asked', async () => {
    const before = await still();
    const wrong = [
      null,
      '',
      keys.malformed,
      keys.unknown,
      keys.revoked,
      keys.expired,
      keys.deactivated,
      keys.uninstalled,
    ];
    const asked = wrong.flatMap((by = null) => [
      ...titled.map(async ({ name, endpoint }) => ({ name, by, ...(await call(endpoint, at.beside, by)) })),
      ...tools.map(async (tool) => ({ name: tool.name, by, ...(await ask(tool, at.beside, by)) })),
    ]);
    const told = await Promise.all(asked);
    expect(told.length).toBeGreaterThan(200);
    expect(told.filter(({ status }) => status !== 401)).toEqual([]);
    expect(await still()).toEqual(before);
  });
});
