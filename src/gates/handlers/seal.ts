import { findEngagement } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { sealHistory } from '../../seal/history.ts';
import { sealModal } from '../../seal/screens/history.ts';
import { mandatesOf } from '../store.ts';

/**
 * [P3.4] `/playbook seal`: every version, what changed, and whether it is still what was approved. For whoever may see
 * the engagement, or decides on its gates in somebody's place.
 */
export async function openSeal(visit: Visit, engagementId: string): Promise<void> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const history = await world.db.inWorkspace(workspaceId, async (tx) => {
    const mandates = await mandatesOf(tx, workspaceId, engagementId);
    const standsIn = mandates.some((one) => one.toUser === actor.userId);
    const find = standsIn
      ? findEngagement(tx, workspaceId, engagementId)
      : viewEngagement(tx, actor, engagementId);
    const engagement = await find;
    if (!engagement) throw new Refusal('refusal.not-found');
    return sealHistory({ tx, workspaceId, world, now: world.clock.now(), engagement, subject: null });
  });
  await visit.openModal(sealModal(say, history));
}
