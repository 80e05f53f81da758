import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { openAddresses } from '../../src/addresses.ts';
import type { Endpoint } from '../../src/api/endpoint.ts';
import { openEntrance } from '../../src/api/entrance.ts';
import { keysRoom, offerOf } from '../../src/api/keys/keys-room.ts';
import { makeKey } from '../../src/api/keys/make.ts';
import type { Offer } from '../../src/api/keys/offer.ts';
import { findKey } from '../../src/api/keys/store.ts';
import { mcpRoute } from '../../src/api/mcp.ts';
import { makeMetrics } from '../../src/api/metrics.ts';
import { restRoute } from '../../src/api/rest.ts';
import { type ApiServer, startServer } from '../../src/api/server.ts';
import { because } from '../../src/record/parse.ts';
import { Refusal } from '../../src/refusal.ts';
import type { Room } from '../../src/room.ts';
import type { World } from '../../src/world.ts';
import { slackActor } from './engagements.ts';
import { log } from './house.ts';
import { knowPeople } from './people.ts';
import { newWorkspace, type TestWorkspace } from './world.ts';

/** What the toy endpoints of one server have been asked to do. */
export class Asked {
  readonly calls: {
    userId: string;
    key: string | undefined;
    input: unknown;
    idempotencyKey: string | null;
  }[] = [];
  /** Thrown by the next call, once. */
  trouble: Error | null = null;
}

const thing = z
  .strictObject({
    name: z.string().max(20),
    n: z.int().refine((n) => n >= 1, because('refusal.choose')),
    parts: z.array(z.strictObject({ size: z.number() })).optional(),
  })
  .meta({ examples: [{ name: 'widget', n: 3 }] });

/** Endpoints that do each thing an endpoint can do. */
export function toyApi(asked: Asked): Room {
  const seen = ({
    actor,
    input,
    idempotencyKey,
  }: {
    actor: { userId: string; key?: string };
    input: unknown;
    idempotencyKey: string | null;
  }) => {
    asked.calls.push({ userId: actor.userId, key: actor.key, input, idempotencyKey });
    const { trouble } = asked;
    asked.trouble = null;
    if (trouble) throw trouble;
  };
  return {
    name: 'toy-api',
    api: [
      {
        method: 'POST',
        path: '/things',
        scope: 'things:write',
        summary: 'Records a thing',
        input: thing,
        output: z.strictObject({ ok: z.boolean() }),
        run: async (call) => {
          seen(call);
          return { ok: true };
        },
      },
      {
        method: 'GET',
        path: '/things/{id}',
        scope: 'things:read',
        summary: 'One thing',
        input: z.strictObject({ id: z.uuid(), verbose: z.enum(['yes', 'no']).optional() }),
        output: z.strictObject({ id: z.string() }),
        run: async (call) => {
          seen(call);
          const { id } = call.input as { id: string };
          const { workspaceId } = call.actor;
          const found = await call.world.db.inWorkspace(workspaceId, (tx) => findKey(tx, workspaceId, id));
          if (!found) throw new Refusal('refusal.not-found');
          return { id };
        },
      },
      {
        method: 'POST',
        path: '/rows',
        scope: 'things:write',
        summary: 'Takes rows as they stream in',
        input: z.strictObject({ model: z.string() }),
        output: z.strictObject({ bytes: z.int(), digest: z.string(), chunks: z.int() }),
        streams: 'text/csv',
        run: async (call) => {
          seen(call);
          const digest = createHash('sha256');
          let bytes = 0;
          let chunks = 0;
          for await (const chunk of call.body) {
            digest.update(chunk);
            bytes += chunk.length;
            chunks += 1;
          }
          return { bytes, digest: digest.digest('hex'), chunks };
        },
      },
    ],
  };
}

export interface RestBench extends TestWorkspace {
  url: string;
  asked: Asked;
  /** Makes a key as this person, who is known here. */
  key(
    scopes?: string[],
    more?: { userId?: string; expiresOn?: string },
  ): Promise<{ id: string; text: string }>;
  /** Asks the API with a key. */
  call(path: string, key: string | null, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export const endpointsOf = (rooms: readonly Pick<Room, 'api'>[]): Endpoint<World>[] =>
  rooms.flatMap((room) => room.api ?? []);

/** What keys can be made for. */
export const offeredIn = (world: World): Offer => offerOf(world.rooms);

/** The HTTP API in front of a world, and what its rooms answer beside it, over a real socket. */
export function serveRest(world: World, patience?: number): Promise<ApiServer> {
  const offer = {
    world,
    endpoints: endpointsOf(world.rooms),
    entrance: openEntrance(world),
    ...(patience && { patience }),
  };
  return startServer({
    port: 0,
    host: null,
    routes: [
      restRoute({ ...offer, publicUrl: null }),
      mcpRoute(offer),
      ...world.rooms.flatMap((room) => room.routes?.(world) ?? []),
    ],
    addresses: openAddresses([]),
    unready: async () => null,
    metrics: makeMetrics(),
    log,
  });
}

/** A workspace, and the HTTP API in front of it, over a real socket. */
export async function restBench(db: Database, patience = 30_000): Promise<RestBench> {
  const asked = new Asked();
  const toy = toyApi(asked);
  const rooms = [toy, keysRoom('http://localhost', [toy])];
  const made = await newWorkspace(db, { rooms });
  const { workspaceId, world } = made;
  await knowPeople(db, workspaceId, {
    UADA: {},
    UBOB: {},
    UADMIN: { isAdmin: true },
    UGUEST: { isExternal: true },
    UGONE: { isDeactivated: true },
  });
  const server = await serveRest(world, patience);
  return {
    ...made,
    url: server.url,
    asked,
    key: async (scopes = ['things:write'], { userId = 'UADA', expiresOn = '' } = {}) => {
      const id = randomUUID();
      const input = { id, name: 'CI of the model', scopes, expiresOn };
      return { id, text: await makeKey(world, slackActor(workspaceId, userId), offeredIn(world), input) };
    },
    call: (path, key, init = {}) =>
      fetch(`${server.url}/v1${path}`, {
        ...init,
        headers: { ...(key !== null && { authorization: `Bearer ${key}` }), ...init.headers },
      }),
    close: () => server.stop(),
  };
}

export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
