import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
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
    /** The name as names are compared: see `nameKey` in the room's rules. The same on every engine and locale. */
    nameKey: text().notNull(),
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
    uniqueIndex('source_name').on(t.workspaceId, t.engagementId, t.nameKey).where(sql`retired_at is null`),
    index('source_list').on(t.workspaceId, t.engagementId, t.nameKey),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
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
    description: text().notNull().default(''),
    /** The source a gap opened by itself belongs to; a gap of that type opens once for it. */
    openedFor: uuid(),
    /** A Slack user id. */
    owner: text(),
    dueOn: date(),
    /** A choice of the playbook. */
    effort: text(),
    /** Whether it prevents the model from working, or reduces its performance. */
    effect: text({ enum: ['blocking', 'degrading'] })
      .notNull()
      .default('blocking'),
    /** Degrading gaps: how much of the model's performance is expected to be lost, in percent. */
    expectedLoss: doublePrecision(),
    /** What effect and loss rest on. */
    effectNote: text(),
    state: text({ enum: ['open', 'in progress', 'resolved', 'waived'] })
      .notNull()
      .default('open'),
    openedBy: text().notNull(),
    openedAt: instant().notNull(),
    /** Evidence of the resolution: at least one of link, note and file. */
    evidenceLink: text(),
    evidenceNote: text(),
    /** A Slack file. */
    evidenceFile: text(),
    evidenceFileName: text(),
    resolvedBy: text(),
    resolvedAt: instant(),
    /** The waiver: who accepted which loss until when, and why. It ends at the beginning of its day. */
    waivedBy: text(),
    waivedAt: instant(),
    waiverLoss: doublePrecision(),
    waiverExpiresOn: date(),
    waiverReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('gap_blocking_unwaived', sql`not (effect = 'blocking' and state = 'waived')`),
    check('gap_loss_stated', sql`effect = 'blocking' or expected_loss is not null`),
    index('gap_owner').on(t.workspaceId, t.owner).where(sql`state in ('open', 'in progress')`),
    index('gap_waiver').on(t.workspaceId, t.waiverExpiresOn).where(sql`state = 'waived'`),
    uniqueIndex('gap_opened_for').on(t.workspaceId, t.openedFor, t.type).where(sql`opened_for is not null`),
    index('gap_list').on(t.workspaceId, t.engagementId, t.state, t.openedAt),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('gap'),
  ],
);

/** Which sources a gap affects. */
export const gapSource = pgTable(
  'gap_source',
  {
    workspaceId: workspaceId(),
    gapId: uuid().notNull(),
    sourceId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.gapId, t.sourceId] }),
    index('gap_source_source').on(t.workspaceId, t.sourceId),
    foreignKey({ columns: [t.workspaceId, t.gapId], foreignColumns: [gap.workspaceId, gap.id] }),
    foreignKey({ columns: [t.workspaceId, t.sourceId], foreignColumns: [source.workspaceId, source.id] }),
    workspaceOnly('gap_source'),
  ],
);
