import { cardOf } from '../../engagement/card-subject.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { MATRIX_CARD } from './ids.ts';

/** [P2.6] Posts the matrix or brings it up to date, in the thread of the card, once something is settled. */
export function showMatrix({ engagement, show }: Pick<EngagementActing, 'engagement' | 'show'>): void {
  if (!engagement.channelId) return;
  show({
    subject: `${MATRIX_CARD}:${engagement.id}.${engagement.cycle}`,
    destination: engagement.channelId,
    threadOf: cardOf(engagement.id, engagement.channelId).subject,
    engagementId: engagement.id,
  });
}
