import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { and, asc, count, eq, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { folded } from '../../../db/folded.ts';
import { engagement, engagementPerson, phaseEntry } from '../../../db/schema/engagement.ts';
import { candidate, candidateScore, candidateSource } from '../../../db/schema/prioritization.ts';
import { person } from '../../../db/schema/workspace.ts';
import { ofCycle, ofEngagement } from '../../../db/scope.ts';
import { patternOf } from '../../record/search.ts';
import type { CandidateWithSources } from '../use-case/store.ts';

export interface Wanted {
  search: string;
  filter: string;
  /** From 1; one beyond the last becomes the last. */
  page: number;
}

/** A use case as the list shows it. */
export interface Listed {
  candidate: CandidateWithSources;
  /** [P2.4] Its place among those with a product, from 1; equal products share a place. Null without one. */
  rank: number | null;
}

export interface CandidatePage {
  candidates: Listed[];
  total: number;
  page: number;
  pages: number;
}

/**
 * The place by product. Columns are written out: drizzle leaves the table of a selected column away, and the
 * subquery has columns of the same names.
 */
const placeByProduct = sql<
  number | null
>`case when candidate.priority is not null and candidate.retired_at is null and candidate.chosen_in is null then (
  select count(*)::int + 1 from ${candidate} higher
  where higher.workspace_id = candidate.workspace_id and higher.engagement_id = candidate.engagement_id
    and higher.retired_at is null and higher.chosen_in is null and higher.priority > candidate.priority) end`;

/** One page of the use cases: the highest product first, then by name. */
export async function listCandidates(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  wanted: Wanted,
): Promise<CandidatePage> {
  const where = and(
    ofEngagement(candidate, workspaceId, engagementId),
    narrowed(wanted.filter),
    contains(wanted.search),
  );
  const [counted] = await tx.select({ total: count() }).from(candidate).where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / LIMITS.page));
  const page = Math.min(pages, Math.max(1, wanted.page));
  const found = await tx
    .select({
      candidate,
      rank: placeByProduct,
      sources: sql<string[]>`array(select needed.source_id::text from ${candidateSource} needed
        where needed.workspace_id = candidate.workspace_id and needed.candidate_id = candidate.id order by 1)`,
    })
    .from(candidate)
    .where(where)
    .orderBy(sql`${candidate.priority} desc nulls last`, asc(candidate.nameKey), asc(candidate.id))
    .limit(LIMITS.page)
    .offset((page - 1) * LIMITS.page);
  return {
    candidates: found.map(({ candidate: one, sources, rank }) => ({ candidate: { ...one, sources }, rank })),
    total,
    page,
    pages,
  };
}

function narrowed(filter: string): SQL | undefined {
  if (filter === 'retired') return isNotNull(candidate.retiredAt);
  const active = isNull(candidate.retiredAt);
  const open = and(active, isNull(candidate.chosenIn));
  if (filter === 'scored') return and(open, isNotNull(candidate.priority));
  if (filter === 'unscored') return and(open, isNull(candidate.priority));
  return active;
}

/** What was typed stands in the name, the description or the owner; also in the name of an owner known by id. */
function contains(search: string): SQL | undefined {
  if (search === '') return undefined;
  const like = patternOf(search);
  return or(
    sql`${folded(candidate.nameKey)} like ${like}`,
    sql`${folded(candidate.description)} like ${like}`,
    sql`${folded(candidate.processOwner)} like ${like}`,
    sql`exists (select 1 from ${person} where ${person.workspaceId} = ${candidate.workspaceId} and ${person.userId} = ${candidate.processOwner} and ${folded(person.name)} like ${like})`,
  );
}

export interface CandidateCounts {
  total: number;
  /** With settled scores. */
  settled: number;
  /** With at least one person's score in the round under way. */
  scored: number;
}

/** How many use cases there are to choose from, and how far they are. */
export async function countCandidates(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<CandidateCounts> {
  const [counted] = await tx
    .select({
      total: sql<number>`count(*)::int`,
      settled: sql<number>`count(*) filter (where ${candidate.priority} is not null)::int`,
      scored: sql<number>`count(*) filter (where candidate.priority is not null or exists (
        select 1 from ${candidateScore} given where given.workspace_id = candidate.workspace_id
          and given.candidate_id = candidate.id and given.round = candidate.round))::int`,
    })
    .from(candidate)
    .where(
      and(
        ofEngagement(candidate, workspaceId, engagementId),
        isNull(candidate.retiredAt),
        isNull(candidate.chosenIn),
      ),
    );
  return counted ?? { total: 0, settled: 0, scored: 0 };
}

/** Active engagements in phase 2 that a person leads and that have no use case yet; since when they are there. */
export async function emptyPhasesLedBy(
  tx: Tx,
  workspaceId: string,
  userId: string,
  engagementId?: string,
): Promise<{ id: string; since: Temporal.Instant }[]> {
  const anyCandidate = tx
    .select({ id: candidate.id })
    .from(candidate)
    .where(
      and(
        ofEngagement(candidate, engagement.workspaceId, engagement.id),
        isNull(candidate.retiredAt),
        isNull(candidate.chosenIn),
      ),
    );
  return tx
    .select({ id: engagement.id, since: phaseEntry.enteredAt })
    .from(engagement)
    .innerJoin(
      phaseEntry,
      and(
        ofCycle(phaseEntry, engagement.workspaceId, engagement.id, engagement.cycle),
        eq(phaseEntry.phase, 2),
        isNull(phaseEntry.leftAt),
      ),
    )
    .innerJoin(
      engagementPerson,
      and(
        ofEngagement(engagementPerson, engagement.workspaceId, engagement.id),
        eq(engagementPerson.userId, userId),
        eq(engagementPerson.role, 'lead'),
      ),
    )
    .where(
      and(
        eq(engagement.workspaceId, workspaceId),
        eq(engagement.state, 'active'),
        engagementId ? eq(engagement.id, engagementId) : undefined,
        notExists(anyCandidate),
      ),
    )
    .orderBy(asc(phaseEntry.enteredAt), asc(engagement.id));
}
