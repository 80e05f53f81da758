import { generateKeyPairSync, sign } from 'node:crypto';
import { hashOf } from '../../chaos/check/chain.ts';
import { check } from '../../chaos/check/check.ts';
import type { Call, Line, Seen } from '../../chaos/check/logs.ts';
import type { Event, Recorded } from '../../chaos/check/record.ts';

/** Logs and records as a run leaves them, written by hand: for tests of the checker. */

const WORKSPACE = 'T1';
const DEPLOYMENT = 'dep1';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

const seen: Seen = {
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

/** What the checker says of a record and of what was seen, both whole but for the changes. */
export const found = (
  events: readonly Event[],
  more: Partial<Seen> = {},
  other: Partial<Recorded> = {},
): string[] => check({ ...recorded(events), ...other }, { ...seen, ...more });

export const approvals = [
  decision('UDATA', 'approve', 'data', 'd1'),
  decision('UBIZ', 'approve', 'business', 'd2'),
  decision('ULEGAL', 'approve', 'legal', 'd3'),
];
export const pressed: Line & { did: 'decided' } = {
  did: 'decided',
  user: 'UDATA',
  request: 'r1',
  says: 'approve',
  via: 'button',
  heard: true,
  at: 2_000,
};

export const mark = (subject: string, version = 1) => ({ id: subject, subject, version });

export const post = (subject: string, ts: string, more: Partial<Call> = {}): Call => ({
  method: 'chat.postMessage',
  channel: 'C1',
  ts,
  threadTs: null,
  message: { id: subject, subject, version: 1 },
  text: subject,
  done: true,
  ...more,
});
