import { z } from 'zod';
import { engagement as table } from '../../db/schema/engagement.ts';
import { withId } from '../../db/scope.ts';
import { optional } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { reason } from './input.ts';
import { tellState } from './news.ts';
import { ENGAGEMENT_STATES, STATE_CHANGES, type StateChange } from './rules.ts';
import { addStateChange } from './state-store.ts';
import type { EngagementState } from './store.ts';
import { engagementVerb } from './verb.ts';

const CHANGES = Object.keys(STATE_CHANGES) as [StateChange, ...StateChange[]];

/** [E7] Pauses, resumes, closes, reopens, archives or restores an engagement. Nothing is deleted by that. */
export const changeState = engagementVerb({
  input: z.object({ engagementId: z.uuid(), change: z.enum(CHANGES), reason: optional(reason) }),
  may: ['lead'],
  admins: true,
  during: ENGAGEMENT_STATES,
  exclusive: true,
  async run(acting, input) {
    const { tx, actor, now, engagement, note, showCard } = acting;
    const change = STATE_CHANGES[input.change];
    if (engagement.state === change.to) return;
    if (!(change.from as readonly EngagementState[]).includes(engagement.state))
      throw new Refusal('engagement.refusal.state');
    if (change.reason && !input.reason) throw new Refusal('refusal.required', {}, 'reason');
    await tx
      .update(table)
      .set({ state: change.to })
      .where(withId(table, actor.workspaceId, engagement.id));
    note({
      action: `engagement.${input.change}`,
      kind: 'engagement',
      subject: engagement.id,
      before: { state: engagement.state },
      after: { state: change.to, reason: input.reason },
    });
    const { change: what, reason: why } = input;
    const number = await addStateChange(tx, engagement, {
      change: what,
      reason: why,
      by: actor.userId,
      at: now,
    });
    tellState(acting, number);
    showCard();
  },
});
