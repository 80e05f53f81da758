import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
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
import { deployment } from './production.ts';

/** [S1.1] What a model's system means to do with one case, what it was answered, and how that was judged. */
export const proposedAction = pgTable(
  'proposed_action',
  {
    workspaceId: workspaceId(),
    deploymentId: uuid().notNull(),
    /** The caller's own id, and its idempotency key. */
    caseId: text().notNull(),
    /** SHA-256 of all that the caller sent, canonical: the same case with other content is another one. */
    contentDigest: text().notNull(),
    /** [S1.6] SHA-256 of the canonical proposal (RFC 8785): what is approved. */
    proposalDigest: text().notNull(),
    complexity: text({ enum: ['low', 'medium', 'high'] }).notNull(),
    confidence: doublePrecision().notNull(),
    segment: text(),
    summary: text().notNull(),
    /** Which of the deployment's outcomes is proposed. */
    outcome: text().notNull(),
    /** `{ value }`: a bare text or number in jsonb would be read twice. */
    proposal: jsonb().notNull(),
    link: text(),
    /** The stage in which it was answered, and the first one in which it would be autonomous; 0: never. */
    stage: integer().notNull(),
    opensAt: integer().notNull(),
    sealVersion: integer().notNull(),
    answer: text({ enum: ['review', 'execute'] }).notNull(),
    /** Which rule gave the answer. */
    rule: text().notNull(),
    /** `none`: it was autonomous and not drawn for review. */
    review: text({ enum: ['none', 'waiting', 'decided'] }).notNull(),
    blind: boolean().notNull(),
    claimedBy: text(),
    claimedAt: instant(),
    verdict: text({ enum: ['agree', 'override', 'material error'] }),
    /** What it should come out as, where the verdict is an override; what a blind reviewer chose. */
    rightOutcome: text(),
    note: text(),
    decidedBy: text(),
    decidedAt: instant(),
    /** What the executor says it did: the digest of that, and whether it is the one approved. */
    executedDigest: text(),
    executedAt: instant(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.deploymentId, t.caseId] }),
    index('proposed_action_queue')
      .on(t.workspaceId, t.deploymentId, t.receivedAt, t.caseId)
      .where(sql`review = 'waiting'`),
    index('proposed_action_time').on(t.workspaceId, t.deploymentId, t.receivedAt, t.caseId),
    // What a reviewer did today stands under every batch: looked up, not counted through.
    index('proposed_action_reviewer')
      .on(t.workspaceId, t.deploymentId, t.decidedBy, t.decidedAt)
      .where(sql`decided_by is not null`),
    // Of the supervised period, said to be executed before anybody agreed: there should be none, and none is found at once.
    index('proposed_action_unreviewed')
      .on(t.workspaceId, t.deploymentId)
      .where(sql`stage = 0 and executed_at is not null and (decided_at is null or executed_at < decided_at)`),
    // What approvers look through before a stage: few, and found without what was right.
    index('proposed_action_wrong')
      .on(t.workspaceId, t.deploymentId, t.decidedAt)
      .where(sql`verdict <> 'agree'`),
    check('proposed_action_confidence', sql`confidence >= 0 and confidence <= 1`),
    check('proposed_action_decided', sql`(review = 'decided') = (verdict is not null)`),
    check('proposed_action_override', sql`verdict is distinct from 'override' or right_outcome is not null`),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('proposed_action'),
  ],
);

/**
 * Counts of a deployment's actions by day (UTC), by the seal that was in force, by the stage they were answered in and
 * the stage that would let them through: what exits, promotions and exposure are decided on, without reading a million rows.
 */
export const actionTally = pgTable(
  'action_tally',
  {
    workspaceId: workspaceId(),
    deploymentId: uuid().notNull(),
    sealVersion: integer().notNull(),
    stage: integer().notNull(),
    opensAt: integer().notNull(),
    day: date().notNull(),
    /** By the day they came in. */
    actions: integer().notNull().default(0),
    autonomous: integer().notNull().default(0),
    /** By the day they were judged. */
    right: integer().notNull().default(0),
    wrong: integer().notNull().default(0),
    /** Of those that were wrong. */
    material: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.deploymentId, t.sealVersion, t.stage, t.opensAt, t.day] }),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('action_tally'),
  ],
);

/** The same counts of the versions that were at work before: kept, and evidence of nothing that is at work now. */
export const formerTally = pgTable(
  'former_tally',
  {
    workspaceId: workspaceId(),
    deploymentId: uuid().notNull(),
    model: text().notNull(),
    sealVersion: integer().notNull(),
    stage: integer().notNull(),
    opensAt: integer().notNull(),
    day: date().notNull(),
    actions: integer().notNull(),
    autonomous: integer().notNull(),
    right: integer().notNull(),
    wrong: integer().notNull(),
    material: integer().notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.workspaceId, t.deploymentId, t.model, t.sealVersion, t.stage, t.opensAt, t.day],
    }),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('former_tally'),
  ],
);

/** [S1.4] What blind reviewers chose against what the model proposed: the table that agreement is computed from. */
export const blindTally = pgTable(
  'blind_tally',
  {
    workspaceId: workspaceId(),
    deploymentId: uuid().notNull(),
    reviewer: text().notNull(),
    proposed: text().notNull(),
    chosen: text().notNull(),
    cases: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.deploymentId, t.reviewer, t.proposed, t.chosen] }),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('blind_tally'),
  ],
);

/** A decision on its way to a deployment's webhook. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    deploymentId: uuid().notNull(),
    caseId: text().notNull(),
    state: text({ enum: ['waiting', 'sent', 'dead'] }).notNull(),
    attempts: integer().notNull().default(0),
    /** What the receiver answered last, in words. */
    lastFault: text(),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('webhook_delivery_case').on(t.workspaceId, t.deploymentId, t.caseId),
    index('webhook_delivery_dead').on(t.workspaceId, t.deploymentId, t.settledAt).where(sql`state = 'dead'`),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('webhook_delivery'),
  ],
);

/**
 * [S1.6] A pair that decisions, clearances and evidence packs are signed with, of this installation as a whole: its rows are in the
 * system's own workspace. The public half is published before it signs and until nothing it signed is valid; it stays, for packs.
 */
export const signingKey = pgTable(
  'signing_key',
  {
    workspaceId: workspaceId(),
    /** `kid`: the RFC 7638 thumbprint of the public half. */
    id: text().notNull(),
    publicJwk: jsonb().notNull(),
    /** PKCS #8, sealed with the encryption key; null once it signs nothing any more. */
    privateKey: text(),
    publishedAt: instant().notNull(),
    signsFrom: instant().notNull(),
    /** Not published any more, and refused, from here on; null while it signs. */
    retiredAt: instant(),
    /** Somebody else may have had it: nothing that it signed proves anything. */
    isTakenBack: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), workspaceOnly('signing_key')],
);

// As partial indexes have it. One is used where the statement itself says what it is about, not a value of it.
export const isWaiting = sql`${proposedAction.review} = 'waiting'`;
export const isWrong = sql`${proposedAction.verdict} <> 'agree'`;
export const isDead = sql`${webhookDelivery.state} = 'dead'`;
