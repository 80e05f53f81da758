import type { EngagementActing } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { showAlarm, showDeployment } from '../deployments/showings.ts';
import {
  type Deployment,
  insertStage,
  type StageEntry,
  stagesOf,
  updateDeployment,
} from '../deployments/store.ts';
import { handledIn, judgedOf } from './evidence.ts';
import { standingOf } from './standing.ts';

/** What brings a deployment to another stage, or stops it where it is. */
export interface Move {
  /** The stage that holds from now on; 0: supervised. */
  to: number;
  cause: StageEntry['cause'];
  /** Why, in words; null where the cause says it. Of a breach its figure: `291/320`. */
  reason: string | null;
  /** Set while every action goes to people, whatever the stage. */
  paused: NonNullable<Deployment['pausedCause']> | null;
}

/**
 * [S3.3] Writes where a deployment stands from now on: the one place that does. The caller holds it locked, so that every
 * answer after this transaction obeys.
 */
export async function moveStage(acting: EngagementActing, from: Deployment, move: Move): Promise<void> {
  const { tx, now, actor } = acting;
  const { to, cause, reason, paused } = move;
  const { workspaceId, id: deploymentId } = from;
  await updateDeployment(tx, from, {
    stage: to,
    ...(to !== from.stage && { stageSince: now }),
    pausedAt: paused === null ? null : (from.pausedAt ?? now),
    pausedCause: paused,
    pausedReason: paused === null ? null : cause === 'pause' ? reason : from.pausedReason,
  });
  const { seal, rows } = await standingOf(tx, from);
  const judged = judgedOf(handledIn(rows, to));
  const number = await insertStage(tx, {
    workspaceId,
    deploymentId,
    stage: to,
    cause,
    reason,
    by: actor.userId,
    at: now,
    sealVersion: seal.version,
    judgedRight: judged.right,
    judgedWrong: judged.n - judged.right,
  });
  acting.note({
    action: `production.stage.${cause}`,
    kind: 'deployment',
    subject: deploymentId,
    before: { stage: from.stage, paused: from.pausedCause },
    after: { stage: to, paused, reason, model: from.model },
  });
  showDeployment(acting, from);
  const alarm = await alarmedBy(acting, from, { paused, cause, number });
  if (alarm !== null) showAlarm(acting, from, alarm);
  acting.showCard();
  await refreshEvidence(acting, acting.engagement.id);
}

/** Which entry people are called for, or were and need not look any more: one that stopped it without a person meaning it to. */
async function alarmedBy(
  { tx }: Pick<EngagementActing, 'tx'>,
  from: Deployment,
  { paused, cause, number }: Pick<Move, 'paused' | 'cause'> & { number: number },
): Promise<number | null> {
  if (from.pausedAt === null) return paused !== null && paused !== 'person' ? number : null;
  if (cause !== 'resume' || from.pausedCause === 'person') return null;
  return (await stagesOf(tx, from)).findLast((entry) => entry.cause === 'pause')?.number ?? null;
}
