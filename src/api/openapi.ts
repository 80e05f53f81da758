import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { type JsonSchema as Json, schemaOf } from './json-schema.ts';
import { parametersOf } from './match.ts';
import { PROBLEMS, type ProblemKind } from './problem.ts';

const ALWAYS: ProblemKind[] = [
  'unauthorized',
  'unprocessable',
  'too-many-requests',
  'internal',
  'unavailable',
];

/**
 * The description of the API, OpenAPI 3.1, made of what the endpoints check by.
 * @param publicUrl where the world reaches this server; null: wherever the description was found
 */
export function openapi(endpoints: readonly Endpoint[], publicUrl: string | null): Json {
  const scopes = [...new Set(endpoints.flatMap(({ scope }) => scope ?? []))].sort();
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Phasegate',
      version: 'v1',
      description:
        'A key is made in Slack with /playbook api. It acts for the person who made it, within its scopes; it may be limited to one deployment. ' +
        'Problems are answered as application/problem+json (RFC 9457).',
    },
    servers: [{ url: `${publicUrl ?? ''}/v1` }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: `An API key. Scopes: ${scopes.join(', ') || 'none yet'}.`,
        },
      },
      schemas: { Problem: schemaOf(problem, 'output') },
      responses: Object.fromEntries(
        Object.keys(PROBLEMS).map((kind) => [kind, response(kind as ProblemKind)]),
      ),
    },
  };
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

const response = (kind: ProblemKind): Json => ({
  description: PROBLEMS[kind][1],
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function operation(endpoint: Endpoint): Json {
  const { method, path, summary, streams } = endpoint;
  const inPath = parametersOf(path);
  const { properties, required } = fieldsOf(endpoint.input);
  const rest = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const takesJson = method === 'POST' && !streams;
  const query = takesJson
    ? []
    : rest.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
  const header = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 200 },
  };
  return {
    operationId: operationId(endpoint),
    summary,
    description: whoMay(endpoint),
    parameters: [
      ...inPath.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: properties[name] ?? { type: 'string' },
      })),
      ...query,
      ...(method === 'POST' ? [header] : []),
    ],
    ...(takesJson && { requestBody: jsonBody(endpoint, inPath) }),
    ...(streams && {
      requestBody: {
        required: true,
        content: { [streams]: { schema: { type: 'string', contentMediaType: streams } } },
      },
    }),
    responses: {
      200: {
        description: 'Done',
        content: endpoint.answers
          ? { [endpoint.answers]: { schema: { type: 'string', contentMediaType: endpoint.answers } } }
          : { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      },
      ...Object.fromEntries(
        problemsOf(endpoint).map((kind) => [PROBLEMS[kind][0], { $ref: `#/components/responses/${kind}` }]),
      ),
    },
  };
}

function whoMay({ scope, about }: Endpoint): string {
  const needed = scope === null ? 'Any key may' : `Needs the scope ${scope}`;
  if (about === 'key') return `${needed}.`;
  return about === 'deployment'
    ? `${needed}. A key that is limited to one deployment opens its own alone.`
    : `${needed}; not one that is limited to a deployment.`;
}

function jsonBody({ input }: Endpoint, inPath: readonly string[]): Json {
  const schema = schemaOf(input, 'input');
  const { properties, required } = fieldsOf(input);
  const inBody = (name: string) => !inPath.includes(name);
  const own = {
    ...schema,
    ...(schema.properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).filter(([name]) => inBody(name))),
      required: required.filter(inBody),
    }),
  };
  return { required: true, content: { 'application/json': { schema: own } } };
}

const problemsOf = ({ method, scope, path, about }: Endpoint): ProblemKind[] => [
  ...ALWAYS,
  ...(about === 'key' ? [] : (['forbidden'] as const)),
  ...(scope === null && !path.includes('{') ? [] : (['not-found'] as const)),
  ...(method === 'POST' ? (['bad-request', 'timeout', 'conflict', 'too-large', 'media-type'] as const) : []),
];

/** `GET /evaluations/{id}` is `getEvaluationsById`. */
const operationId = ({ method, path }: Endpoint): string =>
  method.toLowerCase() +
  path
    .split('/')
    .filter(Boolean)
    .map((part) =>
      part.replace(/^\{(.*)\}$/, 'by-$1').replace(/(?:^|[-_.])(\w)/g, (_, letter) => letter.toUpperCase()),
    )
    .join('');

function fieldsOf(input: z.ZodType): { properties: Json; required: string[] } {
  const { properties, required } = schemaOf(input, 'input');
  return {
    properties: (properties as Json | undefined) ?? {},
    required: (required as string[] | undefined) ?? [],
  };
}
