import { viewEngagement } from '../../engagement/view.ts';
import type { ActionVisit } from '../../handlers.ts';
import { readRef } from '../deployments/ref.ts';
import { findDeployment } from '../deployments/store.ts';
import { calibrationOf } from './calibration.ts';
import { reviewersModal } from './screens/reviewers.ts';
import { blindTallies, loadsOf } from './store.ts';

/** [S1.4] How people judge: how far blind reviewers agree with the model, and how much each of them has done. */
export async function openReviewers(visit: ActionVisit): Promise<void> {
  const { world, actor, say } = visit;
  const { engagementId, deploymentId } = readRef(visit.value);
  const modal = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const deployment = await findDeployment(tx, actor.workspaceId, deploymentId);
    const loads = await loadsOf(tx, deployment, deployment.createdAt);
    const tallies = await blindTallies(tx, deployment);
    return reviewersModal({ say, engagement, deployment, calibration: calibrationOf(tallies, loads) });
  });
  await visit.openModal(modal);
}
