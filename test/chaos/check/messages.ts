import type { Call, Mark, Standing } from './logs.ts';
import type { Event, Wanted } from './record.ts';

type Posted = Call & { ts: string; message: Mark };

/**
 * [X5] [X6] What Slack saw: no message twice, no message going back to an older version, what a thread tells in the order in
 * which it happened, and in the end everything that was to be shown.
 */
export function faultsOfMessages(
  { messages, events }: { messages: readonly Wanted[]; events: readonly Event[] },
  { calls, standing }: { calls: readonly Call[]; standing: readonly Standing[] },
): string[] {
  const posted = calls.filter(
    (call): call is Posted => call.done && call.method === 'chat.postMessage' && call.message !== null,
  );
  return [
    ...twice(posted, ({ message }) => message.subject).map((what) => `${what} was posted twice`),
    ...backwards(calls),
    ...outOfOrder(posted, events),
    ...missing(messages, standing),
  ];
}

/** @returns the names that occur more than once */
function twice<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): string[] {
  const found = Map.groupBy(things, nameOf);
  return [...found].flatMap(([name, all]) => (all.length > 1 ? [`${name} (${all.length})`] : []));
}

function backwards(calls: readonly Call[]): string[] {
  const newest = new Map<string, number>();
  return calls.flatMap(({ done, channel, ts, message }) => {
    if (!done || ts === null || message === null) return [];
    const place = `${channel} ${ts}`;
    const before = newest.get(place) ?? 0;
    newest.set(place, Math.max(before, message.version));
    return message.version < before
      ? [`${message.subject} went back from version ${before} to ${message.version}`]
      : [];
  });
}

/** A thread tells decisions and outcome of a request, and notes of an alert, in the order of the record. */
function outOfOrder(posted: readonly Posted[], events: readonly Event[]): string[] {
  const told = new Map<string, number>();
  for (const { action, subject, after, seq } of events) {
    if (action.startsWith('gates.decision.') && typeof after?.decision === 'string')
      told.set(`gates.decision:${after.decision}`, seq);
    if (/^gates\.request\.(approved|rejected)$/.test(action)) told.set(`gates.outcome:${subject}`, seq);
  }
  const placeOf = ({ message: { subject } }: Posted): { line: string; place: number } | null => {
    const note = /^monitoring\.alert_note:(\S+) (\d+)$/.exec(subject);
    if (note) return { line: `alert ${note[1]}`, place: Number(note[2]) };
    const seq = told.get(subject);
    return seq === undefined ? null : { line: 'gate', place: seq };
  };
  const faults: string[] = [];
  for (const [thread, replies] of Map.groupBy(posted, ({ channel, threadTs }) => `${channel} ${threadTs}`)) {
    const last = new Map<string, number>();
    for (const reply of replies.toSorted((a, b) => Number(a.ts) - Number(b.ts))) {
      const found = placeOf(reply);
      if (!found) continue;
      if (found.place < (last.get(found.line) ?? 0))
        faults.push(`${reply.message.subject} comes too late in thread ${thread}`);
      last.set(found.line, found.place);
    }
  }
  return faults;
}

function missing(messages: readonly Wanted[], standing: readonly Standing[]): string[] {
  const there = new Map(standing.map((one) => [`${one.channel} ${one.ts}`, one]));
  return messages.flatMap(({ subject, wanted, delivered, channel, ts, deadReason }) => {
    if (deadReason) return [`${subject} is dead: ${deadReason}`];
    if (wanted > delivered) return [`${subject} was never delivered`];
    // It had nothing to show.
    if (ts === null) return [];
    const shown = there.get(`${channel} ${ts}`)?.message;
    if (shown?.subject !== subject) return [`${subject} does not stand where it is said to`];
    return shown.version === wanted ? [] : [`${subject} shows version ${shown.version} of ${wanted}`];
  });
}
