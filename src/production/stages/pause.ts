import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { openErrorsOf } from './error-store.ts';
import { BRAKE, liveLocked, RELEASE, withReason } from './live.ts';
import { moveStage } from './move.ts';

/** [S3.3] Every action goes to people from the next answer on, whatever the stage. Done twice it is done. */
export const pauseStage = engagementVerb({
  input: withReason,
  may: BRAKE,
  admins: true,
  async run(acting, { deploymentId, reason }): Promise<void> {
    const found = await liveLocked(acting, deploymentId);
    if (found.pausedAt) return;
    if (found.stage === 0) throw new Refusal('production.refusal.supervised');
    await moveStage(acting, found, { to: found.stage, cause: 'pause', reason, paused: 'person' });
  },
});

/**
 * [S3.3] The stage holds again, once what stopped it is dealt with: no material error is open, and somebody says what was
 * done. What is judged from here on decides whether it pauses again.
 */
export const resumeStage = engagementVerb({
  input: withReason,
  may: RELEASE,
  async run(acting, { deploymentId, reason }): Promise<void> {
    const found = await liveLocked(acting, deploymentId);
    if (!found.pausedAt) return;
    const open = await openErrorsOf(acting.tx, found);
    if (open.length > 0) throw new Refusal('production.refusal.open-errors', { count: open.length });
    await moveStage(acting, found, { to: found.stage, cause: 'resume', reason, paused: null });
  },
});
