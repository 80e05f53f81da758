import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { and, asc, count, desc, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { folded } from '../../../db/folded.ts';
import { feed, monitor } from '../../../db/schema/monitoring.ts';
import { reference } from '../../../db/schema/references.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import { patternOf } from '../../record/search.ts';
import type { SeasonKind } from './season.ts';

interface Wanted {
  search: string;
  filter: 'all' | 'retired';
  /** From 1; one beyond the last becomes the last. */
  page: number;
}

/** One page of an engagement's references, each in its newest version, by name; without the counts, which are large. */
export async function listReferences(tx: Tx, workspaceId: string, engagementId: string, wanted: Wanted) {
  const newest = tx
    .selectDistinctOn([reference.id], {
      id: reference.id,
      version: reference.version,
      name: reference.name,
      nameKey: reference.nameKey,
      digest: reference.digest,
      source: reference.source,
      sealedBy: reference.sealedBy,
      sealedAt: reference.sealedAt,
      retiredAt: reference.retiredAt,
      retiredReason: reference.retiredReason,
      rows: sql<number>`(${reference.content}->>'n')::int`.as('rows'),
      features: sql<number>`jsonb_array_length(${reference.content}->'features')`.as('features'),
      season: sql<SeasonKind | null>`${reference.content}->'seasons'->>'by'`.as('season'),
    })
    .from(reference)
    .where(ofEngagement(reference, workspaceId, engagementId))
    .orderBy(asc(reference.id), desc(reference.version))
    .as('newest');
  const where = and(
    wanted.filter === 'retired' ? isNotNull(newest.retiredAt) : isNull(newest.retiredAt),
    wanted.search.trim() === ''
      ? undefined
      : (sql`${folded(newest.nameKey)} like ${patternOf(wanted.search)}` as SQL),
  );
  const [counted] = await tx.select({ total: count() }).from(newest).where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / LIMITS.page));
  const page = Math.min(wanted.page, pages);
  const references = await tx
    .select()
    .from(newest)
    .where(where)
    .orderBy(asc(newest.nameKey), asc(newest.id))
    .limit(LIMITS.page)
    .offset((page - 1) * LIMITS.page);
  return { references, total, page, pages };
}
export type ListedReference = Awaited<ReturnType<typeof listReferences>>['references'][number];

/** A monitor that is held against a reference. */
export interface User {
  id: string;
  name: string;
  referenceId: string;
  /** Its values are pushed. */
  isPushed: boolean;
}

/** The monitors in use that are held against any of these, by name. */
export async function monitorsAgainst(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  ids: readonly string[],
): Promise<User[]> {
  if (ids.length === 0) return [];
  const referenceId = sql<string>`${monitor.rule}->>'referenceId'`;
  const found = await tx
    .select({ id: monitor.id, name: monitor.name, referenceId, kind: feed.kind })
    .from(monitor)
    .innerJoin(feed, withId(feed, monitor.workspaceId, monitor.feedId))
    .where(
      and(
        ofEngagement(monitor, workspaceId, engagementId),
        isNull(monitor.retiredAt),
        inArray(referenceId, [...ids]),
      ),
    )
    .orderBy(asc(monitor.nameKey), asc(monitor.id));
  return found.map(({ kind, ...one }) => ({ ...one, isPushed: kind === 'push' }));
}
