import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { deployment } from './production.ts';

/** A key for the HTTP API. It acts for the person who made it, within its scopes; the key itself is not kept. */
export const apiKey = pgTable(
  'api_key',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** What people call it: “CI of the fraud model”. */
    name: text().notNull(),
    /** SHA-256 of the secret part, hexadecimal. */
    hash: text().notNull(),
    /** The last four characters, so that people can tell keys apart. */
    hint: text().notNull(),
    scopes: text().array().notNull(),
    /** The one deployment that it opens; null: whatever its person may. */
    deploymentId: uuid(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    revokedBy: text(),
    /** The key that replaced this one; both work until this one expires. */
    replacedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('api_key_hash').on(t.workspaceId, t.hash),
    index('api_key_maker').on(t.workspaceId, t.createdBy),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('api_key'),
  ],
);
