import { cardOf } from '../../engagement/card-subject.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { Deployment } from './store.ts';

/** Subject kind of a deployment's card: `production.deployment:<id>`. */
export const DEPLOYMENT_CARD = 'production.deployment';

/** [S2.2] The deployment's card, in the channel, under the engagement's. */
export function showDeployment(
  { engagement, show }: Pick<EngagementActing, 'engagement' | 'show'>,
  { id }: Pick<Deployment, 'id'>,
): void {
  const { channelId } = engagement;
  if (!channelId) return;
  show({
    subject: `${DEPLOYMENT_CARD}:${id}`,
    destination: channelId,
    threadOf: cardOf(engagement.id, channelId).subject,
    engagementId: engagement.id,
  });
}
