import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import type { Role } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { endRevalidations } from '../../gates/end-requests.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import type { Room } from '../../room.ts';
import { markup } from '../../texts/say.ts';
import { lifeOf } from './life.ts';
import { type Step, take } from './rules.ts';
import { showEvent } from './showings.ts';
import { lockEvent, openEvent, type RetrainingEvent, updateEvent } from './store.ts';

/** Those who answer for the model and for what it learns from. */
export const APPROVERS = ['lead', 'data', 'engineering'] as const satisfies readonly Role[];
export const REASON_MAX = 1_000;

export const onEvent = z.object({ engagementId: z.uuid(), eventId: z.uuid() });

/**
 * Takes a step of an event that the caller holds locked, and writes down what it comes to. Null: it was so already.
 * @throws Refusal where it cannot be taken now
 */
export async function step(
  acting: EngagementActing,
  event: RetrainingEvent,
  wanted: Step,
  set: Partial<RetrainingEvent> = {},
): Promise<RetrainingEvent | null> {
  const taken = take(lifeOf(event), wanted);
  if ('against' in taken)
    throw new Refusal(`retraining.refusal.${taken.against}`, {
      state: event.state,
      from: event.fromModel,
      to: event.toModel ?? '–',
      attempt: event.attempt,
      who: markup(mention(event.endedBy ?? event.proposedBy)),
    });
  if ('same' in taken) return null;
  const next = await updateEvent(acting.tx, event, { ...taken.life, ...set });
  acting.note({
    action: `monitoring.retraining.${wanted.step}`,
    kind: 'retraining',
    subject: event.id,
    before: { state: event.state, run: event.run },
    after: {
      state: next.state,
      run: next.run,
      model: next.toModel ?? next.fromModel,
      from: next.fromModel,
      ...(next.runFault && { reason: next.runFault }),
      ...(next.reason && { reason: next.reason }),
    },
  });
  await showEvent(acting, next);
  return next;
}

/** [R2] It is not done after all, and why. The alerts behind it stay what they are. */
export const abandonRetraining = engagementVerb({
  input: onEvent.extend({ reason: paragraph(REASON_MAX) }),
  may: APPROVERS,
  // Nobody asks for a gate about its version meanwhile.
  exclusive: true,
  async run(acting, { engagementId, eventId, reason }): Promise<void> {
    await abandon(
      acting,
      await lockEvent(acting.tx, acting.actor.workspaceId, engagementId, eventId),
      reason,
    );
  },
});

/** [R2] Its model was taken from work: there is nothing left whose place a new version could take. */
export const modelEnded: NonNullable<Room['modelEnded']> = async (acting, { deploymentId, reason }) => {
  const { tx, actor, engagement } = acting;
  const open = await openEvent(tx, actor.workspaceId, deploymentId);
  if (open) await abandon(acting, await lockEvent(tx, actor.workspaceId, engagement.id, open.id), reason);
};

async function abandon(acting: EngagementActing, event: RetrainingEvent, reason: string): Promise<void> {
  const { actor, now } = acting;
  const ended = { endedBy: actor.userId, endedAt: now, reason };
  if (await step(acting, event, { step: 'abandon' }, ended)) await endRevalidations(acting, reason);
}
