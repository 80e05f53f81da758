import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { and, asc, count, eq, min, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { folded } from '../../../db/folded.ts';
import { gap, gapSource, source } from '../../../db/schema/foundation.ts';
import { person } from '../../../db/schema/workspace.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import { patternOf } from '../../record/search.ts';
import type { Source } from '../inventory/store.ts';
import type { GapFilter } from './rules.ts';
import type { Gap } from './store.ts';

/** A gap as lists show it. */
export interface ListedGap {
  gap: Gap;
  /** [F3.2] From 1 among the gaps open or in progress; null for the others. */
  rank: number | null;
  /** The owner has left Slack: nobody works on it. */
  ownerLeft: boolean;
  /** The source it was opened for by itself. */
  source: Source | null;
}

export interface GapsWanted {
  search: string;
  filter: GapFilter;
  /** From 1; one beyond the last becomes the last. */
  page: number;
}

export interface GapPage {
  gaps: ListedGap[];
  total: number;
  page: number;
  pages: number;
}

const isWaived = sql`${gap.state} = 'waived'`;
const isLive = sql`${gap.state} in ('open', 'in progress')`;
/** `compareGaps` of the rules, said in SQL. */
const inOrder = sql`(${gap.effect} = 'blocking') desc, ${gap.expectedLoss} desc nulls last, ${gap.dueOn} asc nulls last, ${gap.openedAt} asc, ${gap.id} asc`;

/** [F3.2] One page of the gaps, the first in rank first; those that are over by when they ended. */
export async function listGaps(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  wanted: GapsWanted,
  me: string,
  perPage: number = LIMITS.page,
): Promise<GapPage> {
  const where = and(
    ofEngagement(gap, workspaceId, engagementId),
    narrowed(wanted.filter, me),
    contains(wanted.search),
  );
  const [counted] = await tx.select({ total: count() }).from(gap).where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(pages, Math.max(1, wanted.page));
  const gaps = await listed(tx, workspaceId, engagementId)
    .where(where)
    .orderBy(
      sql`ranked.rank asc nulls last`,
      sql`coalesce(${gap.resolvedAt}, ${gap.waivedAt}) desc nulls last`,
      asc(gap.id),
    )
    .limit(perPage)
    .offset((page - 1) * perPage);
  return { gaps, total, page, pages };
}

/** One gap as lists show it, with its rank among all. */
export async function listedGap(tx: Tx, workspaceId: string, found: Gap): Promise<Omit<ListedGap, 'gap'>> {
  const [row] = await listed(tx, workspaceId, found.engagementId).where(withId(gap, workspaceId, found.id));
  return { rank: row?.rank ?? null, ownerLeft: row?.ownerLeft ?? false, source: row?.source ?? null };
}

/** The gaps of an engagement with what lists show of them; not narrowed yet. */
function listed(tx: Tx, workspaceId: string, engagementId: string) {
  const ranked = tx.$with('ranked').as(
    tx
      .select({ id: gap.id, rank: sql<number>`row_number() over (order by ${inOrder})`.as('rank') })
      .from(gap)
      .where(and(ofEngagement(gap, workspaceId, engagementId), isLive)),
  );
  return tx
    .with(ranked)
    .select({
      gap,
      rank: sql<number | null>`ranked.rank::int`,
      source,
      ownerLeft: sql<boolean>`coalesce(${person.isDeactivated}, false)`,
    })
    .from(gap)
    .leftJoin(ranked, eq(ranked.id, gap.id))
    .leftJoin(source, withId(source, gap.workspaceId, gap.openedFor))
    .leftJoin(person, and(eq(person.workspaceId, gap.workspaceId), eq(person.userId, gap.owner)));
}

function narrowed(filter: GapFilter, me: string): SQL | undefined {
  if (filter === 'mine') return and(isLive, eq(gap.owner, me));
  if (filter === 'blocking') return and(isLive, eq(gap.effect, 'blocking'));
  if (filter === 'waived' || filter === 'resolved') return eq(gap.state, filter);
  return isLive;
}

/** What was typed stands in the title, the type, the owner's name or the name of a source it affects. */
function contains(search: string): SQL | undefined {
  if (search === '') return undefined;
  const like = patternOf(search);
  return or(
    sql`${folded(gap.title)} like ${like}`,
    sql`${folded(gap.type)} like ${like}`,
    sql`exists (select 1 from ${person} p where p.workspace_id = ${gap.workspaceId} and p.user_id = ${gap.owner} and ${folded(sql`p.name`)} like ${like})`,
    sql`exists (select 1 from ${gapSource} gs join ${source} s on s.workspace_id = gs.workspace_id and s.id = gs.source_id where gs.workspace_id = ${gap.workspaceId} and gs.gap_id = ${gap.id} and ${folded(sql`s.name_key`)} like ${like})`,
  );
}

export interface GapCounts {
  /** Open or in progress. */
  open: number;
  blocking: number;
  waived: number;
  resolved: number;
  /** Since when the oldest open one is open. */
  since: Temporal.Instant | null;
}

export async function countGaps(tx: Tx, workspaceId: string, engagementId: string): Promise<GapCounts> {
  const [counted] = await tx
    .select({
      open: sql<number>`count(*) filter (where ${isLive})`.mapWith(Number),
      blocking: sql<number>`count(*) filter (where ${isLive} and ${gap.effect} = 'blocking')`.mapWith(Number),
      waived: sql<number>`count(*) filter (where ${gap.state} = 'waived')`.mapWith(Number),
      resolved: sql<number>`count(*) filter (where ${gap.state} = 'resolved')`.mapWith(Number),
      since: min(sql`case when ${isLive} then ${gap.openedAt} end`).mapWith(gap.openedAt),
    })
    .from(gap)
    .where(ofEngagement(gap, workspaceId, engagementId));
  return counted ?? { open: 0, blocking: 0, waived: 0, resolved: 0, since: null };
}

/** [F3.4] The waived gaps of a workspace, for the clock: those whose day may have come somewhere. */
export async function waiversUntil(
  tx: Tx,
  workspaceId: string,
  day: string,
): Promise<{ id: string; engagementId: string }[]> {
  return tx
    .select({ id: gap.id, engagementId: gap.engagementId })
    .from(gap)
    .where(and(eq(gap.workspaceId, workspaceId), isWaived, sql`${gap.waiverExpiresOn} <= ${day}`))
    .orderBy(asc(gap.waiverExpiresOn), asc(gap.id));
}

/** [E5] The gaps a person is to resolve, over all engagements. */
export async function gapsOwnedBy(tx: Tx, workspaceId: string, userId: string): Promise<Gap[]> {
  return tx
    .select()
    .from(gap)
    .where(and(eq(gap.workspaceId, workspaceId), eq(gap.owner, userId), isLive))
    .orderBy(inOrder);
}
