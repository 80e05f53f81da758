import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import { engagement } from './engagement.ts';
import { monitor } from './monitoring.ts';

/**
 * [M6] What a monitor found wrong, from the first breach or blind check to its end. One of a monitor is current; where it
 * takes alerts of an Alertmanager, one more for each of these.
 */
export const alert = pgTable(
  'alert',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    /** As the monitor's; null where it is about the engagement as a whole. */
    deploymentId: uuid(),
    monitorId: uuid().notNull(),
    /** [M9] Of the alert in Alertmanager that it stands for; empty where it is the monitor's own. */
    fingerprint: text().notNull().default(''),
    /** [M9] What Alertmanager calls it; null where it is called like its monitor. */
    title: text(),
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
    /** When the value that counted last was measured, where its feed says so, and what it was. */
    sampledAt: instant(),
    sampledValue: doublePrecision(),
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
    uniqueIndex('alert_current').on(t.workspaceId, t.monitorId, t.fingerprint).where(sql`closed_at is null`),
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

/**
 * [M9] An alert as an Alertmanager has it, by its fingerprint: what was told last by webhook, or seen by its API. Also those
 * that have no alert of ours: silenced there, more than people can be told of, or resolved before they were heard of.
 */
export const incomingAlert = pgTable(
  'incoming_alert',
  {
    workspaceId: workspaceId(),
    monitorId: uuid().notNull(),
    fingerprint: text().notNull(),
    labels: jsonb().$type<Record<string, string>>().notNull(),
    annotations: jsonb().$type<Record<string, string>>().notNull(),
    /** Where it comes from: a page of Prometheus, as a rule. */
    generatorUrl: text().notNull(),
    /** One that fires anew keeps its fingerprint and begins anew (f9). */
    startsAt: instant().notNull(),
    /** Null while it is open. */
    endsAt: instant(),
    /** Silenced or inhibited there. */
    suppressed: boolean().notNull(),
    /** Checks in a row in which Alertmanager did not have it any more. */
    missed: integer().notNull(),
    heardAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.monitorId, t.fingerprint] }),
    index('incoming_alert_open').on(t.workspaceId, t.monitorId, t.startsAt).where(sql`ends_at is null`),
    foreignKey({ columns: [t.workspaceId, t.monitorId], foreignColumns: [monitor.workspaceId, monitor.id] }),
    workspaceOnly('incoming_alert'),
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
        'ended',
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
