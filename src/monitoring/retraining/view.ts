import type { Tx } from '../../../db/database.ts';
import { type Engagement, findEngagement, type Named, peopleOf } from '../../engagement/store.ts';
import { referencesBefore } from './sealed-before.ts';
import { findEvent, type RetrainingEvent, type RetrainingTrigger, triggersOf } from './store.ts';

/** All that an event's message shows. */
export interface RetrainingView {
  event: RetrainingEvent;
  triggers: readonly RetrainingTrigger[];
  engagement: Engagement;
  people: readonly Named[];
  /** Of a version that was put to work: what its input is held against and was sealed before. */
  sealedBefore: readonly string[];
}

export async function retrainingView(
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  id: string,
): Promise<RetrainingView | null> {
  const event = await findEvent(tx, workspaceId, id);
  const engagement = event && (await findEngagement(tx, workspaceId, event.engagementId));
  if (!event || !engagement) return null;
  return {
    event,
    engagement,
    triggers: await triggersOf(tx, event),
    people: await peopleOf(tx, workspaceId, engagement.id),
    sealedBefore:
      event.state === 'promoted' && event.endedAt ? await referencesBefore(tx, event, event.endedAt) : [],
  };
}
