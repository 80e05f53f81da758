import { mention } from '@phasegate/block-kit/escape.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { cycle, engagement as engagementTable, phaseEntry } from '../../db/schema/engagement.ts';
import { ofEngagement, withId } from '../../db/scope.ts';
import { because, optional } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import { tellCycle, tellState } from './news.ts';
import { readNextCycle } from './next-cycle.ts';
import { compressed, mayBegin } from './rules.ts';
import { addStateChange } from './state-store.ts';
import { currentPhase, findCycle } from './store.ts';
import { type EngagementActing, engagementVerb } from './verb.ts';

/**
 * [R3] [E3] Begins the next cycle, in phase 1, with what still holds of the data foundation. Of two who do so at once
 * the first one counts, and the other is told who it was. Where the engagement was closed it is opened again.
 */
export const beginCycle = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    /** The cycle under way when the form opened. */
    cycle: z.int().positive(),
    /** The dataset of it that is final in the next cycle too; none: to be named later. */
    final: optional(
      z.string().refine((id) => z.uuid().safeParse(id).success, because('cycle.refusal.dataset')),
    ),
  }),
  may: ['lead'],
  admins: true,
  during: ['active', 'closed'],
  exclusive: true,
  async run(acting, { cycle: seen, final }): Promise<void> {
    const { tx, actor, world, now, engagement, note } = acting;
    const { workspaceId } = actor;
    if (engagement.cycle !== seen) return toldWhoBegan(acting, seen + 1);
    const { entry } = await currentPhase(tx, workspaceId, engagement);
    if (!mayBegin(engagement.state, entry.phase))
      throw new Refusal('cycle.refusal.phase', { phase: entry.phase });
    const context = { tx, workspaceId, world, now, engagement };
    const { reuse, final: kept } = await readNextCycle(context, final);
    if (final !== kept) throw new Refusal('cycle.refusal.dataset', {}, 'final');
    const begun = await write(acting, seen, reuse);
    note({
      action: 'engagement.cycle.begin',
      kind: 'engagement',
      subject: engagement.id,
      before: { cycle: seen, state: engagement.state, phase: entry.phase },
      after: { cycle: begun.engagement.cycle, phase: 1, reuse },
    });
    for (const room of world.rooms)
      await room.cycleBegun?.(begun, { earlier: engagement, reuse, final: kept });
    tellCycle(begun);
    acting.showCard();
  },
});

/** [X5] The same form again changes nothing; somebody else's is told who was first. @throws Refusal */
async function toldWhoBegan({ tx, actor, engagement }: EngagementActing, number: number): Promise<void> {
  const begun = await findCycle(tx, actor.workspaceId, engagement.id, number);
  if (!begun) throw new Refusal('engagement.refusal.state');
  if (begun.startedBy === actor.userId) return;
  throw new Refusal('cycle.refusal.begun', {
    cycle: number,
    who: begun.startedBy ? markup(mention(begun.startedBy)) : '–',
    when: { at: begun.startedAt.toString(), timeZone: engagement.timeZone },
  });
}

/** Writes the cycle and its first entry. @returns the hands in it */
async function write(
  acting: EngagementActing,
  seen: number,
  reuse: Awaited<ReturnType<typeof readNextCycle>>['reuse'],
): Promise<EngagementActing> {
  const { tx, actor, world, now, engagement } = acting;
  const { workspaceId, userId } = actor;
  const at = { workspaceId, engagementId: engagement.id };
  const number = seen + 1;
  const isOld = and(ofEngagement(cycle, workspaceId, engagement.id), eq(cycle.number, seen));
  // Its entry into its phase stays open: what the cycle has at work goes on there.
  await tx.update(cycle).set({ endedAt: now }).where(isOld);
  await tx.insert(cycle).values({ ...at, number, phase: 1, startedAt: now, startedBy: userId, reuse });
  const planned = world.playbook.phases[0]?.planned;
  const range = planned && reuse.share > 0 ? compressed(planned, reuse.share) : null;
  await tx.insert(phaseEntry).values({
    ...at,
    cycle: number,
    entry: 1,
    phase: 1,
    enteredAt: now,
    enteredBy: userId,
    how: 'start',
    plannedFrom: range?.from ?? null,
    plannedTo: range?.to ?? null,
  });
  await tx
    .update(engagementTable)
    .set({ cycle: number, state: 'active' })
    .where(withId(engagementTable, workspaceId, engagement.id));
  if (engagement.state === 'closed') {
    const change = { change: 'reopen' as const, reason: null, by: userId, at: now };
    tellState(acting, await addStateChange(tx, engagement, change));
  }
  return { ...acting, engagement: { ...engagement, cycle: number, state: 'active' } };
}
