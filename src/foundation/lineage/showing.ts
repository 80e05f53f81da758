import { cardOf } from '../../engagement/card-subject.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { LINEAGE_CARD } from './ids.ts';
import { hasLineage } from './store.ts';

/** [F4.3] Posts the picture or brings it up to date, in the thread of the card; not before a lineage was begun. */
export async function showLineage({ tx, engagement, show }: EngagementActing): Promise<void> {
  if (!engagement.channelId || !(await hasLineage(tx, engagement))) return;
  show({
    subject: `${LINEAGE_CARD}:${engagement.id}.${engagement.cycle}`,
    destination: engagement.channelId,
    threadOf: cardOf(engagement.id, engagement.channelId).subject,
    engagementId: engagement.id,
  });
}
