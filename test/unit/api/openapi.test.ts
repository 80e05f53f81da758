import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { parametersOf } from '../../../src/api/match.ts';
import { openapi } from '../../../src/api/openapi.ts';
import { scopesOf } from '../../../src/api/scopes.ts';
import { rooms } from '../../../src/rooms.ts';
import { Asked, endpointsOf, toyApi } from '../../support/rest.ts';

const shipped = endpointsOf([...rooms, keysRoom('', [])]);
const all = [...shipped, ...endpointsOf([toyApi(new Asked())])];
// As callers get it.
const text = JSON.stringify(openapi(all, 'https://phasegate.example'));
interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, { $ref?: string; description?: string; content?: Content }>;
}
type Schema = { properties?: object; examples?: unknown[] };
type Content = Record<string, { schema: Schema }>;
/** Formats that the endpoints use; what they mean is checked by the endpoints themselves. */
const FORMATS = { uuid: true, 'date-time': true, date: true } as const;
const description = JSON.parse(text) as {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  security: Record<string, string[]>[];
  components: { securitySchemes: object; responses: Record<string, { description: string }> };
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

  it('is in the form that OpenAPI 3.1 asks for', () => {
    const schemes = Object.keys(description.components.securitySchemes);
    expect(description.security.flatMap((asked) => Object.keys(asked))).toEqual(schemes);
    for (const response of Object.values(description.components.responses))
      expect(response.description).not.toBe('');
    for (const { operationId, parameters, responses } of operations) {
      const places = parameters.map((one) => `${one.in} ${one.name}`);
      expect(new Set(places).size, operationId).toBe(places.length);
      for (const one of parameters)
        expect(['path true', 'query true', 'query false', 'header false']).toContain(
          `${one.in} ${one.required}`,
        );
      for (const [status, response] of Object.entries(responses)) {
        expect(status, operationId).toMatch(/^[2-5]\d\d$/);
        expect(response.$ref ?? response.description, operationId).toBeTruthy();
      }
    }
  });

  it('has schemas of JSON Schema 2020-12, and examples that they take', () => {
    const ajv = new Ajv2020({ strict: false, formats: FORMATS });
    for (const { operationId, parameters, requestBody, responses } of operations) {
      const contents = [requestBody, responses['200']].flatMap((one) => Object.values(one?.content ?? {}));
      for (const { schema } of [...parameters, ...contents]) {
        const check = ajv.compile(schema);
        for (const example of schema.examples ?? [])
          expect(check(example), `${operationId}: ${ajv.errorsText(check.errors)}`).toBe(true);
      }
    }
  });

  it('gives an example of each JSON body', () => {
    const bodies = shipped.filter((one) => one.method === 'POST' && !one.streams);
    expect(bodies.filter(({ input }) => !input.meta()?.examples).map((one) => one.path)).toEqual([]);
  });

  it('gives examples that are taken', () => {
    let examples = 0;
    for (const { input, output, path } of all) {
      // What stands in the path is part of the input, and of no body.
      const inPath = Object.fromEntries(parametersOf(path).map((name) => [name, randomUUID()]));
      for (const [schema, more] of [
        [input, inPath],
        [output, {}],
      ] as const)
        for (const example of (schema.meta()?.examples as object[] | undefined) ?? []) {
          examples += 1;
          const { error } = schema.safeParse({ ...more, ...example });
          expect(error, `${path} ${JSON.stringify(example)}`).toBeUndefined();
        }
    }
    expect(examples).toBeGreaterThan(1);
  });

  it('[X1] offers each scope once, with what it opens', () => {
    expect(scopesOf(endpointsOf([toyApi(new Asked()), keysRoom('', [])]))).toEqual([
      { name: 'things:read', opens: ['GET /v1/things/{id}'], ofDeployment: false },
      { name: 'things:write', opens: ['POST /v1/rows', 'POST /v1/things'], ofDeployment: false },
    ]);
    for (const { scope, path } of shipped) expect(scope ?? 'any:key', path).toMatch(/^[a-z_-]+:[a-z]+$/);
  });
});
