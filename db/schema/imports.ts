import { sql } from 'drizzle-orm';
import {
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';

/** What a person said the columns and words of a file mean, kept for the next one of the same shape. */
export const tableShape = pgTable(
  'table_shape',
  {
    workspaceId: workspaceId(),
    /** Of which kind of file, by the name of a room's kind. */
    kind: text().notNull(),
    /** SHA-256 of the headings, hexadecimal. */
    shape: text().notNull(),
    mapping: jsonb().notNull(),
    saidBy: text().notNull(),
    saidAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.kind, t.shape] }), workspaceOnly('table_shape')],
);

/** A file between its dry run and the confirm. Its plan is kept until then, and dropped after. */
export const fileImport = pgTable(
  'file_import',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    /** What a person says is in it, by the name of a room's kind; null until somebody has said so. */
    kind: text(),
    /** What was answered beside the file: field → value. */
    options: jsonb().$type<Record<string, string>>().notNull().default({}),
    fileName: text().notNull(),
    /** The Slack file it came from, where it did: one file is read once. */
    fileId: text(),
    /** SHA-256 of the bytes that were read, hexadecimal. */
    fileDigest: text(),
    userId: text().notNull(),
    /** Where the file was dropped; null for one handed in by modal. */
    channel: text(),
    threadTs: text(),
    /** The modal that waits for the result. */
    viewId: text(),
    state: text({
      enum: ['offered', 'reading', 'asking', 'ready', 'refused', 'imported', 'discarded'],
    }).notNull(),
    /** Counts the dry runs, so that a confirm is about the one that was shown. */
    run: integer().notNull().default(0),
    /** What the confirm will do, as the kind has it. */
    plan: jsonb(),
    /** What is wrong, row by row: line, column, reason. */
    problems: jsonb(),
    /** Rows that need repair, as the file has them. */
    rejected: jsonb(),
    /** Of a table: its columns and what they are taken for. */
    asks: jsonb(),
    /** What a person said they hold; null where nobody was asked. */
    mapping: jsonb(),
    summary: jsonb(),
    createdAt: instant().notNull(),
    decidedAt: instant(),
    decidedBy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('file_import_file')
      .on(t.workspaceId, t.engagementId, t.fileId)
      .where(sql`channel is not null`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('file_import'),
  ],
);
