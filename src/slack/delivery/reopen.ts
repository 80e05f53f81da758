import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { destination, message } from '../../../db/schema/delivery.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import type { Core } from '../../core.ts';
import { type Acting, act } from '../../record/act.ts';
import { system } from './settle.ts';
import { deliveryEntry } from './wanted.ts';

/**
 * Tries a channel or person again: what was dead there is alive, in its old order. For when the bot was
 * invited, the channel unarchived, the person reactivated, or somebody says “try again”.
 */
export async function reopenDestination(acting: Acting, where: string): Promise<void> {
  const { tx, actor, enqueue } = acting;
  await tx
    .update(destination)
    .set({ closedReason: null, notBefore: null, failures: 0 })
    .where(and(eq(destination.workspaceId, actor.workspaceId), eq(destination.destination, where)));
  await tx
    .update(message)
    .set({ deadAt: null, deadReason: null })
    .where(
      and(
        eq(message.workspaceId, actor.workspaceId),
        eq(message.destination, where),
        isNotNull(message.deadAt),
      ),
    );
  enqueue(deliveryEntry(actor.workspaceId, where));
}

/** The app was installed (again): everything that waited for it goes out. */
export async function wakeWorkspace(world: Core, workspaceId: string): Promise<void> {
  await act(world, system(workspaceId), async ({ tx, enqueue }) => {
    await tx.update(workspace).set({ revokedAt: null }).where(eq(workspace.workspaceId, workspaceId));
    await tx
      .update(destination)
      .set({ notBefore: null, failures: 0 })
      .where(eq(destination.workspaceId, workspaceId));
    const waiting = await tx
      .selectDistinct({ destination: message.destination })
      .from(message)
      .where(
        and(
          eq(message.workspaceId, workspaceId),
          gt(message.wanted, message.delivered),
          isNull(message.deadAt),
        ),
      );
    for (const { destination: where } of waiting) enqueue(deliveryEntry(workspaceId, where));
  });
}
