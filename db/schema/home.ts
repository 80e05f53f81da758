import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';

/** Who has opened their Home, when last, and what they are looking at: whose Home follows what changes. */
export const homeOpened = pgTable(
  'home_opened',
  {
    workspaceId: workspaceId(),
    userId: text().notNull(),
    openedAt: instant().notNull(),
    /** How often a drawing was asked for, and which of them the newest one answered: fewer than wanted, one is due. */
    wanted: integer().notNull().default(1),
    drawn: integer().notNull().default(0),
    /** The page each list is at, from 1. */
    tasksPage: integer().notNull().default(1),
    minePage: integer().notNull().default(1),
    portfolioPage: integer().notNull().default(1),
    /** The end of the record that its glances know; null before the first drawing. */
    known: jsonb(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId] }),
    // Each change of an engagement asks whether anybody has a Home open.
    index('home_opened_lately').on(t.workspaceId, t.openedAt),
    workspaceOnly('home_opened'),
  ],
);

/**
 * What a person's Home says of one engagement, as of the end of the record that `home_opened` knows: read from the
 * rooms again once the record of that engagement has gone on.
 */
export const homeGlance = pgTable(
  'home_glance',
  {
    workspaceId: workspaceId(),
    userId: text().notNull(),
    engagementId: uuid().notNull(),
    glance: jsonb().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId, t.engagementId] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [homeOpened.workspaceId, homeOpened.userId],
    }).onDelete('cascade'),
    workspaceOnly('home_glance'),
  ],
);
