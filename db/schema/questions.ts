import { boolean, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';

/** What was asked by a message, and what was understood of it: the answer is made of that, and of how things stand. */
export const question = pgTable(
  'question',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    userId: text().notNull(),
    /** The person's own message. */
    channel: text().notNull(),
    ts: text().notNull(),
    /** The language of the answer, BCP 47. */
    locale: text().notNull(),
    /** Only for whoever asked: shown where they are, and posted nowhere. */
    isAlone: boolean().notNull(),
    reading: jsonb().notNull(),
    askedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('question_message').on(t.workspaceId, t.channel, t.ts),
    workspaceOnly('question'),
  ],
);

/** A thread of the assistant pane: which channel its person is looking at. */
export const questionPane = pgTable(
  'question_pane',
  {
    workspaceId: workspaceId(),
    channel: text().notNull(),
    threadTs: text().notNull(),
    /** Empty where they look at none. */
    lookingAt: text().notNull(),
    isTitled: boolean().notNull().default(false),
    seenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.channel, t.threadTs] }), workspaceOnly('question_pane')],
);
