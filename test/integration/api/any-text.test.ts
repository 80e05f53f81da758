import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import type { Endpoint } from '../../../src/api/endpoint.ts';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import { parametersOf } from '../../../src/api/match.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { rooms } from '../../../src/rooms.ts';
import type { World } from '../../../src/world.ts';
import { openEmbedded } from '../../support/database.ts';
import { type ProductionBench, productionBench } from '../../support/production.ts';
import { endpointsOf, offeredIn, serveRest } from '../../support/rest.ts';

interface Call {
  address: string;
  body?: unknown;
}

/** A NUL, half a surrogate pair, nothing that one sees, a bell, a turn of direction. */
const ODD = ['\u0000', '\ud800', '\u200b', '\u0007', '\u202e'];
const endpoints = endpointsOf([...rooms, keysRoom('', [])]);

/** The same JSON with an odd character at the end of each of its texts, one after another. */
function* odded(value: unknown, odd: string): Generator<unknown> {
  if (typeof value === 'string') yield `${value}${odd}`;
  if (Array.isArray(value))
    for (const [at, one] of value.entries()) for (const other of odded(one, odd)) yield value.with(at, other);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      for (const other of odded(one, odd)) yield { ...value, [name]: other };
}

/** What a call without a body can say: the names of its input that are texts of any form. */
const textsOf = (input: z.ZodType): string[] => {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).flatMap(([name, schema]) => {
    const kinds = typeof schema === 'object' ? [schema, ...(schema.anyOf ?? [])] : [];
    const isText = kinds.some((one) => typeof one === 'object' && one.type === 'string' && !one.format);
    return isText ? [name] : [];
  });
};

describe('any text that a program sends', () => {
  let db: Database;
  let at: ProductionBench;
  let server: ApiServer;
  let key: string;
  beforeAll(async () => {
    db = await openEmbedded();
    at = await productionBench(db, { rooms: [...rooms, keysRoom('', rooms)] });
    server = await serveRest(at.world);
    const scopes = [...new Set(endpoints.flatMap(({ scope }) => scope ?? []))];
    key = await makeKey(at.world, at.as('ULEAD'), offeredIn(at.world), {
      id: randomUUID(),
      name: 'Any text',
      scopes,
      expiresOn: '',
    });
  });
  afterAll(async () => {
    await server?.stop();
    await db?.close();
  });

  /** A path of this engagement and deployment; `odd` where it takes a text. */
  const pathOf = (path: string, odd = '') =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'case') return encodeURIComponent(`case${odd}`.toWellFormed());
      if (name === 'engagementId' || path.startsWith('/engagements/{id}')) return at.engagementId;
      return path.startsWith('/deployments/') ? at.deploymentId : randomUUID();
    });

  /** Calls of an endpoint, each with one odd text. */
  function* calls({ method, path, input, streams }: Endpoint<World>, odd: string): Generator<Call> {
    const inPath = parametersOf(path);
    const examples = (input.meta()?.examples as object[] | undefined) ?? [];
    if (inPath.includes('case'))
      yield { address: pathOf(path, odd), ...(method === 'POST' && { body: examples[0] }) };
    const inQuery = method === 'GET' || streams ? textsOf(input).filter((one) => !inPath.includes(one)) : [];
    for (const name of inQuery) {
      const address = `${pathOf(path)}?${new URLSearchParams({ [name]: `a${odd}b` })}`;
      yield { address, ...(streams && { body: 'prediction,label\n1,1\n' }) };
    }
    if (method === 'POST' && !streams)
      for (const body of bodies(examples, odd)) yield { address: pathOf(path), body };
  }

  function* bodies(examples: readonly object[], odd: string): Generator<unknown> {
    for (const example of examples)
      yield* odded('engagement' in example ? { ...example, engagement: at.engagementId } : example, odd);
  }

  it.for(endpoints.map((endpoint) => ({ name: `${endpoint.method} ${endpoint.path}`, endpoint })))(
    '[X10] is kept clean or refused in words, never a fault of ours: $name',
    { timeout: 60_000 },
    async ({ endpoint }) => {
      const { method, streams } = endpoint;
      for (const { address, body } of ODD.flatMap((odd) => [...calls(endpoint, odd)])) {
        const response = await fetch(`${server.url}/v1${address}`, {
          method,
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': streams ?? 'application/json',
            'idempotency-key': randomUUID(),
          },
          ...(body !== undefined && { body: streams ? String(body) : JSON.stringify(body) }),
        });
        const said = await response.text();
        expect(response.status, `${address} ${JSON.stringify(body)}: ${said}`).toBeLessThan(500);
        expect(response.status, said).not.toBe(403);
      }
    },
  );
});
