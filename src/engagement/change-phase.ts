import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { cycle, phaseEntry } from '../../db/schema/engagement.ts';
import { ofCycle, ofEngagement } from '../../db/scope.ts';
import { Refusal } from '../refusal.ts';
import { reason } from './input.ts';
import { tellBack } from './news.ts';
import { mayAdvance, mayGoBack } from './rules.ts';
import { currentPhase, type PhaseEntry } from './store.ts';
import { type EngagementActing, engagementVerb } from './verb.ts';

/** [E3] Goes back to an earlier phase, with a written reason. Everything collected stays. */
export const goBack = engagementVerb({
  input: z.object({ engagementId: z.uuid(), to: z.coerce.number().int(), reason }),
  may: ['lead'],
  exclusive: true,
  async run(acting, input) {
    const { entry } = await currentPhase(acting.tx, acting.actor.workspaceId, acting.engagement);
    if (entry.phase === input.to) return;
    if (!mayGoBack(entry.phase, input.to)) throw new Refusal('engagement.refusal.phase', {}, 'to');
    await enter(acting, entry, input.to, 'back', input.reason);
    tellBack(acting, entry.entry + 1);
  },
});

/**
 * [E3] Enters the next phase. Called by the decision of a phase's exit gate, inside its transaction, and by
 * nothing else but the demo, which skips the weeks of phase 4: no verb of the product advances a phase by itself.
 */
export async function advancePhase(acting: EngagementActing, to: number): Promise<void> {
  const { entry } = await currentPhase(acting.tx, acting.actor.workspaceId, acting.engagement);
  if (!mayAdvance(entry.phase, to)) throw new Refusal('engagement.refusal.phase');
  await enter(acting, entry, to, 'gate', null);
}

async function enter(
  acting: EngagementActing,
  entry: PhaseEntry,
  to: number,
  how: 'gate' | 'back',
  why: string | null,
): Promise<void> {
  const { tx, actor, now, engagement, note, showCard } = acting;
  const ref = { workspaceId: actor.workspaceId, engagementId: engagement.id };
  await tx
    .update(phaseEntry)
    .set({ leftAt: now })
    .where(
      and(
        ofCycle(phaseEntry, ref.workspaceId, ref.engagementId, engagement.cycle),
        isNull(phaseEntry.leftAt),
      ),
    );
  await tx.insert(phaseEntry).values({
    ...ref,
    cycle: engagement.cycle,
    entry: entry.entry + 1,
    phase: to,
    enteredAt: now,
    enteredBy: actor.userId,
    how,
    reason: why,
  });
  await tx
    .update(cycle)
    .set({ phase: to })
    .where(and(ofEngagement(cycle, ref.workspaceId, ref.engagementId), eq(cycle.number, engagement.cycle)));
  note({
    action: how === 'gate' ? 'engagement.phase.advance' : 'engagement.phase.back',
    kind: 'engagement',
    subject: engagement.id,
    before: { phase: entry.phase },
    after: { phase: to, reason: why, ...(engagement.cycle > 1 && { cycle: engagement.cycle }) },
  });
  showCard();
  for (const room of acting.world.rooms) if (room.phase === to) await room.entered?.(acting);
  for (const room of acting.world.rooms) await room.phaseChanged?.(acting);
}
