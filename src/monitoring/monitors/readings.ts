import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { reading } from '../../../db/schema/monitoring.ts';
import { insertion } from '../../../db/statement.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { Monitor } from './store.ts';

export type Reading = typeof reading.$inferSelect;
export type Verdict = Reading['verdict'];

/** What follows from a reading, in its transaction, while the monitor is locked: alerts, triggers. */
export type FollowReading = (acting: EngagementActing, monitor: Monitor, reading: Reading) => Promise<void>;

/** [M8] @returns false where the slot has its reading already, from whichever replica */
export const insertReading = insertion(reading, [reading.workspaceId, reading.monitorId, reading.slot]);

/** The newest readings of a monitor, the newest first. */
export async function lastReadings(
  tx: Tx,
  { workspaceId, id }: Pick<Monitor, 'workspaceId' | 'id'>,
  count: number,
): Promise<Reading[]> {
  return tx
    .select()
    .from(reading)
    .where(and(eq(reading.workspaceId, workspaceId), eq(reading.monitorId, id)))
    .orderBy(desc(reading.slot))
    .limit(count);
}
