import { generateKeyPairSync, sign } from 'node:crypto';
import { hashOf } from '../../chaos/check/chain.ts';
import type { Seen } from '../../chaos/check/logs.ts';
import type { Event, Recorded } from '../../chaos/check/record.ts';

/** Logs and records as a run leaves them, written by hand: for tests of the checker. */

const WORKSPACE = 'T1';
const DEPLOYMENT = 'dep1';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

export const seen: Seen = {
  workspaceId: WORKSPACE,
  deploymentId: DEPLOYMENT,
  lines: [],
  calls: [],
  standing: [],
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }],
};

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Leave to carry out a case, as the program signs it. */
export function token(caseId: string, digest: string): string {
  const said = `${part({ alg: 'EdDSA', kid: 'k1' })}.${part({ aud: DEPLOYMENT, sub: caseId, digest })}`;
  return `${said}.${sign(null, Buffer.from(said), privateKey).toString('base64url')}`;
}

/** Events one after another in one lane, each with the hash that it should have. */
export function chained(given: readonly Partial<Event>[]): Event[] {
  let prevHash = '0'.repeat(64);
  return given.map((one, at) => {
    const event: Event = {
      actor: 'U1',
      origin: 'slack',
      action: 'a.b.c',
      kind: 'thing',
      subject: 's1',
      engagementId: null,
      before: null,
      after: null,
      salt: 'salt',
      at: 1_000,
      ...one,
      seq: at + 1,
      lane: 0,
      place: at + 1,
      prevHash,
      hash: '',
    };
    prevHash = hashOf(WORKSPACE, event);
    return { ...event, hash: prevHash };
  });
}

export const recorded = (events: readonly Event[]): Recorded => ({
  events: [...events],
  lanes: [{ lane: 0, place: events.length, hash: events.at(-1)?.hash ?? '0'.repeat(64) }],
  messages: [],
  givenUp: [],
  pushed: [],
  readings: [],
});

export const decision = (actor: string, kind: string, role: string, id: string): Event =>
  chained([
    {
      actor,
      action: `gates.decision.${kind}`,
      kind: 'gate',
      subject: 'r1',
      after: { decision: id, role, via: 'button' },
    },
  ])[0] as Event;

export const outcome = (state: string): Event =>
  chained([{ action: `gates.request.${state}`, kind: 'gate', subject: 'r1', after: { state } }])[0] as Event;
