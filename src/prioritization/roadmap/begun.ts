import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { candidate, candidateScore } from '../../../db/schema/prioritization.ts';
import { ofEngagement } from '../../../db/scope.ts';
import type { CycleBegun } from '../../engagement/reuse.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { CheckContext } from '../../room.ts';
import { countCandidates } from '../candidates/list-store.ts';
import { latestChoice } from '../scoring/store.ts';

/**
 * [R3] The matrix runs again: the use case of the cycle before isn't offered any more, and each of the others that
 * somebody has scored is in its next blind round. What was settled of them counts until something else is.
 */
export async function beginMatrix(acting: EngagementActing, { earlier }: CycleBegun): Promise<void> {
  const { tx } = acting;
  const { workspaceId, id: engagementId, cycle } = earlier;
  const mine = ofEngagement(candidate, workspaceId, engagementId);
  const chosen = await latestChoice(tx, workspaceId, earlier);
  if (chosen)
    await tx
      .update(candidate)
      .set({ chosenIn: cycle })
      .where(and(mine, eq(candidate.id, chosen.candidateId)));
  await tx
    .update(candidate)
    .set({ round: sql`${candidate.round} + 1` })
    .where(
      and(
        mine,
        isNull(candidate.retiredAt),
        isNull(candidate.chosenIn),
        isNotNull(candidate.settledRound),
        sql`exists (select from ${candidateScore} given where given.workspace_id = ${candidate.workspaceId}
          and given.candidate_id = ${candidate.id} and given.round = ${candidate.round})`,
      ),
    );
}

/** [R3] How many use cases the next cycle can still choose from. */
export async function remaining({
  tx,
  workspaceId,
  engagement,
}: Omit<CheckContext, 'subject'>): Promise<number> {
  const { total } = await countCandidates(tx, workspaceId, engagement.id);
  const chosen = await latestChoice(tx, workspaceId, engagement);
  return total - (chosen ? 1 : 0);
}
