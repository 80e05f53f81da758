import { createHash } from 'node:crypto';
import type { Event, Fields, Lane } from './record.ts';

/*
 * The chain of hashes once more, from what docs/adr/0005 and 0040 say of it, and from nothing else. A run has neither
 * erased anybody nor begun before there were lanes: an event that says otherwise is at fault.
 */

const GENESIS = '0'.repeat(64);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with the names of each object in the order of their UTF-16 units, and no white space. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical((value as Fields)[name])}`).join(',')}}`;
}

function leafOf(workspaceId: string, event: Event): string {
  const { origin, action, kind, engagementId, salt } = event;
  const proof = (name: string, value: unknown) =>
    sha256(`${sha256(`${salt}\n${name}`)}\n${canonical(value)}`);
  const side = (name: 'before' | 'after') =>
    event[name] &&
    Object.fromEntries(
      Object.entries(event[name]).map(([field, value]) => [field, proof(`${name}.${field}`, value)]),
    );
  return sha256(
    canonical({
      version: 2,
      workspaceId,
      at: Temporal.Instant.fromEpochMilliseconds(event.at).toString(),
      origin,
      action,
      kind,
      engagementId,
      actor: proof('actor', event.actor),
      subject: proof('subject', event.subject),
      before: side('before'),
      after: side('after'),
    }),
  );
}

/** The hash that an event should have. */
export const hashOf = (workspaceId: string, event: Event): string =>
  sha256([event.prevHash, event.lane, event.place, event.seq, leafOf(workspaceId, event)].join('\n'));

/** [A1] Every lane from its first event to its end: nothing changed, missing, inserted or cut off. */
export function faultsOfChain(
  workspaceId: string,
  { events, lanes }: { events: readonly Event[]; lanes: readonly Lane[] },
): string[] {
  const inLanes = Map.groupBy(events, ({ lane }) => lane);
  const known = new Set<number | null>(lanes.map(({ lane }) => lane));
  const strays = [...inLanes.keys()].filter((lane) => !known.has(lane));
  return [
    ...strays.map((lane) => `there are events in lane ${lane}, which is none`),
    ...lanes.flatMap((lane) => faultsOfLane(workspaceId, lane, inLanes.get(lane.lane) ?? [])),
  ];
}

function faultsOfLane(workspaceId: string, { lane, ...end }: Lane, events: readonly Event[]): string[] {
  const faults: string[] = [];
  let before = { place: 0, hash: GENESIS };
  for (const event of events.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))) {
    const what = `event ${event.seq} (${event.action}), lane ${lane} place ${event.place},`;
    if (event.place !== before.place + 1) faults.push(`${what} follows place ${before.place}`);
    if (event.prevHash !== before.hash) faults.push(`${what} does not hold the hash before it`);
    if (event.hash !== hashOf(workspaceId, event)) faults.push(`${what} is not what its hash says`);
    before = { place: event.place ?? 0, hash: event.hash };
  }
  if (end.place !== before.place || end.hash !== before.hash)
    faults.push(`lane ${lane} ends at place ${before.place}, and should at ${end.place}`);
  return faults;
}
