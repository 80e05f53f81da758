import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';
import { source } from './foundation.ts';

/** A use case that could be chosen. Retired ones stay, for the record. */
export const candidate = pgTable(
  'candidate',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    name: text().notNull(),
    /** The name as names are compared; the same on every engine and locale. */
    nameKey: text().notNull(),
    description: text().notNull().default(''),
    /** A Slack user id where known, else a name. */
    processOwner: text(),
    startState: text(),
    endState: text(),
    /** A link to the document that describes the process. */
    processDocument: text(),
    /** The three ROI terms, each optional until it is known. Decimals: money is never binary floating point. */
    costPerTransaction: numeric(),
    volume: numeric(),
    volumePeriod: text({ enum: ['day', 'week', 'month', 'quarter', 'year'] }),
    /** How much of the cost is expected to be saved, in percent. */
    improvementRate: numeric(),
    /** ISO 4217. */
    currency: text(),
    /** Value a year: cost × volume a year × rate. Kept beside the terms, so that lists can show and order it. */
    roiYear: numeric(),
    /** The round of blind scoring under way, from 1. */
    round: integer().notNull().default(1),
    /** What the lead settled: whole numbers 1–5, all four or none. */
    dataReadiness: integer(),
    processClarity: integer(),
    roiMeasurability: integer(),
    scopeBoundedness: integer(),
    /** Their product, 1–625. */
    priority: integer(),
    settledBy: text(),
    settledAt: instant(),
    /** The round whose scores were settled; that round takes no more. */
    settledRound: integer(),
    /** Why they are not what was scored, where they are not. */
    settledNote: text(),
    /** [R3] The cycle it was chosen for, once the next one has begun: it isn't offered again. */
    chosenIn: integer(),
    retiredAt: instant(),
    retiredReason: text(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('candidate_name').on(t.workspaceId, t.engagementId, t.nameKey).where(sql`retired_at is null`),
    index('candidate_list').on(t.workspaceId, t.engagementId, t.nameKey),
    index('candidate_rank').on(t.workspaceId, t.engagementId, t.priority).where(sql`retired_at is null`),
    check(
      'candidate_settled',
      sql`(priority is null and num_nonnulls(data_readiness, process_clarity, roi_measurability, scope_boundedness) = 0)
        or (priority = data_readiness * process_clarity * roi_measurability * scope_boundedness
          and data_readiness between 1 and 5 and process_clarity between 1 and 5
          and roi_measurability between 1 and 5 and scope_boundedness between 1 and 5)`,
    ),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('candidate'),
  ],
);

/** Which data a use case needs. */
export const candidateSource = pgTable(
  'candidate_source',
  {
    workspaceId: workspaceId(),
    candidateId: uuid().notNull(),
    sourceId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.candidateId, t.sourceId] }),
    index('candidate_source_source').on(t.workspaceId, t.sourceId),
    foreignKey({
      columns: [t.workspaceId, t.candidateId],
      foreignColumns: [candidate.workspaceId, candidate.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.sourceId], foreignColumns: [source.workspaceId, source.id] }),
    workspaceOnly('candidate_source'),
  ],
);

/** How one person scored a use case in one round, blind. Never changed and never removed. */
export const candidateScore = pgTable(
  'candidate_score',
  {
    workspaceId: workspaceId(),
    candidateId: uuid().notNull(),
    round: integer().notNull(),
    userId: text().notNull(),
    dataReadiness: integer().notNull(),
    processClarity: integer().notNull(),
    roiMeasurability: integer().notNull(),
    scopeBoundedness: integer().notNull(),
    note: text(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.candidateId, t.round, t.userId] }),
    check(
      'candidate_score_range',
      sql`data_readiness between 1 and 5 and process_clarity between 1 and 5
        and roi_measurability between 1 and 5 and scope_boundedness between 1 and 5`,
    ),
    foreignKey({
      columns: [t.workspaceId, t.candidateId],
      foreignColumns: [candidate.workspaceId, candidate.id],
    }),
    workspaceOnly('candidate_score'),
  ],
);

/** Which use case a cycle is about: who decided, and why. A new choice is a new version; the highest counts. */
export const candidateChoice = pgTable(
  'candidate_choice',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    version: integer().notNull(),
    candidateId: uuid().notNull(),
    /** `highest`: the one with the highest product; `tie`: one of several such; `lower`: another one. */
    kind: text({ enum: ['highest', 'tie', 'lower'] }).notNull(),
    /** Required for a tie and for a lower one. */
    reason: text(),
    chosenBy: text().notNull(),
    chosenAt: instant().notNull(),
    /** What it was chosen among: `[{id, name, priority}]`, those with a product at least as high. */
    among: jsonb().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle, t.version] }),
    check('candidate_choice_reason', sql`kind not in ('tie', 'lower') or reason is not null`),
    foreignKey({
      columns: [t.workspaceId, t.candidateId],
      foreignColumns: [candidate.workspaceId, candidate.id],
    }),
    workspaceOnly('candidate_choice'),
  ],
);

/** What a cycle is about to seal, or to seal anew: edited section by section until its gate approves it. */
export const plan = pgTable(
  'plan',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    /** The sections filled in so far, as `src/seal/content.ts` describes them. */
    content: jsonb().notNull(),
    /** Why a sealed plan is changed; null while nothing has been sealed yet. */
    reason: text(),
    updatedBy: text().notNull(),
    updatedAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('plan'),
  ],
);

/** Who has signed which fairness bounds. A signature belongs to the bounds as they were: to their digest. */
export const fairnessSignature = pgTable(
  'fairness_signature',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    /** SHA-256 of the canonical bounds, hexadecimal. */
    digest: text().notNull(),
    role: text({ enum: ['business', 'legal'] }).notNull(),
    userId: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle, t.digest, t.role] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('fairness_signature'),
  ],
);

/** The risk tier of a cycle's use case and its class under the EU AI Act. A new look is a new version. */
export const riskAssessment = pgTable(
  'risk_assessment',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    version: integer().notNull(),
    /** The use case it is about: another one that is chosen later is assessed anew. */
    candidateId: uuid().notNull(),
    /** In the order asked: `[{question, answer, note}]`. */
    answers: jsonb().notNull(),
    tier: text({ enum: ['minimal', 'limited', 'high'] }).notNull(),
    /** A class of the playbook: prohibited, high-risk, transparency, minimal. */
    euClass: text().notNull(),
    /** Why, in the words of whoever assessed it; the questions that decided are in `answers`. */
    reason: text().notNull(),
    assessedBy: text().notNull(),
    assessedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle, t.version] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.candidateId],
      foreignColumns: [candidate.workspaceId, candidate.id],
    }),
    workspaceOnly('risk_assessment'),
  ],
);
