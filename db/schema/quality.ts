import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { source } from './foundation.ts';

/** How good a source was found to be for a use. Never changed: a new look is a new version. */
export const assessment = pgTable(
  'assessment',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    sourceId: uuid().notNull(),
    /** What the data is used for; a choice of the playbook. */
    use: text().notNull(),
    /** 1, 2, 3 … of this source and use; the highest counts. */
    version: integer().notNull(),
    assessedBy: text().notNull(),
    assessedAt: instant().notNull(),
    recordsPresent: bigint({ mode: 'number' }).notNull(),
    recordsExpected: bigint({ mode: 'number' }).notNull(),
    /** The spot check. */
    checked: integer().notNull(),
    wrong: integer().notNull(),
    /** What was looked at → `yes` consistent, `no`, or `not applicable`. */
    consistency: jsonb().$type<Record<string, 'yes' | 'no' | 'not applicable'>>().notNull(),
    ageSeen: doublePrecision().notNull(),
    ageSeenUnit: text({ enum: ['hours', 'days'] }).notNull(),
    /** How old the data may be for this use. */
    ageNeeded: doublePrecision().notNull(),
    ageNeededUnit: text({ enum: ['hours', 'days'] }).notNull(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('assessment_version').on(t.workspaceId, t.sourceId, t.use, t.version),
    index('assessment_engagement').on(t.workspaceId, t.engagementId, t.sourceId),
    foreignKey({ columns: [t.workspaceId, t.sourceId], foreignColumns: [source.workspaceId, source.id] }),
    check('assessment_records', sql`records_expected > 0 and records_present >= 0`),
    check('assessment_sample', sql`checked > 0 and wrong between 0 and checked`),
    workspaceOnly('assessment'),
  ],
);
