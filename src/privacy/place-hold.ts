import { z } from 'zod';
import { findEngagement } from '../engagement/store.ts';
import { type Actor, act } from '../record/act.ts';
import { day, optional, paragraph, parse } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { requireAdmin } from './admin.ts';
import { addHold } from './store.ts';

export const REASON_MAX = 1_000;

const input = z.object({
  id: z.uuid(),
  /** Empty: the whole workspace. */
  engagementId: optional(z.uuid()),
  reason: paragraph(REASON_MAX),
  untilDay: optional(day()),
});

/** [A3] From now on nothing that it covers is taken away, and nobody in it is erased. */
export async function placeHold(world: World, actor: Actor, given: z.input<typeof input>): Promise<void> {
  const { id, engagementId, reason, untilDay } = parse(input, given);
  await act(world, actor, async ({ tx, now, record }) => {
    await requireAdmin(tx, actor);
    const { workspaceId, userId } = actor;
    if (untilDay && untilDay < now.toZonedDateTimeISO('UTC').toPlainDate().toString())
      throw new Refusal('privacy.refusal.past', {}, 'untilDay');
    if (engagementId && !(await findEngagement(tx, workspaceId, engagementId)))
      throw new Refusal('refusal.not-found', {}, 'engagementId');
    const row = { workspaceId, id, engagementId, reason, untilDay, placedBy: userId, placedAt: now };
    if (!(await addHold(tx, row))) return;
    record({
      action: 'privacy.hold.place',
      kind: 'legal hold',
      subject: id,
      engagementId,
      after: { reason, untilDay, covers: engagementId ? 'engagement' : 'workspace' },
    });
  });
}
