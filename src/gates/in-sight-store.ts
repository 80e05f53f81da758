import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement } from '../../db/schema/engagement.ts';
import { gateOverride, gateRequest, isOpenRequest, task } from '../../db/schema/gates.ts';
import { ofEngagement, withId } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import { CONDITION } from './ids.ts';

/**
 * [E8] What has to stay in sight, of every cycle: overrides that are not ratified, requests with a condition that is
 * open, and [R3] those that wait in another cycle than the one under way. The oldest first.
 */
export const requestsInSight = (
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<{ id: string }[]> => inSight(tx, { workspaceId, engagementId });

const inSight = statement((orm) =>
  orm
    .select({ id: gateRequest.id })
    .from(gateRequest)
    .innerJoin(engagement, withId(engagement, gateRequest.workspaceId, gateRequest.engagementId))
    .leftJoin(
      gateOverride,
      and(eq(gateOverride.workspaceId, gateRequest.workspaceId), eq(gateOverride.requestId, gateRequest.id)),
    )
    .where(
      and(
        ofEngagement(gateRequest, given('workspaceId'), given('engagementId')),
        or(
          and(isOpenRequest, ne(gateRequest.cycle, engagement.cycle)),
          and(eq(gateRequest.state, sql`'overridden'`), isNull(gateOverride.ratifiedAt)),
          sql`exists (select from ${task} where ${task.workspaceId} = ${gateRequest.workspaceId}
            and ${task.subject} = ${gateRequest.id}::text and ${task.kind} = ${sql.raw(`'${CONDITION}'`)}
            and ${task.state} = 'open')`,
        ),
      ),
    )
    .orderBy(asc(gateRequest.requestedAt), asc(gateRequest.id)),
);
