import type { Line, Standing } from './logs.ts';
import type { Event } from './record.ts';

/** Who has to approve the gate that the run asks for. */
const QUORUM = ['data', 'business', 'legal'];
const APPROVE_BUTTON = 'gates.request.approve';

/** What the record says of one request for a gate, event by event. */
interface Request {
  asked: number;
  /** Whose decision holds: what it is, its id and how it came. */
  live: Map<string, { kind: string; role: string; id: string; via: string }>;
  /** Everybody who ever decided: `user kind`. */
  given: Set<string>;
  outcome: { state: string; at: number } | null;
  /** When what it looks at changed. */
  changes: number[];
}

const OUTCOME = /^gates\.request\.(approved|rejected|withdrawn|superseded|overridden)$/;

/**
 * [G7] [G8] [X5] Decisions of gates: each that was acknowledged, or stands in Slack, is on record, unless the outcome came before
 * it; none is made twice; one outcome, and only with its quorum of distinct people.
 */
export function faultsOfDecisions(
  events: readonly Event[],
  lines: readonly Line[],
  standing: readonly Standing[],
): string[] {
  const faults: string[] = [];
  const requests = new Map<string, Request>();
  for (const event of events) if (event.kind === 'gate') faults.push(...follow(requests, event, lines));
  faults.push(...lines.flatMap((line) => faultsOfLine(requests, line, lines)));
  for (const { message, actions } of standing) {
    const [kind, id = ''] = message?.subject.split(':') ?? [];
    const request = kind === 'gates.request' ? requests.get(id) : undefined;
    if (request && (request.outcome === null) !== actions.includes(APPROVE_BUTTON))
      faults.push(`the card of request ${id} does not show that it is ${request.outcome?.state ?? 'open'}`);
  }
  return faults;
}

function faultsOfLine(requests: Map<string, Request>, line: Line, lines: readonly Line[]): string[] {
  if (line.did === 'took back') return kept(requests, line);
  if (line.did === 'decided') return line.heard && !isToldOf(line, lines) ? lost(requests, line) : [];
  if (line.did === 'changed evidence') return unchanged(requests, line);
  if (line.did === 'withdrew' && !requests.get(line.request)?.outcome)
    return [`request ${line.request} was withdrawn, and is open on record`];
  if (line.did !== 'asked') return [];
  const asked = requests.get(line.request)?.asked ?? 0;
  return asked === 1 ? [] : [`request ${line.request} was acknowledged and stands ${asked} times on record`];
}

const nothing = (): Request => ({
  asked: 0,
  live: new Map(),
  given: new Set(),
  outcome: null,
  changes: [],
});

/** Takes one event in. @returns what should not have happened */
function follow(requests: Map<string, Request>, event: Event, lines: readonly Line[]): string[] {
  const { subject, action, actor, after } = event;
  const what = `request ${subject}:`;
  const request = requests.get(subject) ?? nothing();
  requests.set(subject, request);
  const { live, outcome } = request;
  const decision = /^gates\.decision\.(approve|conditions|reject)$/.exec(action)?.[1];
  if (decision) {
    const made = {
      kind: decision,
      role: String(after?.role),
      id: String(after?.decision),
      via: String(after?.via),
    };
    const faults = [
      ...(outcome ? [`${what} ${actor} decided after it was ${outcome.state}`] : []),
      ...(live.get(actor)?.kind === decision ? [`${what} the decision of ${actor} was made twice`] : []),
      ...(decision === 'approve' && !isSeen(request, event, lines)
        ? [`${what} ${actor} approved what they had not seen`]
        : []),
    ];
    live.set(actor, made);
    request.given.add(`${actor} ${decision}`);
    return faults;
  }
  if (action === 'gates.request.ask') request.asked += 1;
  else if (action === 'gates.decision.take-back') live.delete(actor);
  else if (action === 'gates.evidence.change') {
    live.clear();
    request.changes.push(event.at);
  }
  const state = OUTCOME.exec(action)?.[1];
  if (!state) return [];
  request.outcome ??= { state, at: event.at };
  return [
    ...(outcome ? [`${what} was ${outcome.state} and then ${state}`] : []),
    ...(isEarned(state, [...live.values()]) ? [] : [`${what} was ${state} without the decisions for it`]),
  ];
}

/** [G6] Since the evidence changed last, this person has done something about it. `at`: once it was over. */
function isSeen({ changes }: Request, { subject, actor }: Event, lines: readonly Line[]): boolean {
  const last = changes.at(-1);
  return (
    last === undefined ||
    lines.some(
      (line) => line.did === 'decided' && line.user === actor && line.request === subject && line.at >= last,
    )
  );
}

function isEarned(state: string, live: { kind: string; role: string }[]): boolean {
  if (state === 'rejected') return live.some(({ kind }) => kind === 'reject');
  if (state !== 'approved') return true;
  // A decision names the one role in which it counts, and each is of another person.
  const roles = live.filter(({ kind }) => kind === 'approve').map(({ role }) => role);
  return QUORUM.every((role) => roles.includes(role));
}

/** [X7] Milliseconds around an acknowledgement in which somebody is told that it could not be done. */
const TOLD_BEFORE = 3_000;
const TOLD_AFTER = 15_000;

const isToldOf = ({ user, via, at }: Line & { did: 'decided' }, lines: readonly Line[]): boolean =>
  via === 'button' &&
  lines.some(
    (line) =>
      line.did === 'was told' &&
      line.user === user &&
      line.at > at - TOLD_BEFORE &&
      line.at < at + TOLD_AFTER,
  );

/** Milliseconds from what somebody does to the end of telling it. */
const ON_ITS_WAY = 5_000;

function lost(requests: Map<string, Request>, line: Line & { did: 'decided' }): string[] {
  const { request: id, user, says, via, at } = line;
  const request = requests.get(id);
  if (request?.given.has(`${user} ${says}`)) return [];
  // What was said by an event may be read after the evidence has changed: it was about other evidence.
  if (says === 'approve' && via !== 'button' && request?.changes.some((change) => change > at - ON_ITS_WAY))
    return [];
  // Of a button one is told at once; what came as an event may be read after the outcome.
  const isLate = request?.outcome && (via !== 'button' || request.outcome.at <= at);
  return isLate ? [] : [`request ${id}: ${user} said ${says} by ${via}, and the record has lost it`];
}

function unchanged(requests: Map<string, Request>, line: Line & { did: 'changed evidence' }): string[] {
  const request = requests.get(line.request);
  const isOver = request?.outcome && request.outcome.at <= line.at;
  return isOver || (request?.changes.length ?? 0) > 0
    ? []
    : [`request ${line.request}: its evidence was changed, and the record has lost it`];
}

/** A reaction that was taken back counts no longer, while there is no outcome. */
function kept(requests: Map<string, Request>, line: Line & { did: 'took back' }): string[] {
  const request = requests.get(line.request);
  const decision = request?.live.get(line.user);
  if (!request || request.outcome || decision?.via !== 'reaction') return [];
  return [`request ${line.request}: ${line.user} took their reaction back, and it still counts`];
}
