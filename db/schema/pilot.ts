import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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
import { engagement } from './engagement.ts';

/** Something that was measured in a cycle: the heuristic in use today, a baseline model, or a version of the model. */
export const model = pgTable(
  'model',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    kind: text({ enum: ['heuristic', 'baseline', 'version'] }).notNull(),
    /** What people call it: “v3”. Gates are about a version by this name. */
    name: text().notNull(),
    nameKey: text().notNull(),
    note: text(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('model_name').on(t.workspaceId, t.engagementId, t.cycle, t.nameKey),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('model'),
  ],
);

/** What a model was found to do. Never changed: a new look is a new number, and the highest counts. */
export const evaluation = pgTable(
  'evaluation',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    modelId: uuid().notNull(),
    /** 1, 2, 3 … of this model. */
    number: integer().notNull(),
    task: text({ enum: ['classification', 'regression'] }).notNull(),
    /** The version of the seal that was in force. */
    sealVersion: integer().notNull(),
    /** Cases in all. */
    n: bigint({ mode: 'number' }).notNull(),
    /** Metric → what was measured: see `src/pilot/figures.ts`. */
    figures: jsonb().notNull(),
    /** What else came out: confusion counts, calibration, rows that were left out and why. */
    details: jsonb().notNull(),
    /** What it was measured on, in the words of whoever recorded it. */
    dataset: text().notNull(),
    origin: text({ enum: ['modal', 'file', 'api'] }).notNull(),
    /** The file's name and SHA-256, where there was one. */
    fileName: text(),
    fileDigest: text(),
    /** What the caller names it by: recorded once. */
    idempotencyKey: text(),
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('evaluation_number').on(t.workspaceId, t.modelId, t.number),
    uniqueIndex('evaluation_once')
      .on(t.workspaceId, t.engagementId, t.idempotencyKey)
      .where(sql`idempotency_key is not null`),
    index('evaluation_engagement').on(t.workspaceId, t.engagementId, t.recordedAt),
    check('evaluation_cases', sql`n > 0`),
    foreignKey({ columns: [t.workspaceId, t.modelId], foreignColumns: [model.workspaceId, model.id] }),
    workspaceOnly('evaluation'),
  ],
);

/** The same for one segment: one value of one column. */
export const evaluationSegment = pgTable(
  'evaluation_segment',
  {
    workspaceId: workspaceId(),
    evaluationId: uuid().notNull(),
    segment: text().notNull(),
    value: text().notNull(),
    n: bigint({ mode: 'number' }).notNull(),
    figures: jsonb().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.evaluationId, t.segment, t.value] }),
    foreignKey({
      columns: [t.workspaceId, t.evaluationId],
      foreignColumns: [evaluation.workspaceId, evaluation.id],
    }),
    workspaceOnly('evaluation_segment'),
  ],
);

/** Why a model missed its sealed threshold, and how that ends: the model is fixed, or the ROI assumptions are revised. */
export const investigation = pgTable(
  'investigation',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    modelId: uuid().notNull(),
    /** The evaluation that failed, and the seal it was held against. */
    evaluationId: uuid().notNull(),
    sealVersion: integer().notNull(),
    state: text({ enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
    owner: text(),
    openedAt: instant().notNull(),
    findings: text(),
    outcome: text({ enum: ['fix the model', 'revise the ROI'] }),
    /** The newer evaluation, or the newer seal's version, that it ended in. */
    endedIn: text(),
    closedBy: text(),
    closedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('investigation_open').on(t.workspaceId, t.modelId).where(sql`state = 'open'`),
    index('investigation_engagement').on(t.workspaceId, t.engagementId, t.cycle),
    check('investigation_closed', sql`state = 'open' or (findings is not null and outcome is not null)`),
    foreignKey({
      columns: [t.workspaceId, t.evaluationId],
      foreignColumns: [evaluation.workspaceId, evaluation.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.modelId], foreignColumns: [model.workspaceId, model.id] }),
    workspaceOnly('investigation'),
  ],
);

/** A run of a model version in staging: what the integration gate looks at. The newest of a version counts. */
export const stagingRun = pgTable(
  'staging_run',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    modelId: uuid().notNull(),
    ranAt: instant().notNull(),
    /** How long it lasted. */
    minutes: doublePrecision().notNull(),
    /** Cases handled, and how many of them ended in an error. */
    cases: bigint({ mode: 'number' }).notNull(),
    errors: bigint({ mode: 'number' }).notNull(),
    p95Ms: doublePrecision().notNull(),
    /** Whether the audit log and the human checkpoint were seen at work, and where. */
    auditLogSeen: boolean().notNull(),
    auditLogLink: text(),
    checkpointSeen: boolean().notNull(),
    checkpointLink: text(),
    note: text(),
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('staging_run_model').on(t.workspaceId, t.modelId, t.ranAt),
    check(
      'staging_run_counts',
      sql`minutes > 0 and cases >= 0 and errors between 0 and cases and p95_ms >= 0`,
    ),
    foreignKey({ columns: [t.workspaceId, t.modelId], foreignColumns: [model.workspaceId, model.id] }),
    workspaceOnly('staging_run'),
  ],
);

/** As the partial index has it, which is used where the statement itself says so, not a value of it. */
export const isOpenInvestigation = sql`${investigation.state} = 'open'`;
