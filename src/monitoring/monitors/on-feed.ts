import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { withId } from '../../../db/scope.ts';
import type { Monitor } from './store.ts';

/** The monitors in use that ask a feed, by id. */
export const monitorsOnFeed = (tx: Tx, workspaceId: string, feedId: string): Promise<{ id: string }[]> =>
  tx
    .select({ id: monitor.id })
    .from(monitor)
    .where(and(eq(monitor.workspaceId, workspaceId), eq(monitor.feedId, feedId), isNull(monitor.retiredAt)))
    .orderBy(asc(monitor.id));

/** Has it checked with the next minute, whatever its schedule says. */
export const checkSoon = (
  tx: Tx,
  { workspaceId, id }: Pick<Monitor, 'workspaceId' | 'id'>,
  now: Temporal.Instant,
): Promise<unknown> =>
  tx
    .update(monitor)
    .set({ nextAt: now.round({ smallestUnit: 'minute', roundingMode: 'floor' }) })
    .where(and(withId(monitor, workspaceId, id), gt(monitor.nextAt, now)));
