import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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

/** A model version at work in a cycle: how far it may act by itself, and who hears of it. One of a cycle is live. */
export const deployment = pgTable(
  'deployment',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    /** The version, as gates know it: “v3”. */
    model: text().notNull(),
    /** SHA-256 of the model's artefact, hexadecimal; what a clearance is about. */
    modelDigest: text(),
    /** Since when this version is at work, where another one was before it; what was proposed earlier is that one's. */
    modelSince: instant(),
    /** What a case can come out as, as the model's system writes it: `approve`, `deny`. */
    outcomes: text().array().notNull(),
    /** 0: people review every action. 1, 2, 3: the sealed rollout stage that holds. */
    stage: integer().notNull().default(0),
    stageSince: instant().notNull(),
    /** While paused every action is reviewed, whatever the stage. */
    pausedAt: instant(),
    pausedCause: text({ enum: ['breach', 'material error', 'person'] }),
    /** What a person wrote, or the figure that was broken. */
    pausedReason: text(),
    /** [S3.2] Share of autonomous actions that are reviewed afterwards, and [S1.4] of reviews that are blind. Percent. */
    samplePercent: integer().notNull(),
    blindPercent: integer().notNull(),
    /** What the two draws are made with: a caller cannot tell which of its cases will be looked at. */
    drawSecret: text().notNull(),
    /** Hosts that an action may link to. */
    linkHosts: text().array().notNull(),
    /** Where the review queue stands; null: the engagement's channel. */
    reviewChannelId: text(),
    /** Where decisions are sent, and the secret they are signed with, sealed. */
    webhookUrl: text(),
    webhookSecret: text(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    endedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('deployment_live').on(t.workspaceId, t.engagementId, t.cycle).where(sql`ended_at is null`),
    check('deployment_paused', sql`(paused_at is null) = (paused_cause is null)`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('deployment'),
  ],
);

/** [S3.1] Each stage a deployment has been in, and what brought it there. */
export const deploymentStage = pgTable(
  'deployment_stage',
  {
    workspaceId: workspaceId(),
    deploymentId: uuid().notNull(),
    /** 1, 2, 3 … of this deployment. */
    number: integer().notNull(),
    stage: integer().notNull(),
    cause: text({ enum: ['start', 'gate', 'rollback', 'pause', 'resume', 'retrained'] }).notNull(),
    reason: text(),
    by: text().notNull(),
    at: instant().notNull(),
    /** What had been judged of this stage's own cases under the seal then in force: what is judged since is the rest. */
    sealVersion: integer(),
    judgedRight: integer().notNull().default(0),
    judgedWrong: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.deploymentId, t.number] }),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('deployment_stage'),
  ],
);

/** An action that did harm or would have: it pauses the stage and stays open until somebody says what came of it. */
export const materialError = pgTable(
  'material_error',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    deploymentId: uuid().notNull(),
    caseId: text().notNull(),
    /** A reviewer said so, or what was executed is not what was approved. */
    cause: text({ enum: ['review', 'other digest'] }).notNull(),
    text: text().notNull(),
    openedBy: text().notNull(),
    openedAt: instant().notNull(),
    findings: text(),
    closedBy: text(),
    closedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('material_error_case').on(t.workspaceId, t.deploymentId, t.caseId, t.cause),
    check('material_error_closed', sql`closed_at is null or findings is not null`),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('material_error'),
  ],
);

/** [S1.5] What staging did not show, recorded by a button or from a message. */
export const edgeCase = pgTable(
  'edge_case',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    deploymentId: uuid(),
    caseId: text(),
    text: text().notNull(),
    /** The message it was recorded from. */
    link: text(),
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
    /** What was done about it. */
    resolution: text(),
    resolvedBy: text(),
    resolvedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('edge_case_engagement').on(t.workspaceId, t.engagementId, t.cycle, t.recordedAt),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('edge_case'),
  ],
);

/** [S4] A test of the retraining pipeline, from trigger to a model that could be evaluated. The newest counts. */
export const retrainingTest = pgTable(
  'retraining_test',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    passed: boolean().notNull(),
    /** The version that came out of it. */
    model: text(),
    evidence: text().notNull(),
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('retraining_test_engagement').on(t.workspaceId, t.engagementId, t.cycle, t.recordedAt),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('retraining_test'),
  ],
);
