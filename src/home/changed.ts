import { z } from 'zod';
import type { QueueWorker } from '../jobs/queue.ts';
import { act } from '../record/act.ts';
import type { Backstage, Room } from '../room.ts';
import { CHANGED_QUEUE, DRAW_QUEUE } from './ids.ts';
import { wantHomesOf } from './opened-store.ts';

/** Who opened Home in the last two hours may still have it before them; later they open it again, which draws it. */
const LATELY = { hours: 2 };
export const latelyAt = (now: Temporal.Instant): Temporal.Instant => now.subtract(LATELY);

/** The entry that draws a person's Home; one person's drawings run one after another. */
export const drawEntry = (workspaceId: string, userId: string) => ({
  queue: DRAW_QUEUE,
  key: `${workspaceId}:${userId}`,
  data: { workspaceId, userId },
});

/** Many changes are looked at once. */
const TOGETHER_S = 1;

/**
 * [H1] What changes in an engagement shows on the Homes that are open: whose, is looked for once it is committed, and not
 * at all where none is.
 */
export const homesFollow: NonNullable<Room['changed']> = ({ actor, now, enqueue }, engagementId) =>
  enqueue({
    queue: CHANGED_QUEUE,
    key: `${actor.workspaceId}:${engagementId}`,
    data: { workspaceId: actor.workspaceId, engagementId },
    waits: TOGETHER_S,
    watched: { engagement: engagementId, since: latelyAt(now) },
  });

const entry = z.object({ workspaceId: z.string(), engagementId: z.string() });

export function changedWorker({ world }: Backstage): QueueWorker {
  return {
    queue: CHANGED_QUEUE,
    concurrency: 1,
    // Opened again, Home is drawn anyway.
    tries: 6,
    async handle(data) {
      const { workspaceId, engagementId } = entry.parse(data);
      await act(world, { workspaceId, userId: 'system', origin: 'clock' }, async ({ tx, now, enqueue }) => {
        const when = { lately: latelyAt(now) };
        for (const userId of await wantHomesOf(tx, workspaceId, engagementId, when))
          enqueue(drawEntry(workspaceId, userId));
      });
    },
  };
}
