import { LIMITS } from '@phasegate/block-kit/limits.ts';
import {
  and,
  asc,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  notExists,
  type Placeholder,
  sql,
} from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../db/database.ts';
import { candidate, candidateScore } from '../../../db/schema/prioritization.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import { peopleOf } from '../../engagement/store.ts';
import { nameKey } from '../../record/name-key.ts';
import { mayScore } from './round.ts';
import type { Scores } from './rules.ts';

/** A settled use case in its place. */
export interface MatrixRow extends Scores {
  id: string;
  name: string;
  priority: number;
  /** From 1; equal products share a place. */
  rank: number;
  /** How many have this product, this one included. */
  level: number;
  /** A decimal string. */
  roiYear: string | null;
  currency: string | null;
}

/** What can be chosen: neither retired nor, [R3], chosen in an earlier cycle. */
const active = (workspaceId: string | Placeholder, engagementId: string | Placeholder) =>
  and(
    ofEngagement(candidate, workspaceId, engagementId),
    isNull(candidate.retiredAt),
    isNull(candidate.chosenIn),
  );

/** Sure to be there: the constraint wants all four where there is a product. */
const there = (column: AnyPgColumn) => sql<number>`${column}`;

/** [P2.4] [P2.6] The settled use cases by product, the highest first; equal ones by name, which decides nothing. */
export async function matrixRows(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<MatrixRow[]> {
  return tx
    .select({
      id: candidate.id,
      name: candidate.name,
      dataReadiness: there(candidate.dataReadiness),
      processClarity: there(candidate.processClarity),
      roiMeasurability: there(candidate.roiMeasurability),
      scopeBoundedness: there(candidate.scopeBoundedness),
      priority: there(candidate.priority),
      rank: sql<number>`(rank() over (order by ${candidate.priority} desc))::int`,
      level: sql<number>`(count(*) over (partition by ${candidate.priority}))::int`,
      roiYear: candidate.roiYear,
      currency: candidate.currency,
    })
    .from(candidate)
    .where(and(active(workspaceId, engagementId), isNotNull(candidate.priority)))
    .orderBy(desc(candidate.priority), asc(candidate.nameKey), asc(candidate.id))
    .limit(limit)
    .offset(offset);
}

/** [P2.2] Use cases that somebody has scored in their present round and whose scores nobody has settled. */
export interface ToSettle {
  count: number;
  /** The one that waits longest. */
  first: { id: string; name: string } | null;
}

export async function toSettle(tx: Tx, workspaceId: string, engagementId: string): Promise<ToSettle> {
  const rows = await tx
    .select({ id: candidate.id, name: candidate.name, count: sql<number>`count(*) over ()::int` })
    .from(candidate)
    .where(
      and(
        active(workspaceId, engagementId),
        isNull(candidate.priority),
        sql`exists (select from ${candidateScore} given where given.workspace_id = ${candidate.workspaceId}
          and given.candidate_id = ${candidate.id} and given.round = ${candidate.round})`,
      ),
    )
    .orderBy(asc(candidate.createdAt), asc(candidate.id))
    .limit(1);
  const [first] = rows;
  return { count: first?.count ?? 0, first: first ? { id: first.id, name: first.name } : null };
}

export interface MatrixCounts {
  /** All that are not retired. */
  total: number;
  settled: number;
}

export async function countMatrix(tx: Tx, workspaceId: string, engagementId: string): Promise<MatrixCounts> {
  const [counted] = await tx
    .select({ total: sql<number>`count(*)::int`, settled: sql<number>`count(${candidate.priority})::int` })
    .from(candidate)
    .where(active(workspaceId, engagementId));
  return counted ?? { total: 0, settled: 0 };
}

/** [P2.5] Settled use cases to choose from whose name contains what is typed, the highest product first. */
export async function settledNamed(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  typed: string,
): Promise<{ id: string; name: string; priority: number }[]> {
  const like = `%${nameKey(typed).replace(/[\\%_]/g, '\\$&')}%`;
  return tx
    .select({ id: candidate.id, name: candidate.name, priority: there(candidate.priority) })
    .from(candidate)
    .where(
      and(
        active(workspaceId, engagementId),
        isNotNull(candidate.priority),
        sql`${candidate.nameKey} like ${like}`,
      ),
    )
    .orderBy(desc(candidate.priority), asc(candidate.nameKey), asc(candidate.id))
    .limit(LIMITS.select.options);
}

/** A use case that one person is still to score. */
export interface Unscored {
  id: string;
  name: string;
  round: number;
  /** How many have scored in the round under way. */
  counted: number;
}

/** The round under way takes scores: nobody has settled it. */
const takesScores = sql`${candidate.settledRound} is distinct from ${candidate.round}`;

const ownScore = (tx: Tx, userId: string) =>
  tx
    .select({ one: sql`1` })
    .from(candidateScore)
    .where(
      and(
        eq(candidateScore.workspaceId, candidate.workspaceId),
        eq(candidateScore.candidateId, candidate.id),
        eq(candidateScore.round, candidate.round),
        eq(candidateScore.userId, userId),
      ),
    );

/**
 * [P2.2] How many have scored in the round under way: no number of theirs. Columns are written out: drizzle leaves
 * the table of a selected column away, and `round` alone would be the round of the score itself.
 */
const counted = sql<number>`(select count(*)::int from ${candidateScore} given
  where given.workspace_id = candidate.workspace_id and given.candidate_id = candidate.id
    and given.round = candidate.round)`;

/** [P2.2] Those of these use cases that a person is still to score; none where they only look on. */
export async function toScoreAmong(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  userId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const people = await peopleOf(tx, workspaceId, engagementId);
  if (ids.length === 0 || !mayScore(people, userId)) return new Set();
  const rows = await tx
    .select({ id: candidate.id })
    .from(candidate)
    .where(
      and(
        active(workspaceId, engagementId),
        inArray(candidate.id, [...ids]),
        takesScores,
        notExists(ownScore(tx, userId)),
      ),
    );
  return new Set(rows.map((row) => row.id));
}

/** One page of what a person is still to score: rounds that have begun first, then by name. */
export async function unscoredBy(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  userId: string,
  { limit, offset = 0, begun = false }: { limit: number; offset?: number; begun?: boolean },
): Promise<{ rows: Unscored[]; total: number }> {
  const where = and(
    active(workspaceId, engagementId),
    takesScores,
    notExists(ownScore(tx, userId)),
    begun ? sql`(${candidate.round} > 1 or ${counted} > 0)` : undefined,
  );
  const rows = await tx
    .select({ id: candidate.id, name: candidate.name, round: candidate.round, counted })
    .from(candidate)
    .where(where)
    .orderBy(sql`(${candidate.round} > 1 or ${counted} > 0) desc`, asc(candidate.nameKey), asc(candidate.id))
    .limit(limit)
    .offset(offset);
  const [all] = await tx.select({ total: sql<number>`count(*)::int` }).from(candidate).where(where);
  return { rows, total: all?.total ?? 0 };
}

/** [P2.2] Rounds in which at least so many have scored and that nobody has settled, the oldest use case first. */
export async function unsettled(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  { least, limit }: { least: number; limit: number },
): Promise<{ rows: Unscored[]; total: number }> {
  const found = await openRounds(tx, { workspaceId, engagementId, least, limit });
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0 };
}

const openRounds = statement((orm) =>
  orm
    .select({
      id: candidate.id,
      name: candidate.name,
      round: candidate.round,
      counted,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(candidate)
    .where(
      and(
        active(given('workspaceId'), given('engagementId')),
        takesScores,
        sql`${counted} >= ${given('least')}::int`,
      ),
    )
    .orderBy(asc(candidate.createdAt), asc(candidate.id))
    .limit(given('limit')),
);
