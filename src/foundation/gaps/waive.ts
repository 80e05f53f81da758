import { z } from 'zod';
import { APPROVER_ROLES } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { because, day, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { GAP_MAX } from './gap.ts';
import { moveGap, todayOf } from './move.ts';
import { percent } from './percent.ts';

/**
 * [F3.4] Accepts the loss of a degrading gap until a day, on which it opens again by itself. Approvers only;
 * a blocking gap is never waived.
 */
export const waiveGap = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    loss: percent(because('gaps.refusal.loss')),
    expiresOn: day(),
    reason: paragraph(GAP_MAX.reason),
  }),
  may: APPROVER_ROLES,
  async run(acting, { id, loss, expiresOn, reason }) {
    const { actor, now } = acting;
    const today = todayOf(acting);
    if (expiresOn <= today)
      throw new Refusal('gaps.refusal.expiry-past', { today: { day: today } }, 'expiresOn');
    return moveGap(acting, {
      id,
      move: 'waive',
      isDone: (gap) => gap.state === 'waived' && gap.waivedBy === actor.userId,
      set: {
        waivedBy: actor.userId,
        waivedAt: now,
        waiverLoss: loss,
        waiverExpiresOn: expiresOn,
        waiverReason: reason,
      },
    });
  },
});
