import { Refusal } from '../../refusal.ts';
import type { Room } from '../../room.ts';
import { lockDeployment, updateDeployment } from '../deployments/store.ts';
import { moveStage } from '../stages/move.ts';
import { setTalliesApart } from '../stages/tally-store.ts';
import { readFacts } from './read.ts';
import { clearanceOf } from './rules.ts';
import { notCleared } from './words.ts';

/**
 * [R2] [S3.5] Another version takes the place of the one at work, where it is cleared for that: from the next answer on actions are
 * its. It begins supervised, since what its predecessor was seen to do says nothing of it; its stages open by their gates.
 */
export const replaceModel: NonNullable<Room['replaceModel']> = async (
  acting,
  { deploymentId, model, digest },
) => {
  const { tx, actor, now, world, engagement } = acting;
  const found = await lockDeployment(tx, actor.workspaceId, deploymentId);
  if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
  if (found.endedAt) throw new Refusal('production.refusal.ended', { model: found.model });
  // As it would be: supervised, where nothing that stopped its predecessor stops it.
  const next = { ...found, model, modelDigest: digest, modelSince: now, stage: 0, pausedCause: null };
  const facts = await readFacts(tx, world, engagement, next);
  const { go } = clearanceOf(facts, { model, digest });
  if (!go)
    throw new Refusal('production.refusal.not-cleared', {
      model,
      why: notCleared(facts, world.playbook.gates),
    });
  await setTalliesApart(tx, found);
  await updateDeployment(tx, found, { model, modelDigest: digest, modelSince: now, stageSince: now });
  await moveStage(
    acting,
    { ...found, model, modelDigest: digest, modelSince: now },
    { to: 0, cause: 'retrained', reason: `${found.model} → ${model}`, paused: null },
  );
};
