import type { EngagementActing } from '../../engagement/verb.ts';
import type { CheckContext, GateSubject } from '../../room.ts';
import { sealInForce } from '../../seal/store.ts';
import { sayIn } from '../../texts/say.ts';
import { type Deployment, liveDeployment, lockDeployment } from '../deployments/store.ts';
import { moveStage } from './move.ts';

/** The gate whose approval moves a deployment on, and what it is about: “stage 2”. */
const GATE = 'promotion';
const SUBJECT = /^stage (\d+)$/;

export const subjectOf = (stage: number): string => `stage ${stage}`;

/** Which stage a gate is about; null for anything else. */
export const stageOf = (subject: string | null): number | null => {
  const [, stage] = SUBJECT.exec(subject ?? '') ?? [];
  return stage === undefined ? null : Number(stage);
};

/** The sealed stage that comes after the one that holds; null where that is the last. */
export const nextStage = (
  { stage }: Pick<Deployment, 'stage'>,
  rollout: readonly { stage: number }[],
): number | null =>
  rollout
    .map((step) => step.stage)
    .filter((number) => number > stage)
    .toSorted((a, b) => a - b)[0] ?? null;

/** [S3.1] What the gate can be about: the next stage alone, since none is skipped. */
export async function nextStages({ tx, workspaceId, engagement }: CheckContext): Promise<GateSubject[]> {
  const deployment = await liveDeployment(tx, workspaceId, engagement);
  const seal = await sealInForce(tx, workspaceId, engagement);
  const next = deployment && seal && nextStage(deployment, seal.content.rollout);
  if (!deployment || !next) return [];
  const say = sayIn('en');
  return [
    { name: subjectOf(next), hint: say('production.stage.hint', { model: deployment.model, stage: next }) },
  ];
}

/**
 * [S3.1] The gate has passed: the stage holds from the next answer on. Its evidence names the stage it was given for, so that what
 * was rolled back meanwhile is not moved on.
 */
export async function promoted(
  acting: EngagementActing,
  gate: string,
  subject: string | null,
): Promise<void> {
  const to = stageOf(subject);
  if (gate !== GATE || to === null) return;
  const { tx, actor, engagement } = acting;
  const live = await liveDeployment(tx, actor.workspaceId, engagement);
  const seal = await sealInForce(tx, actor.workspaceId, engagement);
  if (!live || !seal) return;
  const found = await lockDeployment(tx, actor.workspaceId, live.id);
  if (found.endedAt || found.pausedAt || nextStage(found, seal.content.rollout) !== to) return;
  await moveStage(acting, found, { to, cause: 'gate', reason: null, paused: null });
}
