import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';

/**
 * What Slack should show, one row a subject (`engagement.card:<id>`). A verb raises `wanted`; delivery
 * renders the subject from current state, posts or edits it, and sets `delivered`. A message is pending
 * while `wanted` is ahead of `delivered` and it is not dead.
 */
export const message = pgTable(
  'message',
  {
    workspaceId: workspaceId(),
    subject: text().notNull(),
    /** Identifies the message in Slack's metadata. */
    id: uuid().notNull(),
    engagementId: uuid(),
    /** A channel id, or a user id for a direct message. */
    destination: text().notNull(),
    /** The subject in whose thread this one stands. */
    threadOf: text(),
    pin: boolean().notNull().default(false),
    /** Its address, where other messages link to it. */
    permalink: text(),
    wanted: integer().notNull(),
    delivered: integer().notNull().default(0),
    /** Order within a destination: the earliest change not yet shown goes first. */
    position: bigserial({ mode: 'number' }).notNull(),
    /** Where it stands in Slack, once posted. */
    channel: text(),
    ts: text(),
    /** Set while a post is under way. Found set by another worker, the outcome is unknown: look before posting again. */
    attemptAt: instant(),
    /** Where that look goes on, in Slack's pages. */
    lookCursor: text(),
    attempts: integer().notNull().default(0),
    /** The picture it is to show: what was drawn, and the file in Slack that holds it; none where it cannot be had. */
    pictureHash: text(),
    pictureFile: text(),
    /** Slack is not done with that file yet: the message goes without it, and is edited once it is. */
    pictureWaits: boolean().notNull().default(false),
    /** How often Slack was asked for it since. */
    pictureLooks: integer().notNull().default(0),
    /** The file it shows in Slack now. */
    pictureShown: text(),
    /** Slack's error, when the message cannot be delivered; a person has to act. */
    deadReason: text(),
    deadAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.subject] }),
    unique('message_id').on(t.workspaceId, t.id),
    index('message_queue')
      .on(t.workspaceId, t.destination, t.position)
      .where(sql`wanted > delivered and dead_at is null`),
    index('message_place').on(t.workspaceId, t.channel, t.ts),
    index('message_engagement').on(t.workspaceId, t.engagementId),
    workspaceOnly('message'),
  ],
);

/** The pace and health of one channel or direct message. */
export const destination = pgTable(
  'destination',
  {
    workspaceId: workspaceId(),
    destination: text().notNull(),
    /** Nothing is sent before: one message a second, Retry-After, back-off. */
    notBefore: instant(),
    failures: integer().notNull().default(0),
    /** Slack's error while the channel cannot be written to: archived, bot not invited, gone. */
    closedReason: text(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.destination] }), workspaceOnly('destination')],
);

/** Which replica runs which slot of a scheduled job; the first to insert it does. */
export const clockSlot = pgTable(
  'clock_slot',
  {
    workspaceId: workspaceId(),
    slot: text().notNull(),
    takenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.slot] }), workspaceOnly('clock_slot')],
);
