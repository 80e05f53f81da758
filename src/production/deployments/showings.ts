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

/** Subject kind of the message that says a model stopped: `production.alarm:<deployment>.<number of the entry that stopped it>`. */
export const ALARM_CARD = 'production.alarm';

/** [S3.3] That a model stopped without a person meaning it to, in the thread of its card. */
export function showAlarm(
  { engagement, show }: Pick<EngagementActing, 'engagement' | 'show'>,
  { id }: Pick<Deployment, 'id'>,
  number: number,
): void {
  const { channelId } = engagement;
  if (!channelId) return;
  show({
    subject: `${ALARM_CARD}:${id}.${number}`,
    destination: channelId,
    threadOf: `${DEPLOYMENT_CARD}:${id}`,
    engagementId: engagement.id,
  });
}
