import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { alert } from '../../../db/schema/alerts.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import type { Alert } from './store.ts';

/**
 * The alerts of other monitors on the same feed that see nothing because the feed is at fault: the oldest tells of it for all.
 */
export async function brokenFeedAlert(
  tx: Tx,
  { workspaceId, feedId, id }: { workspaceId: string; feedId: string; id: string },
): Promise<Pick<Alert, 'id' | 'blindSince' | 'monitorId'> | null> {
  const [found] = await tx
    .select({ id: alert.id, blindSince: alert.blindSince, monitorId: alert.monitorId })
    .from(alert)
    .innerJoin(monitor, withId(monitor, alert.workspaceId, alert.monitorId))
    .where(
      and(
        eq(alert.workspaceId, workspaceId),
        isNull(alert.closedAt),
        eq(alert.blindWhy, 'error'),
        eq(monitor.feedId, feedId),
        ne(monitor.id, id),
        isNull(monitor.pausedAt),
        isNull(monitor.retiredAt),
      ),
    )
    .orderBy(asc(alert.blindSince), asc(alert.id))
    .limit(1);
  return found ?? null;
}

/** The alert of a deployment, or of a monitor of none, in whose thread others of it stand: the first that is told and not over. */
export async function groupOf(tx: Tx, row: Alert): Promise<string | null> {
  const others = await tx
    .select({ id: alert.id, groupId: alert.groupId })
    .from(alert)
    .where(
      and(
        ofEngagement(alert, row.workspaceId, row.engagementId),
        row.deploymentId ? eq(alert.deploymentId, row.deploymentId) : eq(alert.monitorId, row.monitorId),
        isNull(alert.closedAt),
        inArray(alert.told, ['firing', 'blind']),
        ne(alert.id, row.id),
      ),
    )
    .orderBy(asc(alert.toldAt), asc(alert.id))
    .limit(1);
  const [first] = others;
  return first ? (first.groupId ?? first.id) : null;
}

/** Those that stand in an alert's thread and are not over. */
export const membersOf = (tx: Tx, { workspaceId, id }: Pick<Alert, 'workspaceId' | 'id'>): Promise<Alert[]> =>
  tx
    .select()
    .from(alert)
    .where(and(eq(alert.workspaceId, workspaceId), eq(alert.groupId, id), isNull(alert.closedAt)))
    .orderBy(asc(alert.toldAt), asc(alert.id));
