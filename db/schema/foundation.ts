import { sql } from 'drizzle-orm';
import { boolean, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';

/** One line of the data inventory. Retired ones stay, for the record. */
export const source = pgTable(
  'source',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    name: text().notNull(),
    system: text().notNull(),
    /** Who owns the data: a Slack user id where known, else a name. */
    owner: text().notNull(),
    accessMethod: text().notNull(),
    updateFrequency: text().notNull(),
    volume: text().notNull(),
    format: text().notNull(),
    /** Where the format is unstructured: how it becomes data. */
    extractionPlan: text(),
    /** Kinds of personal data; empty where there are none. */
    personalData: text().array().notNull(),
    existsToday: boolean().notNull(),
    accessible: boolean().notNull(),
    checkedBy: text(),
    checkedOn: date(),
    retiredAt: instant(),
    retiredReason: text(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('source_name').on(t.workspaceId, t.engagementId, sql`lower(name)`).where(sql`retired_at is null`),
    index('source_list').on(t.workspaceId, t.engagementId, t.createdAt),
    foreignKey({ columns: [t.workspaceId, t.engagementId], foreignColumns: [engagement.workspaceId, engagement.id] }),
    workspaceOnly('source'),
  ],
);

/** Something wrong with the data, from the moment it is known until it is resolved. */
export const gap = pgTable(
  'gap',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    type: text().notNull(),
    title: text().notNull(),
    /** The source a gap opened by itself belongs to; a gap of that type opens once for it. */
    openedFor: uuid(),
    state: text({ enum: ['open', 'in progress', 'resolved', 'waived'] }).notNull().default('open'),
    openedBy: text().notNull(),
    openedAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('gap_opened_for').on(t.workspaceId, t.openedFor, t.type).where(sql`opened_for is not null`),
    index('gap_list').on(t.workspaceId, t.engagementId, t.state, t.openedAt),
    foreignKey({ columns: [t.workspaceId, t.engagementId], foreignColumns: [engagement.workspaceId, engagement.id] }),
    workspaceOnly('gap'),
  ],
);

/** A CSV file between its dry run and the confirm. Rows are kept until then, and dropped after. */
export const sourceImport = pgTable(
  'source_import',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    fileName: text().notNull(),
    /** The Slack file it came from, where it did: one file is read once. */
    fileId: text(),
    userId: text().notNull(),
    state: text({ enum: ['reading', 'ready', 'refused', 'imported', 'discarded'] }).notNull(),
    /** The accepted rows, as the add form would hold them. */
    rows: jsonb(),
    /** What is wrong, row by row: line, column, message. */
    problems: jsonb(),
    summary: jsonb(),
    createdAt: instant().notNull(),
    decidedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.engagementId], foreignColumns: [engagement.workspaceId, engagement.id] }),
    workspaceOnly('source_import'),
  ],
);
