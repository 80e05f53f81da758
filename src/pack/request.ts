import { randomUUID } from 'node:crypto';
import { viewEngagement } from '../engagement/view.ts';
import { type Actor, act } from '../record/act.ts';
import type { World } from '../world.ts';
import { requireCycle } from './gather.ts';
import { PACK_QUEUE } from './ids.ts';
import { insertPackRequest } from './store.ts';
import { type Taken, taken } from './taken.ts';

/**
 * [A2] [X9] Asks for the pack of a cycle, null being the one under way, or for an export: whoever may see the engagement may
 * have it, as a direct message. @returns what is coming. @throws Refusal
 */
export function requestPack(
  world: World,
  actor: Actor,
  { kind, engagementId, cycle }: Taken,
): Promise<{ engagement: string; cycle: number }> {
  return act(world, actor, async (acting) => {
    const { tx, now, enqueue } = acting;
    const { workspaceId, userId } = actor;
    const engagement = await viewEngagement(tx, actor, engagementId);
    const of = requireCycle(engagement, cycle);
    const wanted = { kind, engagementId, cycle: kind === 'pack' ? of : null };
    const id = randomUUID();
    await insertPackRequest(tx, { ...wanted, workspaceId, id, askedBy: userId, askedAt: now });
    taken(acting, wanted);
    enqueue({ queue: PACK_QUEUE, key: `${workspaceId}:${userId}`, data: { workspaceId, id } });
    return { engagement: engagement.name, cycle: of };
  });
}
