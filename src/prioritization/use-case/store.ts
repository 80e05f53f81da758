import { and, asc, eq, isNull, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { candidate, candidateSource } from '../../../db/schema/prioritization.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import { namedRows } from '../../forms/named-rows.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import type { CandidateFields } from './candidate.ts';
import { roiYearOf } from './rules.ts';

export type Candidate = typeof candidate.$inferSelect;

/** A use case with the ids of the data sources it needs. */
export interface CandidateWithSources extends Candidate {
  sources: string[];
}

/** What a new use case is written with. */
export interface NewCandidate {
  id: string;
  fields: CandidateFields;
}

/** Who writes, and for which engagement. */
export interface Writing {
  workspaceId: string;
  engagementId: string;
  userId: string;
  now: Temporal.Instant;
}

const named = namedRows(candidate, 'candidate_name', 'candidates.refusal.name-taken');
export const { update: updateCandidate, isSaved: isCandidateSaved, isNameUsed, isTaken } = named;

/** @throws Refusal refusal.not-found */
export const findCandidate = async (...which: Parameters<typeof named.find>): Promise<CandidateWithSources> =>
  withSources(which[0], await named.find(...which));

/** As `findCandidate`, and nobody else changes it until this transaction ends. @throws Refusal refusal.not-found */
export const lockCandidate = async (...which: Parameters<typeof named.find>): Promise<CandidateWithSources> =>
  withSources(which[0], await named.lock(...which));

async function withSources(tx: Tx, found: Candidate): Promise<CandidateWithSources> {
  return { ...found, sources: await sourcesOfCandidate(tx, found.workspaceId, found.id) };
}

/** The ids of the data sources a use case needs, in order. */
async function sourcesOfCandidate(tx: Tx, workspaceId: string, id: string): Promise<string[]> {
  const rows = await tx
    .select({ id: candidateSource.sourceId })
    .from(candidateSource)
    .where(and(eq(candidateSource.workspaceId, workspaceId), eq(candidateSource.candidateId, id)))
    .orderBy(asc(candidateSource.sourceId));
  return rows.map((row) => row.id);
}

/** The engagement of a use case, for a button that carries only the use case; the caller checks who may see it. */
export async function engagementOfCandidate(tx: Tx, workspaceId: string, id: string): Promise<string> {
  if (!z.uuid().safeParse(id).success) throw new Refusal('refusal.not-found');
  const [found] = await tx
    .select({ engagementId: candidate.engagementId })
    .from(candidate)
    .where(withId(candidate, workspaceId, id));
  if (!found) throw new Refusal('refusal.not-found');
  return found.engagementId;
}

/** All use cases of an engagement that are not retired: the highest product first, then by name. [P2.4] */
export async function candidatesOf(tx: Tx, workspaceId: string, engagementId: string): Promise<Candidate[]> {
  return tx
    .select()
    .from(candidate)
    .where(and(ofEngagement(candidate, workspaceId, engagementId), isNull(candidate.retiredAt)))
    .orderBy(sql`${candidate.priority} desc nulls last`, asc(candidate.nameKey), asc(candidate.id));
}

/**
 * Writes a new use case.
 * @returns [X5] false where its id is there already: it is left as it is
 * @throws Refusal at the name, where a use case of the engagement has it already
 */
export async function insertCandidate(tx: Tx, made: NewCandidate, by: Writing): Promise<boolean> {
  const isNew = await named.insert(tx, rowOf(made, by));
  if (isNew) await writeSources(tx, by.workspaceId, made.id, made.fields.sources);
  return isNew;
}

/** A whole row, as the insert takes it. */
export function rowOf({ id, fields }: NewCandidate, by: Writing): typeof candidate.$inferInsert {
  const { sources: _sources, ...columns } = fields;
  return {
    ...columns,
    id,
    nameKey: nameKey(fields.name),
    roiYear: roiYearOf(fields),
    workspaceId: by.workspaceId,
    engagementId: by.engagementId,
    createdBy: by.userId,
    createdAt: by.now,
    updatedAt: by.now,
  };
}

/** Makes these the data sources a use case needs. */
export async function writeSources(
  tx: Tx,
  workspaceId: string,
  candidateId: string,
  sources: readonly string[],
): Promise<void> {
  await tx
    .delete(candidateSource)
    .where(
      and(
        eq(candidateSource.workspaceId, workspaceId),
        eq(candidateSource.candidateId, candidateId),
        sources.length > 0 ? notInArray(candidateSource.sourceId, [...sources]) : undefined,
      ),
    );
  if (sources.length === 0) return;
  await tx
    .insert(candidateSource)
    .values(sources.map((sourceId) => ({ workspaceId, candidateId, sourceId })))
    .onConflictDoNothing();
}
