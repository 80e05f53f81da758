import { canSee } from '../engagement/view.ts';
import type { Card, CardContext } from '../room.ts';
import { CHANNEL } from './ids.ts';
import { type Found, messageOf, shown } from './message.ts';
import { type Composed, findSent, keepAsComposed, keepComposed, takeOverPicture } from './sent-store.ts';

/** What was composed longer ago than this, when it was queued, is no news any more. */
const FRESH = { minutes: 15 };

/**
 * What a digest says, from the moment when delivery comes to it: composed when it was queued, or else now. Kept in the same
 * transaction: tried again after a doubt, it is the same message. Null, and never posted, once its local date is over, while the
 * engagement rests, or for somebody who may not see it any more.
 */
export const renderDigest: Card = async (context, id) => {
  const { tx, workspaceId, now } = context;
  const [engagementId = '', subscriber = '', localDate = ''] = id.split(' ');
  const found = await findSent(tx, workspaceId, { engagementId, subscriber, localDate });
  if (!found) return null;
  const { sent } = found;
  if (Temporal.Instant.compare(now, sent.until) >= 0) return null;
  const kept = sent.content as Composed | null;
  if (kept && !kept.ahead) return shown(kept);
  if (!(await isStillRead(context, found))) return null;
  const content = kept && isFresh(found, now) ? kept : await messageOf(context, found);
  if (content === kept) await keepAsComposed(tx, sent);
  else await keepComposed(tx, workspaceId, [{ engagementId, subscriber, localDate, content }], now);
  const whole = shown(content);
  if (whole.picture) await takeOverPicture(tx, sent, whole.picture.hash);
  return whole;
};

const isFresh = ({ sent: { composedAt } }: Found, now: Temporal.Instant): boolean =>
  composedAt !== null && Temporal.Instant.compare(composedAt.add(FRESH), now) >= 0;

async function isStillRead({ tx, workspaceId }: CardContext, { sent, engagement }: Found): Promise<boolean> {
  if (engagement.state !== 'active') return false;
  if (sent.subscriber === CHANNEL) return true;
  return canSee(tx, { workspaceId, userId: sent.subscriber, origin: 'clock' }, engagement);
}
