import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
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
import { APPROVER_ROLES } from '../roles.ts';
import { engagement } from './engagement.ts';

/** A gate that was asked for, in one cycle of an engagement: what was shown, and how it ended. */
export const gateRequest = pgTable(
  'gate_request',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    /** The gate's key in the manifest. */
    gate: text().notNull(),
    /** What it is about where a phase has several, such as a model version. */
    subject: text(),
    /** [R2] The phase it was asked for in; null of those from before this was kept, which were asked for in their gate's own. */
    phase: integer(),
    state: text({ enum: ['open', 'approved', 'rejected', 'withdrawn', 'superseded', 'overridden'] })
      .notNull()
      .default('open'),
    withConditions: boolean().notNull().default(false),
    requestedBy: text().notNull(),
    requestedAt: instant().notNull(),
    dueOn: date().notNull(),
    /** Where its message stands. */
    channelId: text().notNull(),
    /** SHA-256 of the evidence as it is now; approvals count for the one they were given on. */
    digest: text().notNull(),
    /** The computed items as last looked at: what is shown, and what a change is compared with. */
    evidence: jsonb().notNull(),
    /** Every change of the evidence since it was asked for: when, what, whose approvals it voided. */
    changes: jsonb().notNull(),
    changedAt: instant(),
    /** When Slack was last asked for reactions and replies, and the reactions found there. */
    reconciledAt: instant(),
    reactions: jsonb().notNull(),
    /** How far its thread has been read. */
    threadPlace: jsonb(),
    decidedBy: text(),
    decidedAt: instant(),
    reason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    uniqueIndex('gate_request_open')
      .on(t.workspaceId, t.engagementId, t.cycle, t.gate)
      .where(sql`state = 'open'`),
    index('gate_request_engagement').on(t.workspaceId, t.engagementId, t.cycle, t.requestedAt),
    index('gate_request_state').on(t.workspaceId, t.state),
    workspaceOnly('gate_request'),
  ],
);

/** Somebody says that an item holds which no program can compute. Belongs to one request. */
export const gateAttestation = pgTable(
  'gate_attestation',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    requestId: uuid().notNull(),
    item: text().notNull(),
    userId: text().notNull(),
    role: text({ enum: APPROVER_ROLES }).notNull(),
    note: text().notNull(),
    link: text(),
    at: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.requestId],
      foreignColumns: [gateRequest.workspaceId, gateRequest.id],
    }),
    uniqueIndex('gate_attestation_live')
      .on(t.workspaceId, t.requestId, t.item)
      .where(sql`withdrawn_at is null`),
    workspaceOnly('gate_attestation'),
  ],
);

/** What somebody decided. One that does not count any more stays, with why. */
export const gateDecision = pgTable(
  'gate_decision',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    requestId: uuid().notNull(),
    userId: text().notNull(),
    /** The role it was shown to fill; for a delegate that of the person who is away. */
    role: text({ enum: APPROVER_ROLES }).notNull(),
    kind: text({ enum: ['approve', 'conditions', 'reject'] }).notNull(),
    /** The reason, or the conditions one a line. */
    text: text(),
    /** The digest it was given on. */
    digest: text().notNull(),
    via: text({ enum: ['button', 'reaction', 'reply'] }).notNull(),
    /** The reply's timestamp, where it was one. */
    source: text(),
    at: instant().notNull(),
    voidedAt: instant(),
    voidReason: text({ enum: ['evidence', 'replaced', 'taken back', 'unreacted'] }),
    /** Of conditions: who is to meet them, by when. */
    conditionOwner: text(),
    conditionDueOn: date(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.requestId],
      foreignColumns: [gateRequest.workspaceId, gateRequest.id],
    }),
    uniqueIndex('gate_decision_live').on(t.workspaceId, t.requestId, t.userId).where(sql`voided_at is null`),
    index('gate_decision_request').on(t.workspaceId, t.requestId, t.at),
    workspaceOnly('gate_decision'),
  ],
);

/** An absence: from one day until another, both included, somebody else decides in a person's place. */
export const gateDelegation = pgTable(
  'gate_delegation',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    fromUser: text().notNull(),
    toUser: text().notNull(),
    fromDay: date().notNull(),
    untilDay: date().notNull(),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    index('gate_delegation_engagement').on(t.workspaceId, t.engagementId, t.untilDay),
    workspaceOnly('gate_delegation'),
  ],
);

/** An emergency override: proposed by a workspace admin, made by a second person, open until it is ratified. */
export const gateOverride = pgTable(
  'gate_override',
  {
    workspaceId: workspaceId(),
    requestId: uuid().notNull(),
    proposedBy: text().notNull(),
    proposedAt: instant().notNull(),
    reason: text().notNull(),
    secondedBy: text(),
    secondedAt: instant(),
    ratifiedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.requestId] }),
    foreignKey({
      columns: [t.workspaceId, t.requestId],
      foreignColumns: [gateRequest.workspaceId, gateRequest.id],
    }),
    workspaceOnly('gate_override'),
  ],
);

/** Who has ratified an override afterwards, one a person. */
export const gateRatification = pgTable(
  'gate_ratification',
  {
    workspaceId: workspaceId(),
    requestId: uuid().notNull(),
    userId: text().notNull(),
    role: text({ enum: APPROVER_ROLES }).notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.requestId, t.userId] }),
    foreignKey({
      columns: [t.workspaceId, t.requestId],
      foreignColumns: [gateRequest.workspaceId, gateRequest.id],
    }),
    workspaceOnly('gate_ratification'),
  ],
);

/** Something a named person has to do by a day. `kind` says what it came from, `subject` is the id of that. */
export const task = pgTable(
  'task',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    kind: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    owner: text().notNull(),
    dueOn: date().notNull(),
    state: text({ enum: ['open', 'done'] })
      .notNull()
      .default('open'),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    /** What shows that it is done: words or a link. */
    evidence: text(),
    doneBy: text(),
    doneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    index('task_engagement').on(t.workspaceId, t.engagementId, t.state, t.dueOn),
    index('task_owner').on(t.workspaceId, t.owner, t.state, t.dueOn),
    index('task_subject').on(t.workspaceId, t.kind, t.subject),
    workspaceOnly('task'),
  ],
);

/** As the partial index has it, which is used where the statement itself says so, not a value of it. */
export const isOpenRequest = sql`${gateRequest.state} = 'open'`;
