import { describe, expect, it } from 'vitest';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { parametersOf } from '../../../src/api/match.ts';
import { openapi } from '../../../src/api/openapi.ts';
import { endpointsOf, scopesOf } from '../../../src/api/scopes.ts';
import { rooms } from '../../../src/rooms.ts';
import { Asked, toyApi } from '../../support/rest.ts';

const shipped = endpointsOf([...rooms, keysRoom('')]);
const all = [...shipped, ...endpointsOf([toyApi(new Asked())])];
// As callers get it.
const text = JSON.stringify(openapi(all, 'https://phasegate.example'));
interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: { properties?: object } }> };
  responses: Record<string, { $ref?: string }>;
}
const description = JSON.parse(text) as {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.values(description.paths).flatMap((path) => Object.values(path));

describe('the description of the API', () => {
  it('has every endpoint, under a name of its own', () => {
    for (const { method, path } of all)
      expect(description.paths[path]?.[method.toLowerCase()], `${method} ${path}`).toBeDefined();
    expect(operations).toHaveLength(all.length);
    const names = operations.map((one) => one.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('getThingsById');
    expect(description.servers).toEqual([{ url: 'https://phasegate.example/v1' }]);
    expect(description.openapi).toBe('3.1.0');
  });

  it('refers to nothing that is not in it', () => {
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) {
      const found = ref
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], description);
      expect(found, ref).toBeDefined();
    }
  });

  it('names each parameter where it belongs, and every problem that can be answered', () => {
    for (const endpoint of all) {
      const operation = description.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
      const inPath = operation?.parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect(inPath, endpoint.path).toEqual(parametersOf(endpoint.path));
      for (const status of ['200', '401', '422', '429', '500', '503'])
        expect(Object.keys(operation?.responses ?? {}), endpoint.path).toContain(status);
      const body = Object.keys(operation?.requestBody?.content ?? {});
      expect(body, endpoint.path).toEqual(
        endpoint.method === 'GET' ? [] : [endpoint.streams ?? 'application/json'],
      );
    }
    const things = description.paths['/things']?.post?.requestBody?.content['application/json'];
    expect(Object.keys(things?.schema.properties ?? {})).toEqual(['name', 'n', 'parts']);
  });

  it('gives examples that are taken', () => {
    let examples = 0;
    for (const { input, output, path } of all)
      for (const schema of [input, output])
        for (const example of (schema.meta()?.examples as unknown[] | undefined) ?? []) {
          examples += 1;
          expect(schema.safeParse(example).error, `${path} ${JSON.stringify(example)}`).toBeUndefined();
        }
    expect(examples).toBeGreaterThan(1);
  });

  it('[X1] offers each scope once, with what it opens', () => {
    expect(scopesOf([toyApi(new Asked()), keysRoom('')])).toEqual([
      { name: 'things:read', opens: ['GET /v1/things/{id}'] },
      { name: 'things:write', opens: ['POST /v1/rows', 'POST /v1/things'] },
    ]);
    for (const { scope, path } of shipped) expect(scope ?? 'any:key', path).toMatch(/^[a-z_-]+:[a-z]+$/);
  });
});
