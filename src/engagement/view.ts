import type { Tx } from '../../db/database.ts';
import type { Actor } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { cycleShown, inCycle } from './in-cycle.ts';
import type { Place } from './place.ts';
import { runningCycles } from './running-cycles.ts';
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

/** [R3] An engagement as one of its cycles has it. */
export interface Viewed {
  engagement: Engagement;
  /** The cycle under way, where this is an earlier one that is read and not changed. */
  later: number | null;
  /** Its cycle, where that is told. */
  shown: number | null;
}

/**
 * [R3] The engagement as that cycle has it: an earlier one is read.
 * @throws Refusal refusal.not-found, also of a cycle that has not begun
 */
export async function viewCycle(tx: Tx, actor: Actor, { engagementId, cycle }: Place): Promise<Viewed> {
  const underWay = await viewEngagement(tx, actor, engagementId);
  if (cycle !== null && cycle > underWay.cycle) throw new Refusal('refusal.not-found');
  const engagement = inCycle(underWay, cycle ?? underWay.cycle);
  const later = engagement.cycle < underWay.cycle ? underWay.cycle : null;
  return { engagement, later, shown: cycleShown(underWay, engagement.cycle) };
}

/** [R3] The same of what is changed for as long as its cycle goes on. `cycles`: those that do, the one under way first. */
export async function viewRunning(
  tx: Tx,
  actor: Actor,
  world: World,
  place: Place,
): Promise<Viewed & { cycles: number[] }> {
  const viewed = await viewCycle(tx, actor, place);
  const underWay = inCycle(viewed.engagement, viewed.later ?? viewed.engagement.cycle);
  const { workspaceId } = actor;
  const cycles = await runningCycles({
    tx,
    workspaceId,
    world,
    now: world.clock.now(),
    engagement: underWay,
  });
  return { ...viewed, cycles, later: cycles.includes(viewed.engagement.cycle) ? null : viewed.later };
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
