import { sql } from 'drizzle-orm';
import {
  check,
  date,
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
import { alert } from './alerts.ts';
import { engagement } from './engagement.ts';
import { deployment } from './production.ts';

/** [R2] A model at work that is to be trained anew, from the first reason to the version that takes its place. One of a deployment is open. */
export const retrainingEvent = pgTable(
  'retraining_event',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    /** That of the deployment: its gates are asked for there. */
    cycle: integer().notNull(),
    deploymentId: uuid().notNull(),
    state: text({
      enum: ['proposed', 'approved', 'running', 'revalidated', 'promoted', 'abandoned'],
    }).notNull(),
    /** The version at work when it was proposed. */
    fromModel: text().notNull(),
    /** What came out of the run, as gates are to know it, and the SHA-256 of its artefact; null before. */
    toModel: text(),
    toDigest: text(),
    proposedBy: text().notNull(),
    proposedAt: instant().notNull(),
    approvedBy: text(),
    approvedAt: instant(),
    /** Who set the newest run going. */
    startedBy: text(),
    startedAt: instant(),
    /** 1, 2, 3 …: how often it was set running; 0 before. */
    attempt: integer().notNull().default(0),
    /**
     * How that run goes: `by hand` without a pipeline; else its pipeline is `told`, or could not be (`untold`), and what it
     * reports since.
     */
    run: text({ enum: ['by hand', 'waiting', 'told', 'untold', 'started', 'succeeded', 'failed'] }),
    /** What the pipeline calls its run, or where it is seen. */
    runRef: text(),
    /** Why it failed, or could not be told, in words. */
    runFault: text(),
    /** Who named the version that came out of it: a person, or the person behind the pipeline's key. */
    namedBy: text(),
    namedAt: instant(),
    revalidatedAt: instant(),
    endedBy: text(),
    endedAt: instant(),
    /** Of one that was abandoned: why. */
    reason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('retraining_event_open').on(t.workspaceId, t.deploymentId).where(sql`ended_at is null`),
    index('retraining_event_engagement').on(t.workspaceId, t.engagementId, t.proposedAt),
    check('retraining_event_ended', sql`(ended_at is null) = (state not in ('promoted', 'abandoned'))`),
    check('retraining_event_named', sql`state not in ('revalidated', 'promoted') or to_model is not null`),
    check('retraining_event_why', sql`state <> 'abandoned' or reason is not null`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('retraining_event'),
  ],
);

/** [R1] A reason to train anew: an alert of one of the three layers, or what somebody declared. */
export const retrainingTrigger = pgTable(
  'retraining_trigger',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    engagementId: uuid().notNull(),
    eventId: uuid().notNull(),
    kind: text({ enum: ['output', 'input', 'business', 'process_change', 'incident'] }).notNull(),
    /** The alert it came from; null of what was declared. */
    alertId: uuid(),
    /** The monitor's name; of what was declared a few words that name it. */
    title: text().notNull(),
    /** What the alert showed, or what changed or happened. */
    text: text().notNull(),
    /** Of a process change: what kind, and since when. */
    change: text({ enum: ['product', 'policy', 'regulation'] }),
    since: date(),
    /** Of an incident: 1, 2, 3 … of the engagement, its systematic cause, and why phase 3 did not catch it. */
    incident: integer(),
    cause: text(),
    missed: text(),
    /** The message it was declared from. */
    link: text(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('retraining_trigger_alert')
      .on(t.workspaceId, t.eventId, t.alertId)
      .where(sql`alert_id is not null`),
    uniqueIndex('retraining_trigger_incident')
      .on(t.workspaceId, t.engagementId, t.incident)
      .where(sql`incident is not null`),
    index('retraining_trigger_event').on(t.workspaceId, t.eventId, t.at),
    check(
      'retraining_trigger_kind',
      sql`(kind in ('output', 'input', 'business')) = (alert_id is not null)
        and (kind = 'process_change') = (change is not null and since is not null)
        and (kind = 'incident') = (incident is not null and cause is not null and missed is not null)`,
    ),
    foreignKey({
      columns: [t.workspaceId, t.eventId],
      foreignColumns: [retrainingEvent.workspaceId, retrainingEvent.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.alertId], foreignColumns: [alert.workspaceId, alert.id] }),
    workspaceOnly('retraining_trigger'),
  ],
);

/** [R2] The pipeline that trains a deployment's model anew: where it is told, and the secret that is signed with, sealed. */
export const retrainingPipeline = pgTable(
  'retraining_pipeline',
  {
    workspaceId: workspaceId(),
    deploymentId: uuid().notNull(),
    url: text().notNull(),
    secret: text().notNull(),
    declaredBy: text().notNull(),
    declaredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.deploymentId] }),
    foreignKey({
      columns: [t.workspaceId, t.deploymentId],
      foreignColumns: [deployment.workspaceId, deployment.id],
    }),
    workspaceOnly('retraining_pipeline'),
  ],
);
