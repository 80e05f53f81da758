import { and, asc, eq, isNull, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { candidate, candidateSource } from '../../../db/schema/prioritization.ts';
import { breaksUnique } from '../../../db/unique.ts';
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

const isCandidate = (workspaceId: string, engagementId: string, id: string) =>
  and(eq(candidate.workspaceId, workspaceId), eq(candidate.engagementId, engagementId), eq(candidate.id, id));

/** @throws Refusal refusal.not-found */
export async function findCandidate(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<CandidateWithSources> {
  return withSources(
    tx,
    await tx
      .select()
      .from(candidate)
      .where(isCandidate(workspaceId, engagementId, id)),
  );
}

/** As `findCandidate`, and nobody else changes it until this transaction ends. @throws Refusal refusal.not-found */
export async function lockCandidate(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<CandidateWithSources> {
  return withSources(
    tx,
    await tx
      .select()
      .from(candidate)
      .where(isCandidate(workspaceId, engagementId, id))
      .for('update'),
  );
}

async function withSources(tx: Tx, [found]: Candidate[]): Promise<CandidateWithSources> {
  if (!found) throw new Refusal('refusal.not-found');
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
    .where(and(eq(candidate.workspaceId, workspaceId), eq(candidate.id, id)));
  if (!found) throw new Refusal('refusal.not-found');
  return found.engagementId;
}

/** All use cases of an engagement that are not retired: the highest product first, then by name. [P2.4] */
export async function candidatesOf(tx: Tx, workspaceId: string, engagementId: string): Promise<Candidate[]> {
  return tx
    .select()
    .from(candidate)
    .where(
      and(
        eq(candidate.workspaceId, workspaceId),
        eq(candidate.engagementId, engagementId),
        isNull(candidate.retiredAt),
      ),
    )
    .orderBy(sql`${candidate.priority} desc nulls last`, asc(candidate.nameKey), asc(candidate.id));
}

/**
 * Writes a new use case.
 * @returns [X5] false where its id is there already: it is left as it is
 * @throws Refusal at the name, where a use case of the engagement has it already
 */
export async function insertCandidate(tx: Tx, made: NewCandidate, by: Writing): Promise<boolean> {
  const inserted = await refusingTakenName(made.fields.name, () =>
    tx
      .insert(candidate)
      .values(rowOf(made, by))
      .onConflictDoNothing({ target: [candidate.workspaceId, candidate.id] })
      .returning({ id: candidate.id }),
  );
  if (inserted.length > 0) await writeSources(tx, by.workspaceId, made.id, made.fields.sources);
  return inserted.length > 0;
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

/** @returns its new version. @throws Refusal at the name, where another use case has it */
export async function updateCandidate(
  tx: Tx,
  found: Candidate,
  set: Partial<typeof candidate.$inferInsert>,
  now: Temporal.Instant,
): Promise<number> {
  const name = set.name ?? found.name;
  const version = found.version + 1;
  await refusingTakenName(name, () =>
    tx
      .update(candidate)
      .set({ ...set, nameKey: nameKey(name), updatedAt: now, version })
      .where(and(eq(candidate.workspaceId, found.workspaceId), eq(candidate.id, found.id))),
  );
  return version;
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

/** [X8] The unique index decides, since two may take one name at once. @throws Refusal at the name */
async function refusingTakenName<Result>(name: string, write: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (isTaken(error)) throw new Refusal('candidates.refusal.name-taken', { name }, 'name');
    throw error;
  }
}

/** A unique violation of the index over names. */
export const isTaken = (error: unknown): boolean => breaksUnique(error, 'candidate_name');
