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
import { monitor } from './monitoring.ts';

/** [M6] What a monitor found wrong, from the first breach or blind check to its end. One of a monitor is current. */
export const alert = pgTable(
  'alert',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    /** As the monitor's; null where it is about the engagement as a whole. */
    deploymentId: uuid(),
    monitorId: uuid().notNull(),
    /** Null: nothing is broken as far as could be seen; it sees nothing, or waits to be told of. */
    stage: text({ enum: ['pending', 'firing', 'acknowledged', 'recovering', 'resolved'] }),
    /** Checks in a row. */
    breaches: integer().notNull(),
    clears: integer().notNull(),
    /** Why checks say nothing, and since when. */
    blindWhy: text({ enum: ['no data', 'error', 'insufficient data'] }),
    blindSince: instant(),
    /** The slot of the newest check that was taken in. */
    checkedAt: instant(),
    openedAt: instant().notNull(),
    firedAt: instant(),
    acknowledgedBy: text(),
    acknowledgedAt: instant(),
    investigatedBy: text(),
    findings: text(),
    findingsBy: text(),
    /** Somebody said that it is no problem, and why: nothing fires until it has been clear. */
    dismissed: boolean().notNull(),
    dismissedBy: text(),
    dismissedReason: text(),
    snoozedUntil: instant(),
    snoozedBy: text(),
    /** What people were told last. */
    told: text({ enum: ['nothing', 'firing', 'resolved', 'blind'] }).notNull(),
    toldAt: instant(),
    escalatedAt: instant(),
    /** The alert of the same deployment in whose thread this one stands. */
    groupId: uuid(),
    /** Nothing is left to be told or done. */
    closedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('alert_current').on(t.workspaceId, t.monitorId).where(sql`closed_at is null`),
    index('alert_engagement').on(t.workspaceId, t.engagementId, t.openedAt),
    check('alert_blind', sql`(blind_why is null) = (blind_since is null)`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.monitorId], foreignColumns: [monitor.workspaceId, monitor.id] }),
    workspaceOnly('alert'),
  ],
);

/** What happened to an alert, a line each: its thread. */
export const alertNote = pgTable(
  'alert_note',
  {
    workspaceId: workspaceId(),
    alertId: uuid().notNull(),
    /** 1, 2, 3 … of this alert. */
    number: integer().notNull(),
    kind: text({
      enum: [
        'firing',
        'resolved',
        'blind',
        'sees again',
        'acknowledged',
        'investigated',
        'findings',
        'dismissed',
        'snoozed',
        'escalated',
        'retired',
      ],
    }).notNull(),
    /** Who did it; `system` for what came by itself. */
    by: text().notNull(),
    at: instant().notNull(),
    /** Findings, a reason. */
    text: text(),
    until: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.alertId, t.number] }),
    foreignKey({ columns: [t.workspaceId, t.alertId], foreignColumns: [alert.workspaceId, alert.id] }),
    workspaceOnly('alert_note'),
  ],
);

/** [M6] A stretch of time in which nothing of an engagement, or of one monitor, is told. */
export const silence = pgTable(
  'silence',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    /** Null: all of the engagement's. */
    monitorId: uuid(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    reason: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('silence_engagement').on(t.workspaceId, t.engagementId, t.endsAt),
    check('silence_ends', sql`ends_at >= starts_at`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('silence'),
  ],
);
