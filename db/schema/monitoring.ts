import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { deployment } from './production.ts';

/** [M3] Where readings come from: an address and how it is asked, or what a system pushes. Retired ones stay, for the record. */
export const feed = pgTable(
  'feed',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    name: text().notNull(),
    /** The name as names are compared. */
    nameKey: text().notNull(),
    /** A kind of the registry: `prometheus`, `push`. It never changes. */
    kind: text().notNull(),
    /** What its kind needs to know, in the kind's own fields; nothing secret. */
    settings: jsonb().$type<Record<string, unknown>>().notNull(),
    /** What is secret, sealed by the vault: JSON of names and values. */
    secrets: text(),
    /** Which secrets are kept, and since when: all that is ever shown of them. */
    secretNames: text().array().notNull().default([]),
    secretsAt: instant(),
    /** [M9] SHA-256 of the token that it calls us with, hexadecimal, and since when; null where it does not call. */
    webhookHash: text(),
    webhookAt: instant(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    retiredAt: instant(),
    retiredReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('feed_webhook').on(t.workspaceId, t.webhookHash),
    uniqueIndex('feed_name').on(t.workspaceId, t.engagementId, t.nameKey).where(sql`retired_at is null`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('feed'),
  ],
);

/** When a reading breaches. Numbers are those of the feed, in its unit. */
export type MonitorRule =
  /** Beyond `fire` on the given side; back only once it is at or within `clear`. */
  | { kind: 'limit'; side: 'above' | 'below'; fire: number; clear: number }
  /** The columns moved against the sealed reference; `floor`: effects up to it are not called so, the usual ones where it is left out; `season`: against the same season of it. */
  | { kind: 'drift'; alpha: number; floor?: number; season?: true; referenceId: string }
  /** [M9] Alertmanager has judged already: each of its alerts lives by itself. */
  | { kind: 'alerts' }
  /** [M5] Away from the sealed target of this baseline metric by more than its sealed variance, in either direction. */
  | { kind: 'baseline'; metric: string };

/** [M2] What is asked of a feed again and again, and when its answer is a breach. */
export const monitor = pgTable(
  'monitor',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    /** The cycle it was made in. */
    cycle: integer().notNull(),
    /** The deployment that is watched; null where it is about the engagement as a whole. */
    deploymentId: uuid(),
    name: text().notNull(),
    nameKey: text().notNull(),
    layer: text({ enum: ['output', 'input', 'business'] }).notNull(),
    feedId: uuid().notNull(),
    /** What the feed is asked, in the fields of its kind. */
    query: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Five fields, and the IANA zone they are meant in. */
    cron: text().notNull(),
    zone: text().notNull(),
    rule: jsonb().$type<MonitorRule>().notNull(),
    /** Fewer cases than this are no reading: `insufficient`. */
    minN: integer().notNull(),
    /** Breaches in a row until it fires, and readings in a row that are well until it is resolved. */
    breachesToFire: integer().notNull(),
    clearsToResolve: integer().notNull(),
    /** Minutes without a value until that is told. */
    noDataAfter: integer().notNull(),
    /** Hours until a case has its label; output layer only, null elsewhere. */
    maturity: integer(),
    severity: text({ enum: ['page', 'warn', 'info'] }).notNull(),
    ownerId: text().notNull(),
    runbookUrl: text(),
    /** While paused by a person it is not checked. */
    pausedAt: instant(),
    /** The slot that is checked next. */
    nextAt: instant().notNull(),
    /** Seconds after its slot at which it is checked, 0–59: many that are due at once are not asked at once. */
    spread: integer().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    retiredAt: instant(),
    retiredReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('monitor_name').on(t.workspaceId, t.engagementId, t.nameKey).where(sql`retired_at is null`),
    index('monitor_due').on(t.workspaceId, t.nextAt).where(sql`paused_at is null and retired_at is null`),
    index('monitor_feed').on(t.workspaceId, t.feedId),
    check('monitor_maturity', sql`maturity is null or layer = 'output'`),
    check('monitor_spread', sql`spread between 0 and 59`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.feedId], foreignColumns: [feed.workspaceId, feed.id] }),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('monitor'),
  ],
);

/** What a check of a monitor found. One a slot, whichever replica made it. */
export const reading = pgTable(
  'reading',
  {
    workspaceId: workspaceId(),
    monitorId: uuid().notNull(),
    /** The minute it stands for. */
    slot: instant().notNull(),
    takenAt: instant().notNull(),
    value: doublePrecision(),
    /** Cases behind the value, where the feed says so. */
    n: bigint({ mode: 'number' }),
    /** `insufficient`: fewer cases than the monitor asks for; `no data`: the feed had nothing; `error`: the feed is at fault. */
    verdict: text({ enum: ['ok', 'breach', 'insufficient', 'no data', 'error'] }).notNull(),
    /** What the feed really answered, or what went wrong, in words. */
    shown: text().notNull(),
    /** What a verdict on columns rests on: features, p-values, histograms. */
    detail: jsonb().$type<Record<string, unknown>>(),
    /** When what it rests on was measured, where the feed says so. */
    sampledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.monitorId, t.slot] }),
    foreignKey({ columns: [t.workspaceId, t.monitorId], foreignColumns: [monitor.workspaceId, monitor.id] }),
    workspaceOnly('reading'),
  ],
);

/** [M3] Values that a system pushed for a monitor; the monitor's schedule judges the newest. */
export const pushedValue = pgTable(
  'pushed_value',
  {
    workspaceId: workspaceId(),
    monitorId: uuid().notNull(),
    /** When it was measured, as the caller says. The same moment twice is one value. */
    measuredAt: instant().notNull(),
    receivedAt: instant().notNull(),
    value: doublePrecision().notNull(),
    n: bigint({ mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.monitorId, t.measuredAt] }),
    foreignKey({ columns: [t.workspaceId, t.monitorId], foreignColumns: [monitor.workspaceId, monitor.id] }),
    workspaceOnly('pushed_value'),
  ],
);
