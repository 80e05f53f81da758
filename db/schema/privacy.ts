import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';

/** [A3] How long a kind of rows stays in this workspace, where that is not what the playbook says. */
export const retention = pgTable(
  'retention',
  {
    workspaceId: workspaceId(),
    /** As `manifests/playbook/retention.yml` names it. */
    kind: text().notNull(),
    days: integer().notNull(),
    setBy: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.kind] }), workspaceOnly('retention')],
);

/** [A3] Nothing that it covers is taken away, and nobody in it is erased, for as long as it lasts. */
export const legalHold = pgTable(
  'legal_hold',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** Null: the whole workspace. */
    engagementId: uuid(),
    reason: text().notNull(),
    placedBy: text().notNull(),
    placedAt: instant().notNull(),
    /** The last day of it; null until somebody lifts it. */
    untilDay: date(),
    liftedBy: text(),
    liftedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('legal_hold_engagement').on(t.workspaceId, t.engagementId),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('legal_hold'),
  ],
);

/** [A3] A person who was erased, or is to be. Who it was is known until that is done. */
export const erasure = pgTable(
  'erasure',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** The person; null once nobody is to know any more. */
    userId: text(),
    pseudonym: text().notNull(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    doneAt: instant(),
    /** A hold that was placed meanwhile stopped it. */
    stoppedAt: instant(),
    /** Places by table, once done. */
    places: jsonb(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('erasure_person').on(t.workspaceId, t.userId),
    workspaceOnly('erasure'),
  ],
);
