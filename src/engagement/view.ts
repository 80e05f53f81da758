import type { Tx } from '../../db/database.ts';
import type { Actor } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import { inCycle } from './in-cycle.ts';
import type { Place } from './place.ts';
import { type Engagement, findEngagement, peopleOf, readPersonFlags } from './store.ts';
import { maySee } from './verb.ts';

/**
 * The engagement, if this actor may see it. [X9] One that is hidden is answered as one that does not exist.
 * @throws Refusal refusal.not-found
 */
export async function viewEngagement(tx: Tx, actor: Actor, engagementId: string): Promise<Engagement> {
  const found = await findEngagement(tx, actor.workspaceId, engagementId);
  if (!found || !(await canSee(tx, actor, found))) throw new Refusal('refusal.not-found');
  return found;
}

/**
 * [R3] The engagement as that cycle has it. `later`: the cycle under way, where this is an earlier one, which is read and not changed.
 * @throws Refusal refusal.not-found, also of a cycle that has not begun
 */
export async function viewCycle(
  tx: Tx,
  actor: Actor,
  { engagementId, cycle }: Place,
): Promise<{ engagement: Engagement; later: number | null }> {
  const underWay = await viewEngagement(tx, actor, engagementId);
  if (cycle === null || cycle === underWay.cycle) return { engagement: underWay, later: null };
  if (cycle > underWay.cycle) throw new Refusal('refusal.not-found');
  return { engagement: inCycle(underWay, cycle), later: underWay.cycle };
}

/** Whether this actor may see an engagement at all. */
export async function canSee(tx: Tx, actor: Actor, engagement: Engagement): Promise<boolean> {
  if (actor.userId === 'system') return true;
  const flags = await readPersonFlags(tx, actor.workspaceId, actor.userId);
  if (flags?.isDeactivated) return false;
  const people = await peopleOf(tx, actor.workspaceId, engagement.id);
  const isNamed = people.some((one) => one.userId === actor.userId);
  return maySee(engagement, isNamed, flags?.isAdmin ?? false, flags?.isExternal ?? false);
}
