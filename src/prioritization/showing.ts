import { cardOf } from '../engagement/card-subject.ts';
import type { EngagementActing } from '../engagement/verb.ts';

/** The subject kind of a cycle's matrix: `<engagement>.<cycle>`. */
export const MATRIX_CARD = 'prioritization.matrix';

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
