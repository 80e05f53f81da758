import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { type Answer, type Arrival, json, type Route } from '../answer.ts';
import type { Core } from '../core.ts';
import { bodyOf, jsonOf } from './body.ts';
import type { Endpoint } from './endpoint.ts';
import { faultsOf, problemOf } from './faults.ts';
import { openKnownKeys } from './keys/known-keys.ts';
import { readKey } from './keys/secret.ts';
import type { ApiKey } from './keys/store.ts';
import { match } from './match.ts';
import { openapi } from './openapi.ts';
import { Problem, problemAnswer } from './problem.ts';
import { openRate, type Rate } from './rate.ts';

export interface RestOptions<House> {
  world: House;
  endpoints: readonly Endpoint<House>[];
  /** Where the world reaches this server; null where nobody said. */
  publicUrl: string | null;
  /** Milliseconds without a byte of a body before its caller is given up. */
  patience?: number;
}

const PREFIX = '/v1';
const OPENAPI = '/openapi.json';
const PATIENCE = 30_000;
/** Requests a minute of one key. */
const KEY_RATE = 120;
/** Keys a minute that are looked up though nothing good is known of them: from one address, and from all. */
const STRANGER_RATE = { each: 60, all: 600 };
/** A caller's own id of a request, as far as it may stand in logs and headers. */
const REQUEST_ID = /^[\w.:-]{8,128}$/;

/** The HTTP API: everything that the rooms offer under `/v1`, and its description. */
export function restRoute<House extends Core>({
  world,
  endpoints,
  publicUrl,
  patience = PATIENCE,
}: RestOptions<House>): Route {
  const description = openapi(endpoints, publicUrl);
  const keys = openKnownKeys(world);
  const rates = new Map<number, Rate>();
  const rateOf = ({ rate = KEY_RATE }: Endpoint<House>): Rate => {
    const found = rates.get(rate) ?? openRate(rate);
    rates.set(rate, found);
    return found;
  };
  const strangers = { each: openRate(STRANGER_RATE.each), all: openRate(STRANGER_RATE.all) };

  /** @throws Problem */
  function pay(wait: number): void {
    if (wait === 0) return;
    const headers = { 'retry-after': String(wait) };
    throw new Problem('too-many-requests', `Please wait ${wait} s before the next request.`, { headers });
  }

  /** @throws Problem where this request is not let in */
  async function letIn(
    { headers: { authorization = '' } }: IncomingMessage,
    { address }: Arrival,
    endpoint: Endpoint<House>,
    parameters: Record<string, string>,
    standing: OutgoingHttpHeaders,
  ): Promise<ApiKey> {
    const [, text = ''] = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization) ?? [];
    const given = readKey(text);
    if (!given) throw unauthorized();
    const key = await keys.find(given, () => {
      const now = world.clock.now();
      pay(strangers.each.take(address, now));
      pay(strangers.all.take('all', now));
    });
    if (!key) throw unauthorized();
    const [rate, name, now] = [rateOf(endpoint), `${key.workspaceId}:${key.id}`, world.clock.now()];
    const wait = rate.take(name, now);
    Object.assign(standing, limitsOf(rate, rate.left(name, now), wait));
    pay(wait);
    if (endpoint.scope !== null && !key.scopes.includes(endpoint.scope)) {
      const headers = { 'www-authenticate': `Bearer error="insufficient_scope", scope="${endpoint.scope}"` };
      throw new Problem('forbidden', `The key needs the scope ${endpoint.scope}.`, { headers });
    }
    requireReach(key, endpoint, parameters);
    return key;
  }

  async function run(
    request: IncomingMessage,
    arrival: Arrival,
    path: string,
    query: URLSearchParams,
    standing: OutgoingHttpHeaders,
  ): Promise<unknown> {
    const found = match(endpoints, path);
    if (found.endpoints.length === 0) throw new Problem('not-found', 'Nothing has this address.');
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const endpoint = found.endpoints.find((one) => one.method === method);
    if (!endpoint) {
      const allow = found.endpoints.map((one) => one.method).join(', ');
      throw new Problem('method-not-allowed', `Here one can ${allow}.`, { headers: { allow } });
    }
    const key = await letIn(request, arrival, endpoint, found.parameters, standing);
    requireMedia(request, endpoint);
    const takesJson = endpoint.method === 'POST' && !endpoint.streams;
    const given = takesJson ? await jsonOf(request, patience) : queryOf(query);
    const body = endpoint.streams ? bodyOf(request, { patience, signal: arrival.signal }) : nothing();
    const answer = await endpoint.run({
      world,
      actor: { workspaceId: key.workspaceId, userId: key.createdBy, origin: 'api', key: key.id },
      input: checked(endpoint, given, found.parameters),
      idempotencyKey: idempotencyKeyOf(request),
      body,
      signal: arrival.signal,
    });
    return endpoint.output.parse(answer);
  }

  async function answer(request: IncomingMessage, arrival: Arrival, id: string): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.slice(PREFIX.length);
    /** How the key stands with its limit, once there is one. */
    const standing: OutgoingHttpHeaders = {};
    try {
      const isReading = request.method === 'GET' || request.method === 'HEAD';
      const body =
        path === OPENAPI && isReading
          ? description
          : await run(request, arrival, path, url.searchParams, standing);
      return json(200, body, standing);
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

/** The usual headers of a limit: how many a minute, how many are left, and the seconds until there is one more, or all. */
const limitsOf = ({ perMinute }: Rate, left: number, wait: number): OutgoingHttpHeaders => ({
  'ratelimit-limit': perMinute,
  'ratelimit-remaining': left,
  'ratelimit-reset': wait > 0 ? wait : Math.ceil(((perMinute - left) * 60) / perMinute),
});

/** What metrics call a path: as the endpoints have it. */
function nameOf(endpoints: readonly Endpoint[], path: string): string {
  const known = path === OPENAPI ? OPENAPI : match(endpoints, path).path;
  return known === null ? 'unknown' : `${PREFIX}${known}`;
}

/** One text for every reason: nothing tells a stranger which keys there are. */
const unauthorized = () =>
  new Problem('unauthorized', 'Send a valid API key: Authorization: Bearer phasegate_…', {
    headers: { 'www-authenticate': 'Bearer realm="phasegate"' },
  });

/**
 * [X1] A key of one deployment opens that one and itself. Of any other the answer is the same, whether it is there or not.
 * @throws Problem
 */
function requireReach(
  { deploymentId }: ApiKey,
  { about }: Pick<Endpoint, 'about'>,
  { id = '' }: Record<string, string>,
): void {
  if (deploymentId === null || about === 'key') return;
  if (about === 'deployment' && id.toLowerCase() === deploymentId) return;
  const here = about === 'deployment' ? 'another one' : 'something else';
  throw new Problem(
    'forbidden',
    `This key is limited to the deployment ${deploymentId}; this address is about ${here}. ` +
      'Send a key that was made for it: /playbook api in Slack makes one.',
  );
}

function requireMedia({ headers }: IncomingMessage, { method, streams }: Endpoint): void {
  if (method !== 'POST') return;
  const wanted = streams ?? 'application/json';
  const [sent = ''] = (headers['content-type'] ?? '').split(';');
  if (sent.trim().toLowerCase() !== wanted)
    throw new Problem('media-type', `Send the body as ${wanted}.`, { headers: { accept: wanted } });
}

/** @throws Problem with every fault at its field */
function checked(endpoint: Endpoint, given: unknown, parameters: Record<string, string>): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Problem('bad-request', 'The body should be a JSON object.');
  const input = { ...given, ...parameters };
  const result = endpoint.input.safeParse(input);
  if (result.success) return result.data;
  const errors = faultsOf(result.error, input);
  const [first] = errors;
  const detail = first ? `${first.field || 'The input'}: ${first.message}` : 'The input does not fit.';
  throw new Problem('unprocessable', detail, { errors });
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
