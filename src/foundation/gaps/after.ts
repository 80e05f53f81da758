import type { EngagementActing } from '../../engagement/verb.ts';
import { foundationChanged } from '../changed.ts';
import { GAPS_CARD } from './ids.ts';
import type { Gap } from './store.ts';
import { postedIn } from './store.ts';

/**
 * What follows every change of a gap, last and in its transaction: the foundation is weighed anew, and the
 * cards show it.
 * @param newlyBlocking it blocks now and did not before
 */
export async function gapChanged(
  acting: EngagementActing,
  { id, title, newlyBlocking }: Pick<Gap, 'id' | 'title'> & { newlyBlocking: boolean },
): Promise<void> {
  await foundationChanged(acting, { kind: 'gap', id, name: title, newlyBlocking });
  await showGaps(acting);
}

/** The gaps as a message, where somebody posted them, follow. */
export async function showGaps({ tx, actor, engagement, show }: EngagementActing): Promise<void> {
  const destination = await postedIn(tx, actor.workspaceId, engagement.id);
  if (destination) show(gapsIn(engagement.id, destination));
}

/** An engagement's gaps as a message in a channel. */
export const gapsIn = (engagementId: string, channelId: string) => ({
  subject: `${GAPS_CARD}:${engagementId}`,
  destination: channelId,
  engagementId,
});
