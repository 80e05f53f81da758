import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { canSee } from '../engagement/view.ts';
import type { Card, CardContext } from '../room.ts';
import { readPerson } from '../slack/people.ts';
import { sayIn } from '../texts/say.ts';
import { composeDigest } from './compose.ts';
import { CHANNEL } from './ids.ts';
import { laterPicture } from './picture.ts';
import { digestMessage } from './screens/digest.ts';
import { type Composed, findSent, keepComposed, type Subscriber, takeOverPicture } from './store.ts';

/**
 * Composes a digest when delivery comes to it, and keeps what it says in the same transaction: tried again
 * after a doubt, it is the same message. Null, and never posted, once its local date is over, while the
 * engagement rests, or for somebody who may not see it any more.
 */
export const renderDigest: Card = async (context, id) => {
  const { tx, workspaceId, now } = context;
  const [engagementId = '', subscriber = '', localDate = ''] = id.split(' ');
  const of = { engagementId, subscriber };
  const found = await findSent(tx, workspaceId, of, localDate);
  if (!found) return null;
  const { sent, engagement, from } = found;
  if (Temporal.Instant.compare(now, sent.until) >= 0) return null;
  if (sent.content) return shown(sent.content as Composed);
  if (engagement.state !== 'active') return null;
  if (subscriber !== CHANNEL) {
    const actor = { workspaceId, userId: subscriber, origin: 'clock' as const };
    if (!(await canSee(tx, actor, engagement))) return null;
  }
  const reader = await readerOf(context, of);
  const { state, seq } = await composeDigest(reader, engagement, of, {
    date: Temporal.PlainDate.from(localDate),
    from,
  });
  const message: SlackMessage = digestMessage(reader.say, state);
  const at = message.blocks.findLastIndex(({ type }) => type === 'section') + 1;
  const composed = { seq, message, ...(state.picture && { picture: { ...state.picture, at } }) };
  await keepComposed(tx, sent, composed, now);
  const whole = shown(composed);
  if (whole.picture) await takeOverPicture(tx, sent, whole.picture.hash);
  return whole;
};

const shown = ({ message, picture }: Composed): SlackMessage =>
  picture ? { ...message, picture: laterPicture(picture, picture.at) } : message;

/** A person reads in their own language, a channel in the workspace's. */
async function readerOf(context: CardContext, { subscriber }: Subscriber): Promise<CardContext> {
  if (subscriber === CHANNEL) return context;
  const known = await readPerson(context.tx, context.workspaceId, subscriber);
  return known ? { ...context, say: sayIn(known.locale) } : context;
}
