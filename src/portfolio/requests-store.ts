import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement } from '../../db/schema/engagement.ts';
import { gateRequest, isOpenRequest } from '../../db/schema/gates.ts';
import { withId } from '../../db/scope.ts';

/** A decision that is waited for. */
export interface OpenRequest {
  id: string;
  engagementId: string;
  /** Its key in the manifest. */
  gate: string;
  subject: string | null;
  /** Its own, and the one under way. */
  cycle: number;
  underWay: number;
  requestedAt: Temporal.Instant;
  /** YYYY-MM-DD */
  dueOn: string;
}

/** The open gate requests of some engagements that do not rest, the oldest first. */
export async function openRequestsOf(
  tx: Tx,
  workspaceId: string,
  engagementIds: readonly string[],
): Promise<OpenRequest[]> {
  if (engagementIds.length === 0) return [];
  const { id, engagementId, gate, subject, cycle, requestedAt, dueOn } = gateRequest;
  return tx
    .select({ id, engagementId, gate, subject, cycle, underWay: engagement.cycle, requestedAt, dueOn })
    .from(gateRequest)
    .innerJoin(engagement, withId(engagement, gateRequest.workspaceId, engagementId))
    .where(
      and(
        eq(gateRequest.workspaceId, workspaceId),
        inArray(engagementId, [...engagementIds]),
        isOpenRequest,
        eq(engagement.state, 'active'),
      ),
    )
    .orderBy(asc(requestedAt), asc(id));
}
