import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { folded } from '../../../db/folded.ts';
import { monitor, reading } from '../../../db/schema/monitoring.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import { patternOf } from '../../record/search.ts';
import type { Reading } from './readings.ts';
import type { Monitor } from './store.ts';

export const FILTERS = ['all', 'output', 'input', 'business', 'paused', 'retired'] as const;
export type Filter = (typeof FILTERS)[number];

interface Wanted {
  search: string;
  filter: Filter;
  /** From 1; one beyond the last becomes the last. */
  page: number;
}

/** One page of an engagement's monitors, by name. */
export async function listMonitors(tx: Tx, workspaceId: string, engagementId: string, wanted: Wanted) {
  const where = and(
    ofEngagement(monitor, workspaceId, engagementId),
    narrowed(wanted.filter),
    wanted.search.trim() === ''
      ? undefined
      : sql`${folded(monitor.nameKey)} like ${patternOf(wanted.search)}`,
  );
  const [counted] = await tx.select({ total: count() }).from(monitor).where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / LIMITS.page));
  const page = Math.min(pages, Math.max(1, wanted.page));
  const monitors = await tx
    .select()
    .from(monitor)
    .where(where)
    .orderBy(asc(monitor.nameKey), asc(monitor.id))
    .limit(LIMITS.page)
    .offset((page - 1) * LIMITS.page);
  return { monitors, total, page, pages };
}

function narrowed(filter: Filter): SQL | undefined {
  if (filter === 'retired') return isNotNull(monitor.retiredAt);
  const used = isNull(monitor.retiredAt);
  if (filter === 'all') return used;
  return and(used, filter === 'paused' ? isNotNull(monitor.pausedAt) : eq(monitor.layer, filter));
}

/** The newest reading of each, by monitor. */
export async function newestReadings(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Reading>> {
  if (ids.length === 0) return new Map();
  // One look a monitor, from the newest on: all its readings are a hundred thousand in a year.
  const newest = tx
    .select()
    .from(reading)
    .where(and(eq(reading.workspaceId, monitor.workspaceId), eq(reading.monitorId, monitor.id)))
    .orderBy(desc(reading.slot))
    .limit(1)
    .as('newest');
  const found = await tx
    .select({ newest: newest._.selectedFields })
    .from(monitor)
    .innerJoinLateral(newest, sql`true`)
    .where(and(eq(monitor.workspaceId, workspaceId), inArray(monitor.id, [...ids])));
  return new Map(found.map(({ newest: one }) => [one.monitorId, one]));
}

/** All monitors of an engagement that are in use, by name. */
export const monitorsInUse = (tx: Tx, workspaceId: string, engagementId: string): Promise<Monitor[]> =>
  inUse(tx, { workspaceId, engagementId });

const inUse = statement((orm) =>
  orm
    .select()
    .from(monitor)
    .where(and(ofEngagement(monitor, given('workspaceId'), given('engagementId')), isNull(monitor.retiredAt)))
    .orderBy(asc(monitor.nameKey), asc(monitor.id)),
);
