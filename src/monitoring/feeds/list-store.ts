import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { and, asc, count, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { folded } from '../../../db/folded.ts';
import { feed, monitor } from '../../../db/schema/monitoring.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import { patternOf } from '../../record/search.ts';
import type { Feed } from './store.ts';

/** How many monitors ask a feed, retired ones left out. */
export async function monitorsOfFeed(
  tx: Tx,
  { workspaceId, id }: Pick<Feed, 'workspaceId' | 'id'>,
): Promise<number> {
  return (await monitorsOfFeeds(tx, workspaceId, [id])).get(id) ?? 0;
}

/** The same of several. */
export async function monitorsOfFeeds(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: monitor.feedId, used: count() })
    .from(monitor)
    .where(
      and(eq(monitor.workspaceId, workspaceId), inArray(monitor.feedId, [...ids]), isNull(monitor.retiredAt)),
    )
    .groupBy(monitor.feedId);
  return new Map(found.map(({ id, used }) => [id, used]));
}

interface Wanted {
  search: string;
  filter: 'all' | 'retired';
  /** From 1; one beyond the last becomes the last. */
  page: number;
}

/** One page of an engagement's feeds, by name. */
export async function listFeeds(tx: Tx, workspaceId: string, engagementId: string, wanted: Wanted) {
  const where = and(
    ofEngagement(feed, workspaceId, engagementId),
    wanted.filter === 'retired' ? isNotNull(feed.retiredAt) : isNull(feed.retiredAt),
    matching(wanted.search),
  );
  const [counted] = await tx.select({ total: count() }).from(feed).where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / LIMITS.page));
  const page = Math.min(wanted.page, pages);
  const feeds = await tx
    .select()
    .from(feed)
    .where(where)
    .orderBy(asc(feed.nameKey), asc(feed.id))
    .limit(LIMITS.page)
    .offset((page - 1) * LIMITS.page);
  return { feeds, total, page, pages };
}

const matching = (search: string): SQL | undefined =>
  search.trim() === '' ? undefined : sql`${folded(feed.nameKey)} like ${patternOf(search)}`;

/** All feeds of an engagement that are in use, by name. */
export const feedsInUse = (tx: Tx, workspaceId: string, engagementId: string): Promise<Feed[]> =>
  inUse(tx, { workspaceId, engagementId });

const inUse = statement((orm) =>
  orm
    .select()
    .from(feed)
    .where(and(ofEngagement(feed, given('workspaceId'), given('engagementId')), isNull(feed.retiredAt)))
    .orderBy(asc(feed.nameKey), asc(feed.id)),
);
