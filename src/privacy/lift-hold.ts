import { z } from 'zod';
import { type Actor, act } from '../record/act.ts';
import { parse } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { requireAdmin } from './admin.ts';
import { endHold, lockHold } from './store.ts';

const input = z.object({ id: z.uuid() });

/** [A3] Ends a hold; said twice, it happens once. What is over by then goes in the next night. */
export async function liftHold(world: World, actor: Actor, given: z.input<typeof input>): Promise<void> {
  const { id } = parse(input, given);
  await act(world, actor, async ({ tx, now, record }) => {
    await requireAdmin(tx, actor);
    const hold = await lockHold(tx, actor.workspaceId, id);
    if (!hold) throw new Refusal('refusal.not-found');
    if (hold.liftedAt) return;
    await endHold(tx, hold, actor.userId, now);
    const { engagementId, reason } = hold;
    record({
      action: 'privacy.hold.lift',
      kind: 'legal hold',
      subject: id,
      engagementId,
      before: { reason },
    });
  });
}
