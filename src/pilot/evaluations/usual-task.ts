import type { ApiCall } from '../../api/endpoint.ts';
import { inCycle } from '../../engagement/in-cycle.ts';
import { viewEngagement } from '../../engagement/view.ts';
import { sealInForce } from '../../seal/store.ts';
import type { World } from '../../world.ts';
import { cycleOfRecording } from '../cycles.ts';
import { usualOf } from './file-kind.ts';

/** The cycle of a model, and the task that its sealed metric belongs to. @throws Refusal where the engagement is not there for this actor */
export async function usualTask(
  { world, actor, idempotencyKey: key }: ApiCall<World>,
  {
    engagementId,
    model,
    cycle: named = null,
  }: { engagementId: string; model: string; cycle?: number | null },
) {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const context = { tx, workspaceId, world, now: world.clock.now(), engagement };
    const cycle = await cycleOfRecording(context, { cycle: named, model, key });
    const seal = await sealInForce(tx, workspaceId, inCycle(engagement, cycle));
    return { cycle, task: usualOf(seal).task };
  });
}
