import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { BRAKE, liveLocked, withReason } from './live.ts';
import { moveStage } from './move.ts';

/**
 * [S3.3] Back to a lower stage, or to supervised (0), with a reason: one click, and the next answer obeys. Done twice it is
 * done. A pause lasts: what it is about is not dealt with by that.
 */
export const rollBack = engagementVerb({
  input: withReason.extend({ to: z.coerce.number().int().min(0) }),
  may: BRAKE,
  admins: true,
  async run(acting, { deploymentId, to, reason }): Promise<void> {
    const found = await liveLocked(acting, deploymentId);
    if (to === found.stage) return;
    if (to > found.stage) throw new Refusal('production.refusal.higher', { stage: found.stage }, 'to');
    await moveStage(acting, found, { to, cause: 'rollback', reason, paused: found.pausedCause });
  },
});
