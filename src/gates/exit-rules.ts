import type { GateRequest } from './store.ts';

/**
 * How a gate that ends its phase stands for one subject. `passed`: approved (or overridden), on evidence that is
 * still the same. `outdated`: approved on evidence that has changed since.
 */
export type ExitStanding = 'passed' | 'open' | 'outdated' | 'rejected' | 'missing';

type Asked = Pick<GateRequest, 'gate' | 'subject' | 'state' | 'digest' | 'decidedAt' | 'requestedAt'>;

const CONCLUDED: readonly Asked['state'][] = ['approved', 'overridden', 'rejected'];

/** The request that the standing of a gate rests on: of those on this subject the one that was decided last. */
export function lastConcluded<Request extends Asked>(
  requests: readonly Request[],
  gate: string,
  subject: string | null,
): Request | undefined {
  return requests
    .filter((one) => one.gate === gate && one.subject === subject && CONCLUDED.includes(one.state))
    .toSorted((a, b) => Temporal.Instant.compare(decided(a), decided(b)))
    .at(-1);
}

const decided = (one: Asked): Temporal.Instant => one.decidedAt ?? one.requestedAt;

/**
 * [B8] How a gate stands for a subject. What was decided last counts: a rejection after an approval takes it away.
 * @param digest of the evidence as it is now; null where it was not computed, since nothing was approved
 */
export function standingOf(
  requests: readonly Asked[],
  gate: string,
  subject: string | null,
  digest: string | null,
): ExitStanding {
  const last = lastConcluded(requests, gate, subject);
  const isApproved = last !== undefined && last.state !== 'rejected';
  if (isApproved && last.digest === digest) return 'passed';
  if (requests.some((one) => one.gate === gate && one.subject === subject && one.state === 'open'))
    return 'open';
  if (isApproved) return 'outdated';
  return last ? 'rejected' : 'missing';
}

/** [E3] [B8] A phase ends when each of its exit gates has passed, all on one subject. */
export const endsPhase = (standings: readonly ExitStanding[]): boolean =>
  standings.length > 0 && standings.every((one) => one === 'passed');

/**
 * [B8] The subject on which every one of these gates was passed, the latest where there are several; null where there is
 * none. It says what ended a phase, whatever has changed in the evidence since.
 */
export function passedSubject(requests: readonly Asked[], gates: readonly string[]): string | null {
  const subjects = [...new Set(requests.flatMap((request) => request.subject ?? []))];
  const passed = subjects.flatMap((subject) => {
    const last = gates.map((gate) => lastConcluded(requests, gate, subject));
    if (last.some((request) => request === undefined || request.state === 'rejected')) return [];
    const at = last.map((request) => (request ? decided(request).epochMilliseconds : 0));
    return [{ subject, at: Math.max(...at) }];
  });
  return passed.toSorted((a, b) => b.at - a.at)[0]?.subject ?? null;
}
