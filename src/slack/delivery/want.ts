import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { query, type Tx } from '../../../db/database.ts';
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

/** The place at the end of the line. */
export const lastPosition = sql`nextval(pg_get_serial_sequence('message', 'position'))`;

/**
 * Writes down what should be shown. Several changes before delivery comes around are one edit: each only
 * raises `wanted`. A message that was dead is alive again, since something new is to be told; its
 * `deadReason` stays until it is delivered, so that nobody is told twice. One whose destination changed is
 * posted anew there.
 * @returns the queue entries that wake delivery, one a destination
 */
export async function wantMessages(
  tx: Tx,
  workspaceId: string,
  showings: readonly Showing[],
): Promise<QueueEntry[]> {
  const bySubject = new Map(showings.map((showing) => [showing.subject, showing]));
  if (bySubject.size === 0) return [];
  // One alone takes its place as it is written.
  const positions =
    bySubject.size === 1
      ? []
      : await query<{ at: string }>(
          tx,
          sql`select ${lastPosition} as at from generate_series(1, ${bySubject.size}) order by 1`,
        );
  // Delivered in the order shown, but written in one order everywhere: two transactions that show the same
  // messages must not lock them crosswise.
  const ordered = [...bySubject.values()]
    .map((showing, index) => ({ ...showing, position: positions[index] && Number(positions[index].at) }))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
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
        ...(showing.position !== undefined && { position: showing.position }),
      })),
    )
    .onConflictDoUpdate({
      target: [message.workspaceId, message.subject],
      set: {
        wanted: sql`${message.wanted} + 1`,
        destination: sql`excluded.destination`,
        threadOf: sql`excluded.thread_of`,
        position: sql`case when ${message.wanted} > ${message.delivered} and ${message.deadAt} is null then ${message.position} else excluded.position end`,
        channel: unlessMoved(message.channel),
        ts: unlessMoved(message.ts),
        attemptAt: unlessMoved(message.attemptAt),
        deadAt: null,
      },
    });
  return [...new Set(ordered.map((showing) => showing.destination))].map((destination) =>
    deliveryEntry(workspaceId, destination),
  );
}

const unlessMoved = (column: AnyPgColumn) =>
  sql`case when ${message.destination} = excluded.destination then ${column} end`;

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
