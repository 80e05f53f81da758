import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { CardContext } from '../room.ts';
import { readPerson } from '../slack/people.ts';
import { sayIn } from '../texts/say.ts';
import { composeDigest } from './compose.ts';
import { CHANNEL } from './ids.ts';
import { laterPicture } from './picture.ts';
import { digestMessage } from './screens/digest.ts';
import type { Composed, findSent } from './sent-store.ts';

export type Found = NonNullable<Awaited<ReturnType<typeof findSent>>>;

/** What a digest says, as it is now. `context`: with the workspace's language. */
export async function messageOf(context: CardContext, { sent, engagement, from }: Found): Promise<Composed> {
  const { engagementId, subscriber, localDate } = sent;
  const reader = await readerOf(context, subscriber);
  const { state, seq } = await composeDigest(
    reader,
    engagement,
    { engagementId, subscriber },
    { date: Temporal.PlainDate.from(localDate), from },
  );
  const message: SlackMessage = digestMessage(reader.say, state);
  const at = message.blocks.findLastIndex(({ type }) => type === 'section') + 1;
  return { seq, message, ...(state.picture && { picture: { ...state.picture, at } }) };
}

export const shown = ({ message, picture }: Composed): SlackMessage =>
  picture ? { ...message, picture: laterPicture(picture, picture.at) } : message;

/** A person reads in their own language, a channel in the workspace's. */
async function readerOf(context: CardContext, subscriber: string): Promise<CardContext> {
  if (subscriber === CHANNEL) return context;
  const known = await readPerson(context.tx, context.workspaceId, subscriber);
  return known ? { ...context, say: sayIn(known.locale) } : context;
}
