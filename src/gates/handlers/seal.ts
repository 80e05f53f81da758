import { cycleShown, inCycle } from '../../engagement/in-cycle.ts';
import type { Place } from '../../engagement/place.ts';
import { findEngagement } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { sealHistory } from '../../seal/history.ts';
import { sealModal } from '../../seal/screens/history.ts';
import { delegationsOf } from '../store.ts';

/**
 * [P3.4] `/playbook seal [cycle]`: every version, what changed, and whether it is still what was approved. For whoever may see
 * the engagement, or decides on its gates in somebody's place.
 */
export async function openSeal(visit: Visit, { engagementId, cycle }: Place): Promise<void> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const history = await world.db.inWorkspace(workspaceId, async (tx) => {
    const mandates = await delegationsOf(tx, workspaceId, engagementId);
    const standsIn = mandates.some((one) => one.toUser === actor.userId);
    const find = standsIn
      ? findEngagement(tx, workspaceId, engagementId)
      : viewEngagement(tx, actor, engagementId);
    const underWay = await find;
    if (!underWay || (cycle !== null && cycle > underWay.cycle)) throw new Refusal('refusal.not-found');
    const engagement = inCycle(underWay, cycle ?? underWay.cycle);
    const now = world.clock.now();
    const found = await sealHistory({ tx, workspaceId, world, now, engagement, subject: null });
    return { ...found, cycle: cycleShown(underWay, found.earlier ?? engagement.cycle) };
  });
  await visit.openModal(sealModal(say, history));
}
