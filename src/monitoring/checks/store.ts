import { and, eq, isNull, sql } from 'drizzle-orm';
import { engagement } from '../../../db/schema/engagement.ts';
import { feed, monitor, reading } from '../../../db/schema/monitoring.ts';
import { deployment } from '../../../db/schema/production.ts';
import { withId } from '../../../db/scope.ts';
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
    .innerJoin(engagement, withId(engagement, monitor.workspaceId, monitor.engagementId))
    .innerJoin(feed, withId(feed, monitor.workspaceId, monitor.feedId))
    .leftJoin(deployment, withId(deployment, monitor.workspaceId, monitor.deploymentId))
    .where(
      and(
        withId(monitor, given('workspaceId'), given('monitorId')),
        isNull(monitor.pausedAt),
        isNull(monitor.retiredAt),
        eq(engagement.state, 'active'),
        sql`not exists (select from ${reading} where ${readBefore} = ${given('slot')}::timestamptz)`,
      ),
    ),
);
