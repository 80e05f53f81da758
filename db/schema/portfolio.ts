import { boolean, date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';

/** [D4] Who gets the digest over all engagements, and when; without a row a person does not. */
export const portfolioSubscription = pgTable(
  'portfolio_subscription',
  {
    workspaceId: workspaceId(),
    userId: text().notNull(),
    isOn: boolean().notNull(),
    /** Local time, HH:mm. */
    time: text().notNull(),
    /** ISO days of the week. */
    days: integer().array().notNull(),
    /** IANA; null for the person's own. */
    timeZone: text(),
    /** Times of day that were past by then are not made up for. */
    changedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] }), workspaceOnly('portfolio_subscription')],
);

/** One portfolio digest for one person and local date: whoever writes the row first sends it. */
export const portfolioSent = pgTable(
  'portfolio_sent',
  {
    workspaceId: workspaceId(),
    userId: text().notNull(),
    localDate: date().notNull(),
    /** The end of that date: not shown for the first time after it. */
    until: instant().notNull(),
    queuedAt: instant().notNull(),
    /** What it says, once it was composed: tried again, it is the same message. */
    content: jsonb(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId, t.localDate] }), workspaceOnly('portfolio_sent')],
);
