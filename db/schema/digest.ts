import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';

/**
 * Who gets an engagement's digest, and when, where that differs from what holds without a row: its channel
 * gets it at nine on working days, a person does not.
 */
export const digestSubscription = pgTable(
  'digest_subscription',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    /** `channel` for the engagement's channel, wherever that is by then; else a user id. */
    subscriber: text().notNull(),
    isOn: boolean().notNull(),
    /** Local time, HH:mm. */
    time: text().notNull(),
    /** ISO days of the week; null for the engagement's working days. */
    days: integer().array(),
    /** IANA; null for the engagement's, or the person's own. */
    timeZone: text(),
    /** Times of day that were past by then are not made up for. */
    changedAt: instant().notNull(),
    changedBy: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.subscriber] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('digest_subscription'),
  ],
);

/** One digest for one subscriber and local date: whoever writes the row first sends it. */
export const digestSent = pgTable(
  'digest_sent',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    subscriber: text().notNull(),
    /** The date where the subscriber is. */
    localDate: date().notNull(),
    /** The end of that date: not shown for the first time after it. */
    until: instant().notNull(),
    queuedAt: instant().notNull(),
    /** When it was composed, and what it says: tried again, it is the same message. */
    composedAt: instant(),
    content: jsonb(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.subscriber, t.localDate] }),
    index('digest_sent_date').on(t.workspaceId, t.localDate),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('digest_sent'),
  ],
);
