import { and, eq, isNull, sql } from 'drizzle-orm';
import { engagement } from '../../../db/schema/engagement.ts';
import { feed, monitor, reading } from '../../../db/schema/monitoring.ts';
import { deployment } from '../../../db/schema/production.ts';
import { given, statement } from '../../../db/statement.ts';

const readBefore = sql`${reading.workspaceId} = ${monitor.workspaceId} and ${reading.monitorId} = ${monitor.id}
  and ${reading.slot}`;

/**
 * A monitor that is to be checked for a slot, with all that its check is about; in one look, since there are many checks.
 * Nothing where it is paused or retired, its engagement is not active, or the slot has its reading.
 */
export const toCheck = statement((orm) =>
  orm
    .select({
      monitor,
      engagement,
      feed,
      since: deployment.createdAt,
      last: sql<Temporal.Instant | null>`(select max(${reading.slot}) from ${reading}
        where ${readBefore} < ${given('slot')}::timestamptz)`.mapWith(reading.slot),
    })
    .from(monitor)
    .innerJoin(
      engagement,
      and(eq(engagement.workspaceId, monitor.workspaceId), eq(engagement.id, monitor.engagementId)),
    )
    .innerJoin(feed, and(eq(feed.workspaceId, monitor.workspaceId), eq(feed.id, monitor.feedId)))
    .leftJoin(
      deployment,
      and(eq(deployment.workspaceId, monitor.workspaceId), eq(deployment.id, monitor.deploymentId)),
    )
    .where(
      and(
        eq(monitor.workspaceId, given('workspaceId')),
        eq(monitor.id, given('monitorId')),
        isNull(monitor.pausedAt),
        isNull(monitor.retiredAt),
        eq(engagement.state, 'active'),
        sql`not exists (select from ${reading} where ${readBefore} = ${given('slot')}::timestamptz)`,
      ),
    ),
);
