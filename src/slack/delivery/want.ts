import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { message } from '../../../db/schema/delivery.ts';
import type { QueueEntry } from '../../jobs/queue.ts';

/** The queue whose entries say: this channel has something to show. */
export const DELIVERY_QUEUE = 'delivery';

/** A message that should exist and show the current state of its subject. */
export interface Showing {
  /** `<card kind>:<id>`; the room that registered the kind renders it. Posted once, then edited. */
  subject: string;
  /** A channel id, or a user id for a direct message. */
  destination: string;
  /** The subject in whose thread it stands. */
  threadOf?: string;
  pin?: boolean;
  engagementId?: string;
}

/**
 * Writes down what should be shown. Several changes before delivery comes around are one edit: each only
 * raises `wanted`. A message that was dead is alive again, since something new is to be told.
 * @returns the queue entries that wake delivery, one a destination
 */
export async function wantMessages(tx: Tx, workspaceId: string, showings: readonly Showing[]): Promise<QueueEntry[]> {
  const bySubject = new Map(showings.map((showing) => [showing.subject, showing]));
  if (bySubject.size === 0) return [];
  // In one order everywhere, so that two transactions that show the same messages cannot deadlock.
  const ordered = [...bySubject.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1));
  await tx
    .insert(message)
    .values(
      ordered.map((showing) => ({
        workspaceId,
        subject: showing.subject,
        id: randomUUID(),
        engagementId: showing.engagementId ?? null,
        destination: showing.destination,
        threadOf: showing.threadOf ?? null,
        pin: showing.pin ?? false,
        wanted: 1,
      })),
    )
    .onConflictDoUpdate({
      target: [message.workspaceId, message.subject],
      set: {
        wanted: sql`${message.wanted} + 1`,
        destination: sql`excluded.destination`,
        position: sql`case when ${message.wanted} > ${message.delivered} and ${message.deadAt} is null then ${message.position} else excluded.position end`,
        deadReason: null,
        deadAt: null,
      },
    });
  return [...new Set(ordered.map((showing) => showing.destination))].map((destination) =>
    deliveryEntry(workspaceId, destination),
  );
}

/** Wakes delivery for one destination. */
export const deliveryEntry = (workspaceId: string, destination: string, startAfter?: Temporal.Instant): QueueEntry => ({
  queue: DELIVERY_QUEUE,
  key: `${workspaceId}:${destination}`,
  data: { workspaceId, destination },
  ...(startAfter && { startAfter }),
});
