import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
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

/** How the values of a feature were spread over a sealed window. `none`, `infinite`: cells without a finite value. */
export type ReferenceFeature = { name: string; none: number; infinite: number } & (
  | {
      type: 'numeric';
      /** Where bins end, ascending; the last bin has no end. One count more than edges. */
      edges: number[];
      counts: number[];
    }
  /** `codes`: the categories are whole numbers, however they are written. */
  | { type: 'categorical'; codes?: true; categories: string[]; counts: number[] }
);

/** How values were spread in each weekday (1 is Monday), hour or month, in the bins of the whole; by a column that says when a row was. */
export interface ReferenceSeasons {
  by: 'weekday' | 'hour' | 'month';
  zone: string;
  column: string;
  /** Features in the order of those of the whole. Seasons without a row are left out. */
  parts: { season: number; n: number; features: { counts: number[]; none: number; infinite: number }[] }[];
}

export interface ReferenceContent {
  /** Rows. */
  n: number;
  features: ReferenceFeature[];
  /** Columns that were there and are not held against anything. */
  leftOut: string[];
  seasons?: ReferenceSeasons;
}

/** [M4] What input is held against: sealed, a row a version. A new one is never put over an old one. */
export const reference = pgTable(
  'reference',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    version: integer().notNull(),
    engagementId: uuid().notNull(),
    name: text().notNull(),
    nameKey: text().notNull(),
    content: jsonb().$type<ReferenceContent>().notNull(),
    /** SHA-256 of the content’s canonical JSON, hexadecimal. */
    digest: text().notNull(),
    /** What it was made of: the name of a file, a feed, or the monitor that values were pushed for; and the import or form it came by. */
    source: text().notNull(),
    importId: uuid(),
    /** Why there is a new one; null of the first. */
    reason: text(),
    sealedBy: text().notNull(),
    sealedAt: instant().notNull(),
    /** Of all versions at once: nothing new is held against it. */
    retiredAt: instant(),
    retiredReason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id, t.version] }),
    uniqueIndex('reference_name').on(t.workspaceId, t.engagementId, t.nameKey, t.version),
    check('reference_reason', sql`version = 1 or reason is not null`),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('reference'),
  ],
);

/** [M3] [M4] What was pushed of a feature for one slot of a monitor, folded into the bins of its reference. */
export const pushedWindow = pgTable(
  'pushed_window',
  {
    workspaceId: workspaceId(),
    monitorId: uuid().notNull(),
    /** The check that judges it. */
    slot: instant().notNull(),
    referenceId: uuid().notNull(),
    /** Whose bins they are. */
    version: integer().notNull(),
    feature: text().notNull(),
    /** By bin, or by the reference’s categories. */
    counts: bigint({ mode: 'number' }).array().notNull(),
    none: bigint({ mode: 'number' }).notNull(),
    infinite: bigint({ mode: 'number' }).notNull(),
    /** What the reference has no place for, with how often: new categories, or words among numbers. */
    unseen: jsonb().$type<Record<string, number>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.monitorId, t.slot, t.version, t.feature] }),
    foreignKey({ columns: [t.workspaceId, t.monitorId], foreignColumns: [monitor.workspaceId, monitor.id] }),
    foreignKey({
      columns: [t.workspaceId, t.referenceId, t.version],
      foreignColumns: [reference.workspaceId, reference.id, reference.version],
    }),
    workspaceOnly('pushed_window'),
  ],
);
