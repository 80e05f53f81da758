import { and, asc, eq, isNotNull, max } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { retrainingEvent, retrainingTrigger } from '../../../db/schema/retraining.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import type { Incident } from '../../playbook/gates-schema.ts';

const isIncident = (workspaceId: string, engagementId: string) =>
  and(ofEngagement(retrainingTrigger, workspaceId, engagementId), isNotNull(retrainingTrigger.incident));

/** [R1] The incidents of a cycle's model, the first one first: [R3] they say nothing of another cycle's. */
export async function incidentsOf(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: { id: string; cycle: number },
): Promise<Incident[]> {
  const rows = await tx
    .select({ number: retrainingTrigger.incident, title: retrainingTrigger.title })
    .from(retrainingTrigger)
    .innerJoin(
      retrainingEvent,
      withId(retrainingEvent, retrainingTrigger.workspaceId, retrainingTrigger.eventId),
    )
    .where(and(isIncident(workspaceId, id), eq(retrainingEvent.cycle, cycle)))
    .orderBy(asc(retrainingTrigger.incident));
  return rows.map(({ number, title }) => ({ number: number ?? 0, title }));
}

/** The number of the next one, over all cycles. The caller has the engagement locked. */
export async function nextIncident(tx: Tx, workspaceId: string, engagementId: string): Promise<number> {
  const [last] = await tx
    .select({ number: max(retrainingTrigger.incident) })
    .from(retrainingTrigger)
    .where(isIncident(workspaceId, engagementId));
  return (last?.number ?? 0) + 1;
}
