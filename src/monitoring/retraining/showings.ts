import { ownerOf } from '../../engagement/owner.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { ALERT_CARD } from '../alerts/ids.ts';
import { findAlert } from '../alerts/store.ts';
import { RETRAINING_CARD } from './ids.ts';
import { type RetrainingEvent, triggersOf } from './store.ts';

/** [R2] The event's one message: in the thread of the alert that began it; where it was declared, in the channel. */
export async function showEvent(acting: EngagementActing, event: RetrainingEvent): Promise<void> {
  const { tx, actor, engagement, people } = acting;
  const [first] = await triggersOf(tx, event);
  const alert = first?.alertId ? await findAlert(tx, actor.workspaceId, first.alertId) : undefined;
  acting.show({
    subject: `${RETRAINING_CARD}:${event.id}`,
    destination: engagement.channelId ?? ownerOf(engagement, people),
    engagementId: engagement.id,
    ...(alert && { threadOf: `${ALERT_CARD}:${alert.groupId ?? alert.id}` }),
  });
  acting.showCard();
}
