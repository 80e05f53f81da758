import type { Showing } from '../../record/act.ts';
import type { Card } from '../../room.ts';
import { DEPLOYMENT_CARD } from '../deployments/showings.ts';
import { type Deployment, findDeployment } from '../deployments/store.ts';
import { UNTOLD_CARD } from './ids.ts';
import { UNTOLD_SHOWN, untoldMessage } from './screen.ts';
import { deadDeliveries } from './store.ts';

/** The message in the thread of the deployment's card that says which decisions a webhook did not take. */
export const untoldOf = ({ id, engagementId }: Deployment, channelId: string): Showing => ({
  subject: `${UNTOLD_CARD}:${id}`,
  destination: channelId,
  threadOf: `${DEPLOYMENT_CARD}:${id}`,
  engagementId,
});

/** [S1.2] Decisions that could not be told, the newest first, each with the way to tell it again. */
export const untoldCard: Card = async ({ tx, workspaceId, say }, id) => {
  const deployment = await findDeployment(tx, workspaceId, id);
  // One more than is shown says that there are others.
  const dead = await deadDeliveries(tx, deployment, UNTOLD_SHOWN + 1);
  return untoldMessage(say, deployment, dead);
};
