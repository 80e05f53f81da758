import { sql } from 'drizzle-orm';
import { boolean, jsonb, pgPolicy, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { clockRole, instant, workspaceId, workspaceOnly } from '../columns.ts';

/**
 * One row an installation. `workspace_id` is Slack's team id, or the enterprise id where the app was
 * installed for a whole Grid organization.
 */
export const workspace = pgTable(
  'workspace',
  {
    workspaceId: workspaceId().primaryKey(),
    name: text().notNull(),
    isEnterprise: boolean().notNull().default(false),
    botUserId: text().notNull(),
    appId: text(),
    /** The OAuth installation, sealed with PHASEGATE_ENCRYPTION_KEY; null where one bot token is configured. */
    installation: text(),
    /** Language of what everybody reads: cards, threads. */
    locale: text().notNull().default('en'),
    installedAt: instant().notNull(),
    /** Set when the token was revoked or the app removed: delivery waits until it is installed again. */
    revokedAt: instant(),
  },
  () => [
    workspaceOnly('workspace'),
    pgPolicy('workspace_clock', { for: 'select', to: clockRole, using: sql`true` }),
  ],
);

/** What we know of a Slack user; kept in step by `user_change` and a look-up on first sight. */
export const person = pgTable(
  'person',
  {
    workspaceId: workspaceId(),
    userId: text().notNull(),
    name: text().notNull(),
    locale: text().notNull(),
    timeZone: text().notNull(),
    isAdmin: boolean().notNull(),
    isBot: boolean().notNull(),
    /** From another organization (Slack Connect). */
    isExternal: boolean().notNull(),
    isDeactivated: boolean().notNull(),
    readAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] }), workspaceOnly('person')],
);

/** What a person had typed into a form that could not be saved, so that nothing is lost. */
export const draft = pgTable(
  'draft',
  {
    workspaceId: workspaceId(),
    userId: text().notNull(),
    form: text().notNull(),
    values: jsonb().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId, t.form] }), workspaceOnly('draft')],
);
