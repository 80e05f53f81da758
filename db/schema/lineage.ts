import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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
import { engagement } from './engagement.ts';

/**
 * How often the foundation of a cycle has changed: a source, a gap or the lineage. A pipeline run counts for
 * the revision it was made on. Taken last in a transaction, so that it orders nothing else.
 */
export const foundationState = pgTable(
  'foundation_state',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    revision: integer().notNull(),
    changedAt: instant().notNull(),
    changedBy: text().notNull(),
    /** What changed last, and its name where it has one. */
    changedKind: text({ enum: ['source', 'import', 'gap', 'lineage'] }).notNull(),
    changedName: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('foundation_state'),
  ],
);

/** What puts a foundation at risk after its phase; dealt with when `settledAt` is set. */
export const foundationRisk = pgTable(
  'foundation_risk',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    kind: text({ enum: ['source', 'import', 'gap'] }).notNull(),
    /** The source, import or gap. */
    subject: uuid().notNull(),
    name: text().notNull(),
    causedBy: text().notNull(),
    at: instant().notNull(),
    settledAt: instant(),
    settledBy: text(),
    /** Why it was accepted; null where the exit check passed again. */
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('foundation_risk_cause')
      .on(t.workspaceId, t.engagementId, t.cycle, t.subject)
      .where(sql`settled_at is null`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('foundation_risk'),
  ],
);

/** One lineage a cycle: held while its nodes and edges change, so that two changes cannot make a cycle together. */
export const lineage = pgTable(
  'lineage',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    revision: integer().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('lineage'),
  ],
);

/** A transformation or dataset. Every source of the inventory is a node too, by its own id and without a row. */
export const lineageNode = pgTable(
  'lineage_node',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    kind: text({ enum: ['transformation', 'dataset'] }).notNull(),
    name: text().notNull(),
    /** The name as names are compared. */
    nameKey: text().notNull(),
    description: text(),
    isFinal: boolean().notNull().default(false),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('lineage_node_name').on(t.workspaceId, t.engagementId, t.cycle, t.nameKey),
    uniqueIndex('lineage_node_final').on(t.workspaceId, t.engagementId, t.cycle).where(sql`is_final`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('lineage_node'),
  ],
);

/** What feeds what. Edges are a set: adding one twice is once. */
export const lineageEdge = pgTable(
  'lineage_edge',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    /** A source or a node. */
    fromId: uuid().notNull(),
    toId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle, t.fromId, t.toId] }),
    foreignKey({
      columns: [t.workspaceId, t.toId],
      foreignColumns: [lineageNode.workspaceId, lineageNode.id],
    }),
    workspaceOnly('lineage_edge'),
  ],
);

/** An end-to-end run from every origin to the final dataset. Valid while its revision is the foundation's. */
export const pipelineRun = pgTable(
  'pipeline_run',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    ranAt: instant().notNull(),
    rowsIn: bigint({ mode: 'number' }).notNull(),
    rowsOut: bigint({ mode: 'number' }).notNull(),
    passed: integer().notNull(),
    failed: integer().notNull(),
    /** At least one of these: an address, words, a file in Slack. */
    evidenceLink: text(),
    evidenceNote: text(),
    evidenceFile: text(),
    /** It began at every origin source of its time: these. */
    coversAll: boolean().notNull(),
    origins: jsonb().$type<string[]>().notNull(),
    /** The foundation's revision it was made on. */
    revision: integer().notNull(),
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('pipeline_run_newest').on(t.workspaceId, t.engagementId, t.cycle, t.recordedAt),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('pipeline_run'),
  ],
);
