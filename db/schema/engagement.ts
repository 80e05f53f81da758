import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
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
import { ROLES } from '../roles.ts';

export const engagement = pgTable(
  'engagement',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    name: text().notNull(),
    goal: text().notNull(),
    /** Null until the channel that was asked for has been made. */
    channelId: text(),
    /** The name of a channel still to be made. */
    newChannelName: text(),
    plannedStart: date().notNull(),
    timeZone: text().notNull(),
    /** ISO days of the week that count as working days: 1 Monday … 7 Sunday. */
    workingDays: integer().array().notNull(),
    /** `open` to its workspace, or `restricted` to its people. */
    visibility: text({ enum: ['open', 'restricted'] })
      .notNull()
      .default('open'),
    /** People of other organizations (Slack Connect) may approve and attest, where they have the role. */
    externalsMayApprove: boolean().notNull().default(false),
    state: text({ enum: ['active', 'paused', 'closed', 'archived'] })
      .notNull()
      .default('active'),
    /** The cycle under way. */
    cycle: integer().notNull().default(1),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('engagement_channel').on(t.workspaceId, t.channelId),
    workspaceOnly('engagement'),
  ],
);

/** Who is who in an engagement. A person may hold several roles. */
export const engagementPerson = pgTable(
  'engagement_person',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    userId: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    addedBy: text().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.userId, t.role] }),
    index('engagement_person_user').on(t.workspaceId, t.userId),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('engagement_person'),
  ],
);

/** [R3] Something of the data foundation that does not hold for the next cycle, and what its reason names. */
export interface StaleArtifact {
  kind: 'source' | 'assessment' | 'gap' | 'lineage' | 'pipeline';
  /** The source, assessment, gap or run; the engagement, where there is none. */
  subject: string;
  /** Whose assessment it is. */
  source?: string;
  name: string;
  /** The reason, one of those that `src/foundation/reuse/rules.ts` knows for the kind. */
  why: string;
  /** YYYY-MM-DD: the day that the reason is about. */
  on?: string;
  /** How old it is, in days, and how old it may be. */
  days?: number;
  most?: number;
  /** The field of the source that changed, the use assessed, or the other name that the reason mentions. */
  field?: string;
  use?: string;
  other?: string;
}

/** [R3] What a cycle took over of the data foundation when it began. */
export interface Reuse {
  /** Of the sources: those that are ready, and whose assessments hold. */
  sources: { total: number; reused: number };
  lineage: boolean;
  pipeline: boolean;
  /** The work of phase 1 that was done already, from 0 to 1. */
  share: number;
  stale: readonly StaleArtifact[];
}

/** One pass through the phases for one use case. */
export const cycle = pgTable(
  'cycle',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    number: integer().notNull(),
    /** The phase under way, 1–5. */
    phase: integer().notNull(),
    startedAt: instant().notNull(),
    /** Who began it; null for a first one, and for those from before this was kept. */
    startedBy: text(),
    /** Null for a first one. */
    reuse: jsonb().$type<Reuse>(),
    /** When the next one began. What it has at work goes on. */
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.number] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('cycle'),
  ],
);

/** Each entry into a phase, forward through its gate or back with a reason; the newest open one is where the cycle stands. */
export const phaseEntry = pgTable(
  'phase_entry',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    /** 1, 2, 3 … in the order entered. */
    entry: integer().notNull(),
    phase: integer().notNull(),
    enteredAt: instant().notNull(),
    enteredBy: text().notNull(),
    leftAt: instant(),
    /** `start`, `gate` or `back`. */
    how: text({ enum: ['start', 'gate', 'back'] }).notNull(),
    reason: text(),
    /** [E4] The planned range in working days, where it is not the playbook's: less where work was done already. */
    plannedFrom: integer(),
    plannedTo: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle, t.entry] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId, t.cycle],
      foreignColumns: [cycle.workspaceId, cycle.engagementId, cycle.number],
    }),
    uniqueIndex('phase_entry_open').on(t.workspaceId, t.engagementId, t.cycle).where(sql`left_at is null`),
    workspaceOnly('phase_entry'),
  ],
);

/** Each change of an engagement's state, with who made it and why; the newest one is how it stands. */
export const engagementStateChange = pgTable(
  'engagement_state_change',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    /** 1, 2, 3 … in the order made. */
    number: integer().notNull(),
    change: text({ enum: ['pause', 'resume', 'close', 'reopen', 'archive', 'restore'] }).notNull(),
    reason: text(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.number] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('engagement_state_change'),
  ],
);

/** A day off in one engagement, beside its days of the week. */
export const engagementHoliday = pgTable(
  'engagement_holiday',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    day: date().notNull(),
    name: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.day] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('engagement_holiday'),
  ],
);

/** How much of a phase's work was left, a row a day: the pace of a forecast comes from it. */
export const phaseProgress = pgTable(
  'phase_progress',
  {
    workspaceId: workspaceId(),
    engagementId: uuid().notNull(),
    cycle: integer().notNull(),
    /** Which entry into a phase. */
    entry: integer().notNull(),
    day: date().notNull(),
    workLeft: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.engagementId, t.cycle, t.entry, t.day] }),
    foreignKey({
      columns: [t.workspaceId, t.engagementId, t.cycle, t.entry],
      foreignColumns: [phaseEntry.workspaceId, phaseEntry.engagementId, phaseEntry.cycle, phaseEntry.entry],
    }),
    workspaceOnly('phase_progress'),
  ],
);
