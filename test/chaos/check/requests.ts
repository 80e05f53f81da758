import type { Line } from './logs.ts';
import type { Event } from './record.ts';

/** Who has to approve the gate that the run asks for. */
const QUORUM = ['data', 'business', 'legal'];

/** What the record says of one request for a gate, event by event. */
export interface Request {
  asked: number;
  /** Whose decision holds: what it is, its id and how it came. */
  live: Map<string, { kind: string; role: string; id: string; via: string }>;
  /** Every decision, and until when it held. */
  given: { user: string; kind: string; until: number }[];
  outcome: { state: string; at: number } | null;
  /** When what it looks at changed. */
  changes: number[];
}

const OUTCOME = /^gates\.request\.(approved|rejected|withdrawn|superseded|overridden)$/;

const nothing = (): Request => ({
  asked: 0,
  live: new Map(),
  given: [],
  outcome: null,
  changes: [],
});

/** Takes one event in. @returns what should not have happened */
export function follow(requests: Map<string, Request>, event: Event, lines: readonly Line[]): string[] {
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
    end(request, event.at, actor);
    live.set(actor, made);
    request.given.push({ user: actor, kind: decision, until: Number.POSITIVE_INFINITY });
    return faults;
  }
  if (action === 'gates.request.ask') request.asked += 1;
  else if (action === 'gates.decision.take-back') {
    live.delete(actor);
    end(request, event.at, actor);
  } else if (action === 'gates.evidence.change') {
    live.clear();
    end(request, event.at);
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

/** What somebody had decided, or everybody, holds no longer. */
function end({ given }: Request, at: number, user?: string): void {
  for (const one of given) if (user === undefined || one.user === user) one.until = Math.min(one.until, at);
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
