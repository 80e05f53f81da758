import { sql } from 'drizzle-orm';
import type { QueueEntry } from '../../jobs/queue.ts';
import type { Showing } from '../../record/act.ts';

/** The queue whose entries say: this channel has something to show. */
export const DELIVERY_QUEUE = 'delivery';

/** The place at the end of the line. */
export const lastPosition = sql`nextval('message_position_seq')`;

/**
 * What should be shown. Several changes before delivery comes around are one edit: each only
 * raises `wanted`. A message that was dead is alive again, since something new is to be told; its
 * `deadReason` stays until it is delivered, so that nobody is told twice. One whose destination changed is
 * posted anew there.
 * @returns messages as the function `end_verb` takes them; and the queue entries that wake delivery, one a destination
 */
export function requestMessages(
  workspaceId: string,
  showings: readonly Showing[],
): { messages: object[]; entries: QueueEntry[] } {
  const bySubject = new Map(showings.map((showing) => [showing.subject, showing]));
  const messages = [...bySubject.values()].map(({ engagementId, threadOf, ...showing }, at) => ({
    ...showing,
    at,
    engagement_id: engagementId,
    thread_of: threadOf,
  }));
  const destinations = [...new Set(messages.map((showing) => showing.destination))];
  return {
    messages,
    entries: destinations.map((destination) => ({
      ...deliveryEntry(workspaceId, destination),
      wakes: destination,
    })),
  };
}

/** What a delivery entry says. */
export interface Wake extends Record<string, unknown> {
  workspaceId: string;
  destination: string;
  /** The `notBefore` it was written for; without it: wake now. */
  at?: string;
}

/** Wakes delivery for one destination, at once or when its `notBefore` has come. */
export const deliveryEntry = (
  workspaceId: string,
  destination: string,
  startAfter?: Temporal.Instant,
): QueueEntry => {
  const wake: Wake = { workspaceId, destination, ...(startAfter && { at: startAfter.toString() }) };
  return {
    queue: DELIVERY_QUEUE,
    key: `${workspaceId}:${destination}`,
    data: wake,
    ...(startAfter && { startAfter }),
  };
};
