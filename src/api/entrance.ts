import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Arrival } from '../answer.ts';
import type { Core } from '../core.ts';
import type { Endpoint } from './endpoint.ts';
import { openKnownKeys } from './keys/known-keys.ts';
import { readKey } from './keys/secret.ts';
import type { ApiKey } from './keys/store.ts';
import { Problem } from './problem.ts';
import { openRate, type Rate } from './rate.ts';

/** What a caller wants, as far as it is decided by what the key may. */
export interface Wanted {
  /** What a key needs to be allowed; null where any key will do. */
  scope: string | null;
  /** Requests a minute of one key; where nothing is said, what every key is given. */
  rate?: number;
}

/** Where callers with keys are let in: one for everything that takes them, so that a key has one limit. */
export interface Entrance {
  /**
   * @param standing takes the headers that say how the key stands with its limit, whatever comes of the request
   * @throws Problem where this request is not let in
   */
  letIn(
    request: IncomingMessage,
    arrival: Arrival,
    wanted: Wanted,
    standing: OutgoingHttpHeaders,
  ): Promise<ApiKey>;
}

/** Requests a minute of one key. */
const KEY_RATE = 120;
/** Keys a minute that are looked up though nothing good is known of them: from one address, and from all. */
const STRANGER_RATE = { each: 60, all: 600 };

export function openEntrance(world: Core): Entrance {
  const keys = openKnownKeys(world);
  const rates = new Map<number, Rate>();
  const rateOf = ({ rate = KEY_RATE }: Wanted): Rate => {
    const found = rates.get(rate) ?? openRate(rate);
    rates.set(rate, found);
    return found;
  };
  const strangers = { each: openRate(STRANGER_RATE.each), all: openRate(STRANGER_RATE.all) };

  return {
    async letIn({ headers: { authorization = '' } }, { address }, wanted, standing) {
      const [, text = ''] = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization) ?? [];
      const given = readKey(text);
      if (!given) throw unauthorized();
      const key = await keys.find(given, () => {
        const now = world.clock.now();
        pay(strangers.each.take(address, now));
        pay(strangers.all.take('all', now));
      });
      if (!key) throw unauthorized();
      const [rate, name, now] = [rateOf(wanted), `${key.workspaceId}:${key.id}`, world.clock.now()];
      const wait = rate.take(name, now);
      Object.assign(standing, limitsOf(rate, rate.left(name, now), wait));
      pay(wait);
      requireScope(key, wanted.scope);
      return key;
    },
  };
}

/** @throws Problem */
function requireScope({ scopes }: ApiKey, scope: string | null): void {
  if (scope === null || scopes.includes(scope)) return;
  const headers = { 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` };
  throw new Problem('forbidden', `The key needs the scope ${scope}.`, { headers });
}

/**
 * [X1] A key of one deployment opens that one and itself. Of any other the answer is the same, whether it is there or not.
 * @throws Problem
 */
export function requireReach(
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

/** @throws Problem */
function pay(wait: number): void {
  if (wait === 0) return;
  const headers = { 'retry-after': String(wait) };
  throw new Problem('too-many-requests', `Please wait ${wait} s before the next request.`, { headers });
}

/** The usual headers of a limit: how many a minute, how many are left, and the seconds until there is one more, or all. */
const limitsOf = ({ perMinute }: Rate, left: number, wait: number): OutgoingHttpHeaders => ({
  'ratelimit-limit': perMinute,
  'ratelimit-remaining': left,
  'ratelimit-reset': wait > 0 ? wait : Math.ceil(((perMinute - left) * 60) / perMinute),
});

/** One text for every reason: nothing tells a stranger which keys there are. */
const unauthorized = () =>
  new Problem('unauthorized', 'Send a valid API key: Authorization: Bearer phasegate_…', {
    headers: { 'www-authenticate': 'Bearer realm="phasegate"' },
  });
