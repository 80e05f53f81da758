import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';

/** [A2] An evidence pack or an export that somebody asked for in Slack, and whether they have it. */
export const packRequest = pgTable(
  'pack_request',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    kind: text({ enum: ['pack', 'export'] }).notNull(),
    /** What a pack is of; null: of all, as an export is. */
    cycle: integer(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    state: text({ enum: ['waiting', 'sent', 'failed'] })
      .notNull()
      .default('waiting'),
    /** The files in Slack that are about to be shown: found again after a crash, and not sent twice. */
    slackFiles: text().array().notNull().default([]),
    settledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('pack_request_asked').on(t.workspaceId, t.askedAt),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('pack_request'),
  ],
);
