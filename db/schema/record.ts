import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { erasedOnly, instant, workspaceId, workspaceOnly } from '../columns.ts';

/** The order of events, far above the numbers of a workspace's first chain, which was counted from 1. */
export const auditOrder = pgSequence('audit_order', { startWith: 1_000_000_000_000 });

/**
 * The record of every change, chained by hash within a lane of its workspace. `before` and `after` hold the fields
 * that changed. The app role may insert and read, never update or delete.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    workspaceId: workspaceId(),
    /** Rises with time, with holes; what it counts is no proof. */
    seq: bigint({ mode: 'number' }).notNull(),
    /** Null in the workspace's first chain, from before there were lanes. */
    lane: integer(),
    /** From 1, without holes, in its lane; in the first chain that is `seq`. */
    place: bigint({ mode: 'number' }),
    at: instant().notNull(),
    /** Slack user id, or `system` where the clock acted. */
    actor: text().notNull(),
    /** Where the change came from: slack, api, clock. */
    origin: text().notNull(),
    action: text().notNull(),
    /** What was changed: its kind and id. */
    kind: text().notNull(),
    subject: text().notNull(),
    engagementId: uuid(),
    before: jsonb(),
    after: jsonb(),
    prevHash: text().notNull(),
    hash: text().notNull(),
    /** [A3] What the fields that may name people are hashed with; null of older events, and of those redacted since. */
    salt: text(),
    /** What was put in other words when a person was erased, as `src/record/commitments.ts` has it. */
    redaction: jsonb(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.seq] }),
    index('audit_event_redacted').on(t.workspaceId, t.seq).where(sql`redaction is not null`),
    erasedOnly('audit_event'),
    uniqueIndex('audit_event_lane').on(t.workspaceId, t.lane, t.place),
    index('audit_event_subject').on(t.workspaceId, t.kind, t.subject, t.seq),
    index('audit_event_engagement').on(t.workspaceId, t.engagementId, t.seq),
    workspaceOnly('audit_event'),
  ],
);

/** The end of each workspace's first chain. Nothing is appended to it since there are lanes. */
export const auditHead = pgTable(
  'audit_head',
  {
    workspaceId: workspaceId().primaryKey(),
    seq: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  () => [workspaceOnly('audit_head')],
);

/**
 * The ends of each workspace's chains. A transaction that appends takes whichever lane is free, and has it until it
 * commits: no writer waits for another. `place` and `hash` are of the last event; all lanes are made together.
 */
export const auditLane = pgTable(
  'audit_lane',
  {
    workspaceId: workspaceId(),
    lane: integer().notNull(),
    place: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.lane] }), workspaceOnly('audit_lane')],
);

/** What has been done already: a redelivered event or a second click finds its receipt and does nothing. */
export const receipt = pgTable(
  'receipt',
  {
    workspaceId: workspaceId(),
    key: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.key] }),
    index('receipt_at').on(t.workspaceId, t.at),
    workspaceOnly('receipt'),
  ],
);
