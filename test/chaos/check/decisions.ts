import type { Call, Line, Seen } from './logs.ts';
import type { Event } from './record.ts';
import { follow, type Request } from './requests.ts';

const APPROVE_BUTTON = 'gates.request.approve';

/**
 * [G7] [G8] [X5] Decisions of gates: each that was acknowledged, or stands in Slack, is on record, unless the outcome came before
 * it; none is made twice; one outcome, and only with its quorum of distinct people.
 */
export function faultsOfDecisions(
  events: readonly Event[],
  seen: Pick<Seen, 'lines' | 'calls' | 'standing'>,
): string[] {
  const { lines, standing } = seen;
  const faults: string[] = [];
  const requests = new Map<string, Request>();
  for (const event of events) if (event.kind === 'gate') faults.push(...follow(requests, event, lines));
  faults.push(...lines.flatMap((line) => faultsOfLine(requests, line, seen)));
  for (const { message, actions } of standing) {
    const [kind, id = ''] = message?.subject.split(':') ?? [];
    const request = kind === 'gates.request' ? requests.get(id) : undefined;
    if (request && (request.outcome === null) !== actions.includes(APPROVE_BUTTON))
      faults.push(`the card of request ${id} does not show that it is ${request.outcome?.state ?? 'open'}`);
  }
  return faults;
}

function faultsOfLine(
  requests: Map<string, Request>,
  line: Line,
  { lines, calls }: Pick<Seen, 'lines' | 'calls'>,
): string[] {
  if (line.did === 'took back') return kept(requests, line, lines);
  if (line.did === 'decided') return line.heard && !isToldOf(line, lines) ? lost(requests, line, calls) : [];
  if (line.did === 'changed evidence') return unchanged(requests, line, lines);
  if (line.did === 'withdrew' && !requests.get(line.request)?.outcome)
    return [`request ${line.request} was withdrawn, and is open on record`];
  if (line.did !== 'asked') return [];
  const asked = requests.get(line.request)?.asked ?? 0;
  return asked === 1 ? [] : [`request ${line.request} was acknowledged and stands ${asked} times on record`];
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

function lost(
  requests: Map<string, Request>,
  line: Line & { did: 'decided' },
  calls: readonly Call[],
): string[] {
  const { request: id, user, says, via, at } = line;
  const request = requests.get(id);
  const begun = at - ON_ITS_WAY;
  if (request?.given.some((one) => one.user === user && one.kind === says && one.until > begun)) return [];
  if (says === 'approve' && via !== 'button') {
    // What was said by an event may be read after the evidence has changed: it was about other evidence.
    if (request?.changes.some((change) => change > begun)) return [];
    // Nobody knows when a mark was set whose event is lost: in doubt they are asked.
    if (via === 'reaction' && request && isAsked(request, line, calls)) return [];
  }
  // Of a button one is told at once; what came as an event may be read after the outcome.
  const isLate = request?.outcome && (via !== 'button' || request.outcome.at <= at);
  return isLate ? [] : [`request ${id}: ${user} said ${says} by ${via}, and the record has lost it`];
}

/** [G8] Whether it still holds, after a change: in the thread, or directly. */
const isAsked = (
  { changes }: Request,
  { request, user }: Line & { did: 'decided' },
  calls: readonly Call[],
): boolean =>
  changes.length > 0 &&
  calls.some(
    ({ done, message }) =>
      done &&
      (message?.subject === `gates.look:${request} again ${user}` ||
        message?.subject.startsWith(`gates.change:${request} `)),
  );

function unchanged(
  requests: Map<string, Request>,
  line: Line & { did: 'changed evidence' },
  lines: readonly Line[],
): string[] {
  const request = requests.get(line.request);
  const told = lines.filter((one) => one.did === line.did && one.request === line.request);
  const isOver = request?.outcome && request.outcome.at <= line.at;
  // Each is one of its own.
  return isOver || (request?.changes.length ?? 0) > told.indexOf(line)
    ? []
    : [`request ${line.request}: its evidence was changed, and the record has lost it`];
}

/** A reaction that was taken back, and not given again, counts no longer, while there is no outcome. */
function kept(
  requests: Map<string, Request>,
  line: Line & { did: 'took back' },
  lines: readonly Line[],
): string[] {
  const request = requests.get(line.request);
  const decision = request?.live.get(line.user);
  if (!request || request.outcome || decision?.via !== 'reaction') return [];
  const isAgain = lines.some(
    (one) =>
      one.did === 'decided' &&
      one.via === 'reaction' &&
      one.user === line.user &&
      one.request === line.request &&
      one.at > line.at,
  );
  return isAgain
    ? []
    : [`request ${line.request}: ${line.user} took their reaction back, and it still counts`];
}
