import type { EngagementActing } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { type Deployment, lockDeployment } from '../deployments/store.ts';
import { isRefuted } from './evidence.ts';
import { type Move, moveStage } from './move.ts';
import { type Standing, standingOf, watchedNow } from './standing.ts';

/**
 * [S3.3] What a verdict leads to, in its own transaction: called by whatever has judged a case, opened a material error or closed
 * one, after it has written its counts. Where the cases that the stage lets through are shown to be under the sealed line, or
 * a material error is open, it pauses. Whoever calls does not hold the deployment by `holdDeployment`: two that
 * did would wait for each other.
 *
 * [S1.3] The card shows a pause at once; that one more case was judged, only at the next tick: 500 cases an hour are no messages
 * by themselves.
 */
export async function judgeBreach(acting: EngagementActing, found: Deployment): Promise<void> {
  const { tx } = acting;
  if (found.pausedAt === null) {
    const pause = await breachOf(acting, await standingOf(tx, found));
    if (pause) {
      const locked = await lockDeployment(tx, found.workspaceId, found.id);
      const isRunning = locked.pausedAt === null && locked.endedAt === null;
      if (isRunning) return moveStage(acting, locked, { to: locked.stage, cause: 'pause', ...pause });
    }
  }
  await refreshEvidence(acting, acting.engagement.id);
}

/** What stops a stage now; null: nothing does. */
async function breachOf(
  { tx }: Pick<EngagementActing, 'tx'>,
  standing: Standing,
): Promise<Pick<Move, 'paused' | 'reason'> | null> {
  const [error] = standing.openErrors;
  if (error) return { paused: 'material error', reason: error.text };
  const accuracy = await watchedNow(tx, standing);
  if (!accuracy || !isRefuted(accuracy)) return null;
  return { paused: 'breach', reason: `${accuracy.right}/${accuracy.n}` };
}
