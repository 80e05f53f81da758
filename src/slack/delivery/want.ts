import { sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { raw } from '../../../db/raw.ts';
import type { QueueEntry } from '../../jobs/queue.ts';
import type { Showing } from '../../record/act.ts';

/** The queue whose entries say: this channel has something to show. */
export const DELIVERY_QUEUE = 'delivery';

/** The place at the end of the line. */
export const lastPosition = sql`nextval(pg_get_serial_sequence('message', 'position'))`;

/**
 * Writes down what should be shown. Several changes before delivery comes around are one edit: each only
 * raises `wanted`. A message that was dead is alive again, since something new is to be told; its
 * `deadReason` stays until it is delivered, so that nobody is told twice. One whose destination changed is
 * posted anew there.
 * @returns `written`: once they are; and the queue entries that wake delivery, one a destination
 */
export function wantMessages(
  tx: Tx,
  workspaceId: string,
  showings: readonly Showing[],
): { written: Promise<unknown>; entries: QueueEntry[] } {
  const bySubject = new Map(showings.map((showing) => [showing.subject, showing]));
  if (bySubject.size === 0) return { written: Promise.resolve(), entries: [] };
  const shown = [...bySubject.values()].map(({ engagementId, threadOf, ...showing }, at) => ({
    ...showing,
    at,
    engagement_id: engagementId,
    thread_of: threadOf,
  }));
  const destinations = [...new Set(shown.map((showing) => showing.destination))];
  return {
    written: raw(tx, WANT, [workspaceId, JSON.stringify(shown)]),
    entries: destinations.map((destination) => deliveryEntry(workspaceId, destination)),
  };
}

/**
 * Places at the end of the line in the order shown; written in the order of subjects everywhere: two transactions that
 * show the same messages must not lock them crosswise.
 */
const WANT = `
with shown as (
  select r.*, nextval(pg_get_serial_sequence('message', 'position')) as position
  from (
    select * from jsonb_to_recordset($2::text::jsonb)
      as x (at int, subject text, destination text, engagement_id uuid, thread_of text, pin boolean)
    order by at
  ) r
)
insert into message (workspace_id, subject, id, engagement_id, destination, thread_of, pin, wanted, position)
select $1, subject, gen_random_uuid(), engagement_id, destination, thread_of, coalesce(pin, false), 1, position
from shown order by subject
on conflict (workspace_id, subject) do update set
  wanted = message.wanted + 1,
  destination = excluded.destination,
  thread_of = excluded.thread_of,
  position = case when message.wanted > message.delivered and message.dead_at is null
    then message.position else excluded.position end,
  channel = case when message.destination = excluded.destination then message.channel end,
  ts = case when message.destination = excluded.destination then message.ts end,
  attempt_at = case when message.destination = excluded.destination then message.attempt_at end,
  look_cursor = case when message.destination = excluded.destination then message.look_cursor end,
  dead_at = null`;

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
