import { and, eq, exists, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { engagement, engagementPerson } from '../../../db/schema/engagement.ts';
import { candidateChoice } from '../../../db/schema/prioritization.ts';
import { ofCycle, ofEngagement } from '../../../db/scope.ts';

/** The active engagements a person leads whose cycle has chosen a use case, oldest first: whose risk is to be known. */
export async function chosenLedBy(
  tx: Tx,
  workspaceId: string,
  userId: string,
  engagementId?: string,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: engagement.id, createdAt: engagement.createdAt })
    .from(engagement)
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
        exists(
          tx
            .select({ one: sql`1` })
            .from(candidateChoice)
            .where(ofCycle(candidateChoice, engagement.workspaceId, engagement.id, engagement.cycle)),
        ),
      ),
    )
    .orderBy(engagement.createdAt);
  return rows.map((row) => row.id);
}
