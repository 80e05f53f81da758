import { and, asc, desc, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { candidate, candidateChoice, candidateSource } from '../../../db/schema/prioritization.ts';
import { ofEngagement } from '../../../db/scope.ts';
import type { Engagement } from '../../engagement/store.ts';

/** [R3] The use cases that are not retired, and those that some cycle was about: the highest product first, then by name. */
export async function roadmapCandidates(tx: Tx, { workspaceId, id }: Pick<Engagement, 'workspaceId' | 'id'>) {
  return tx
    .select({
      id: candidate.id,
      name: candidate.name,
      priority: candidate.priority,
      chosenIn: candidate.chosenIn,
      sources: sql<string[]>`array(select needed.source_id::text from ${candidateSource} needed
        where needed.workspace_id = candidate.workspace_id and needed.candidate_id = candidate.id order by 1)`,
    })
    .from(candidate)
    .where(
      and(
        ofEngagement(candidate, workspaceId, id),
        or(isNull(candidate.retiredAt), sql`${candidate.chosenIn} is not null`),
      ),
    )
    .orderBy(sql`${candidate.priority} desc nulls last`, asc(candidate.nameKey), asc(candidate.id));
}

/** The use case of each cycle: cycle → candidate. The newest choice counts. */
export async function chosenByCycle(
  tx: Tx,
  { workspaceId, id }: Pick<Engagement, 'workspaceId' | 'id'>,
): Promise<Map<number, string>> {
  const rows = await tx
    .selectDistinctOn([candidateChoice.cycle], {
      cycle: candidateChoice.cycle,
      candidateId: candidateChoice.candidateId,
    })
    .from(candidateChoice)
    .where(ofEngagement(candidateChoice, workspaceId, id))
    .orderBy(asc(candidateChoice.cycle), desc(candidateChoice.version));
  return new Map(rows.map((row) => [row.cycle, row.candidateId]));
}
