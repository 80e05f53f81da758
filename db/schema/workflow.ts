import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';

/** [H6] The lead for whom steps of Workflow Builder act in an engagement; where there is no row none do. */
export const workflowPermission = pgTable(
  'workflow_permission',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    givenBy: text().notNull(),
    givenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('workflow_permission'),
  ],
);
