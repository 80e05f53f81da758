import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../../db/database.ts';
import { candidate, candidateSource } from '../../../../db/schema/prioritization.ts';
import { ofEngagement } from '../../../../db/scope.ts';
import { type CandidateFields, candidateForm } from '../../use-case/candidate.ts';
import { type Candidate, type CandidateWithSources, candidatesOf } from '../../use-case/store.ts';
import type { Existing } from './read.ts';

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1_000;

/** [P1.1] The use cases of an engagement that are not retired, as a file is compared with them. */
export async function existingOf(tx: Tx, workspaceId: string, engagementId: string): Promise<Existing[]> {
  const found = await withSources(tx, await candidatesOf(tx, workspaceId, engagementId));
  return found.map((kept) => ({ id: kept.id, version: kept.version, fields: candidateForm.of(kept) }));
}

/** Some use cases of an engagement, in no order. */
export const namedCandidates = async (
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  ids: readonly string[],
): Promise<CandidateWithSources[]> =>
  withSources(
    tx,
    await tx
      .select()
      .from(candidate)
      .where(and(ofEngagement(candidate, workspaceId, engagementId), inArray(candidate.id, [...ids]))),
  );

/** Use cases of one workspace, with the data sources they need. */
export async function withSources(tx: Tx, found: readonly Candidate[]): Promise<CandidateWithSources[]> {
  const needs = new Map<string, string[]>(found.map(({ id }) => [id, []]));
  const ids = [...needs.keys()];
  for (let from = 0; from < ids.length; from += BATCH) {
    const read = await tx
      .select({ candidateId: candidateSource.candidateId, sourceId: candidateSource.sourceId })
      .from(candidateSource)
      .where(
        and(
          eq(candidateSource.workspaceId, found[0]?.workspaceId ?? ''),
          inArray(candidateSource.candidateId, ids.slice(from, from + BATCH)),
        ),
      )
      .orderBy(asc(candidateSource.sourceId));
    for (const { candidateId, sourceId } of read) needs.get(candidateId)?.push(sourceId);
  }
  return found.map((kept) => ({ ...kept, sources: needs.get(kept.id) ?? [] }));
}

/** Makes the data sources that use cases need those of the rows. */
export async function rewriteSources(
  tx: Tx,
  rows: readonly { id: string; fields: CandidateFields }[],
  workspaceId: string,
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const ids = batch.map((row) => row.id);
    await tx
      .delete(candidateSource)
      .where(and(eq(candidateSource.workspaceId, workspaceId), inArray(candidateSource.candidateId, ids)));
    const needs = batch.flatMap(({ id, fields }) =>
      fields.sources.map((sourceId) => ({ workspaceId, candidateId: id, sourceId })),
    );
    for (let at = 0; at < needs.length; at += BATCH)
      await tx.insert(candidateSource).values(needs.slice(at, at + BATCH));
  }
}
