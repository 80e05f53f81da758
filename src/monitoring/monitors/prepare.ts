import { and, desc, eq, lt } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { reading } from '../../../db/schema/monitoring.ts';
import { deployment } from '../../../db/schema/production.ts';
import { withId } from '../../../db/scope.ts';
import type { Engagement } from '../../engagement/store.ts';
import { type Feed, findFeed } from '../feeds/store.ts';
import { inSeason } from '../references/season.ts';
import { findReference } from '../references/store.ts';
import { slotAfter } from './schedule.ts';
import type { Monitor } from './store.ts';
import type { Taking } from './take.ts';
import { targetOf } from './target.ts';

/** A monitor as a check needs it, whether it is kept or still being made. */
export type Checked = Pick<
  Monitor,
  | 'workspaceId'
  | 'cycle'
  | 'feedId'
  | 'deploymentId'
  | 'query'
  | 'rule'
  | 'minN'
  | 'maturity'
  | 'noDataAfter'
  | 'cron'
  | 'zone'
> & { id: string | null };

/** What a check of a monitor for a slot is about: its feed, when its model went to work, and which slot was the last one. */
interface Ground {
  feed: Feed;
  since: Temporal.Instant | null;
  last: Temporal.Instant | null;
}

export async function groundOf(
  tx: Tx,
  engagement: Engagement,
  { id, workspaceId, feedId, deploymentId }: Checked,
  slot: Temporal.Instant,
): Promise<Ground> {
  return {
    feed: await findFeed(tx, workspaceId, engagement.id, feedId),
    since: await atWorkSince(tx, workspaceId, deploymentId),
    last: id === null ? null : await slotBefore(tx, workspaceId, id, slot),
  };
}

/** Reads what else a check of a monitor for a slot rests on. */
export async function takingOf(
  tx: Tx,
  engagement: Engagement,
  { id, workspaceId, ...monitor }: Checked,
  slot: Temporal.Instant,
  { feed, since, last }: Ground,
): Promise<Taking> {
  const of = { id: engagement.id, cycle: monitor.cycle };
  const target = await targetOf(tx, workspaceId, of, monitor.rule, since, slot);
  // The first one looks back as far as it is to the next.
  const from = last ?? slot.subtract(slot.until(slotAfter(monitor.cron, monitor.zone, slot)));
  const { rule } = monitor;
  const whole =
    rule.kind === 'drift' ? await findReference(tx, workspaceId, engagement.id, rule.referenceId) : null;
  const reference =
    whole && rule.kind === 'drift' && rule.season ? inSeason(whole, { from, at: slot }) : whole;
  return { monitor, monitorId: id, feed, slot, from, target, reference };
}

async function slotBefore(
  tx: Tx,
  workspaceId: string,
  monitorId: string,
  slot: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const [found] = await tx
    .select({ slot: reading.slot })
    .from(reading)
    .where(
      and(eq(reading.workspaceId, workspaceId), eq(reading.monitorId, monitorId), lt(reading.slot, slot)),
    )
    .orderBy(desc(reading.slot))
    .limit(1);
  return found?.slot ?? null;
}

/** [R3] The cycle that a monitor belongs to: that of the model it watches, whichever is under way. */
export async function cycleWatched(
  tx: Tx,
  { workspaceId, cycle }: Pick<Engagement, 'workspaceId' | 'cycle'>,
  deploymentId: string | null,
): Promise<number> {
  if (deploymentId === null) return cycle;
  const [found] = await tx
    .select({ cycle: deployment.cycle })
    .from(deployment)
    .where(withId(deployment, workspaceId, deploymentId));
  return found?.cycle ?? cycle;
}

/** When the model that is watched went to work. */
async function atWorkSince(
  tx: Tx,
  workspaceId: string,
  deploymentId: string | null,
): Promise<Temporal.Instant | null> {
  if (deploymentId === null) return null;
  const [found] = await tx
    .select({ since: deployment.createdAt })
    .from(deployment)
    .where(withId(deployment, workspaceId, deploymentId));
  return found?.since ?? null;
}
