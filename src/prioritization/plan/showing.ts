import { cardOf } from '../../engagement/card-subject.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { DraftContent } from '../../seal/content.ts';
import { BOUNDS_CARD, ROI_CARD } from './ids.ts';

/** Posts what there is to see of a plan, in the thread of the card, or brings it up to date. */
export function showPlanCards(acting: EngagementActing, content: DraftContent): void {
  if (content.roi) showInThread(acting, ROI_CARD);
  if (content.fairness) showBounds(acting);
}

/** [P3.5] The bounds stand in the channel itself: people are asked to sign there. */
export function showBounds({ engagement, show }: EngagementActing): void {
  if (!engagement.channelId) return;
  show({
    subject: `${BOUNDS_CARD}:${engagement.id}.${engagement.cycle}`,
    destination: engagement.channelId,
    engagementId: engagement.id,
  });
}

function showInThread({ engagement, show }: EngagementActing, kind: string): void {
  if (!engagement.channelId) return;
  show({
    subject: `${kind}:${engagement.id}.${engagement.cycle}`,
    destination: engagement.channelId,
    threadOf: cardOf(engagement.id, engagement.channelId).subject,
    engagementId: engagement.id,
  });
}
