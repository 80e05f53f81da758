import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { erasedOnly, instant, workspaceId, workspaceOnly } from '../columns.ts';
import { gateRequest } from './gates.ts';

/**
 * What was fixed before the work it judges. A change is a new version, approved by the same roles; the highest
 * version is in force. Never changed.
 */
export const seal = pgTable(
  'seal',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    version: integer().notNull(),
    /** As `src/seal/content.ts` describes it. */
    content: jsonb().notNull(),
    /** SHA-256 of the canonical JSON of the content, hexadecimal. */
    digest: text().notNull(),
    /** Why it was changed; null for the first. */
    reason: text(),
    /** The gate request whose approval sealed it. */
    requestId: uuid().notNull(),
    sealedAt: instant().notNull(),
    /** Whose approval completed the gate. */
    sealedBy: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle, t.version] }),
    foreignKey({
      columns: [t.workspaceId, t.requestId],
      foreignColumns: [gateRequest.workspaceId, gateRequest.id],
    }),
    workspaceOnly('seal'),
    erasedOnly('seal'),
  ],
);
