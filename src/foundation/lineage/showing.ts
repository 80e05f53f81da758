import { cardOf } from '../../engagement/card-subject.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { LINEAGE_CARD } from './ids.ts';

/** [F4.3] Posts the picture or brings it up to date, in the thread of the card. For a lineage that was begun. */
export function showLineage({ engagement, show }: EngagementActing): void {
  if (!engagement.channelId) return;
  show({
    subject: `${LINEAGE_CARD}:${engagement.id}.${engagement.cycle}`,
    destination: engagement.channelId,
    threadOf: cardOf(engagement.id, engagement.channelId).subject,
    engagementId: engagement.id,
  });
}
