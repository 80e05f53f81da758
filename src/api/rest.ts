import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { type Answer, type Arrival, json, type Route } from '../answer.ts';
import type { Core } from '../core.ts';
import { bodyOf, jsonOf } from './body.ts';
import { checked, objectIn } from './checked.ts';
import type { Endpoint, FileAnswer } from './endpoint.ts';
import { type Entrance, requireReach } from './entrance.ts';
import { problemOf } from './faults.ts';
import { match } from './match.ts';
import { openapi } from './openapi.ts';
import { Problem, problemAnswer } from './problem.ts';

export interface RestOptions<House> {
  world: House;
  endpoints: readonly Endpoint<House>[];
  entrance: Entrance;
  /** Where the world reaches this server; null where nobody said. */
  publicUrl: string | null;
  /** Milliseconds without a byte of a body before its caller is given up. */
  patience?: number;
}

const PREFIX = '/v1';
const OPENAPI = '/openapi.json';
const PATIENCE = 30_000;
/** A caller's own id of a request, as far as it may stand in logs and headers. */
const REQUEST_ID = /^[\w.:-]{8,128}$/;

/** The HTTP API: everything that the rooms offer under `/v1`, and its description. */
export function restRoute<House extends Core>({
  world,
  endpoints,
  entrance,
  publicUrl,
  patience = PATIENCE,
}: RestOptions<House>): Route {
  // Everybody may read it: written out once, when somebody first does.
  let description: Answer | undefined;

  async function run(
    request: IncomingMessage,
    arrival: Arrival,
    path: string,
    query: URLSearchParams,
    standing: OutgoingHttpHeaders,
  ): Promise<Answer> {
    const found = match(endpoints, path);
    if (found.endpoints.length === 0) throw new Problem('not-found', 'Nothing has this address.');
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const endpoint = found.endpoints.find((one) => one.method === method);
    if (!endpoint) {
      const allow = found.endpoints.map((one) => one.method).join(', ');
      throw new Problem('method-not-allowed', `Here one can ${allow}.`, { headers: { allow } });
    }
    const key = await entrance.letIn(request, arrival, endpoint, standing);
    requireReach(key, endpoint, found.parameters);
    requireMedia(request, endpoint);
    const takesJson = endpoint.method === 'POST' && !endpoint.streams;
    const given = takesJson ? await jsonOf(request, patience) : queryOf(query);
    const body = endpoint.streams ? bodyOf(request, { patience, signal: arrival.signal }) : nothing();
    const answer = await endpoint.run({
      world,
      actor: { workspaceId: key.workspaceId, userId: key.createdBy, origin: 'api', key: key.id },
      input: checked(endpoint, { ...objectIn(given), ...found.parameters }),
      idempotencyKey: idempotencyKeyOf(request),
      body,
      signal: arrival.signal,
    });
    if (endpoint.answers) return fileAnswer(endpoint.answers, answer as FileAnswer, standing);
    return json(200, endpoint.output.parse(answer), standing);
  }

  async function answer(request: IncomingMessage, arrival: Arrival, id: string): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.slice(PREFIX.length);
    /** How the key stands with its limit, once there is one. */
    const standing: OutgoingHttpHeaders = {};
    try {
      const isReading = request.method === 'GET' || request.method === 'HEAD';
      if (path === OPENAPI && isReading) {
        description ??= json(200, openapi(endpoints, publicUrl));
        return description;
      }
      return await run(request, arrival, path, url.searchParams, standing);
    } catch (error) {
      const log = world.log.child({ requestId: id, path });
      const problem = problemOf(error);
      if (!problem) log.error({ err: error }, 'an API request failed');
      else log.info({ kind: problem.kind }, 'an API request was refused');
      const { headers, ...rest } = problemAnswer(
        problem ?? new Problem('internal', `If it happens again, tell us this id: ${id}.`),
      );
      return { ...rest, headers: { ...standing, ...headers } };
    }
  }

  return {
    method: 'ANY',
    path: `${PREFIX}/`,
    name: (path) => nameOf(endpoints, path.slice(PREFIX.length)),
    within: null,
    async handle(request, arrival) {
      const id = requestIdOf(request);
      const { headers, ...rest } = await answer(request, arrival, id);
      return { ...rest, headers: { ...headers, 'x-request-id': id } };
    },
  };
}

const fileAnswer = (
  type: string,
  { name, path, bytes, done }: FileAnswer,
  standing: OutgoingHttpHeaders,
): Answer => ({
  status: 200,
  headers: {
    ...standing,
    'content-type': type,
    'content-length': bytes,
    // RFC 8187: a name may be in any script.
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
  },
  file: { path, done },
});

/** What metrics call a path: as the endpoints have it. */
function nameOf(endpoints: readonly Endpoint[], path: string): string {
  const known = path === OPENAPI ? OPENAPI : match(endpoints, path).path;
  return known === null ? 'unknown' : `${PREFIX}${known}`;
}

function requireMedia({ headers }: IncomingMessage, { method, streams }: Endpoint): void {
  if (method !== 'POST') return;
  const wanted = streams ?? 'application/json';
  const [sent = ''] = (headers['content-type'] ?? '').split(';');
  if (sent.trim().toLowerCase() !== wanted)
    throw new Problem('media-type', `Send the body as ${wanted}.`, { headers: { accept: wanted } });
}

/** A name that stands once is a text, one that stands several times a list. */
function queryOf(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const [first = '', ...more] = query.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );
}

function idempotencyKeyOf({ headers }: IncomingMessage): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new Problem('bad-request', 'An Idempotency-Key is 1 to 200 visible ASCII characters.');
}

function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
