import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';

/**
 * The record of every change, chained by hash within a workspace. `before` and `after` hold the fields
 * that changed. The app role may insert and read, never update or delete.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    workspaceId: workspaceId(),
    seq: bigint({ mode: 'number' }).notNull(),
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
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.seq] }),
    index('audit_event_subject').on(t.workspaceId, t.kind, t.subject, t.seq),
    index('audit_event_engagement').on(t.workspaceId, t.engagementId, t.seq),
    workspaceOnly('audit_event'),
  ],
);

/** The end of each workspace's chain; locked while events are appended. */
export const auditHead = pgTable(
  'audit_head',
  {
    workspaceId: workspaceId().primaryKey(),
    seq: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  () => [workspaceOnly('audit_head')],
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
