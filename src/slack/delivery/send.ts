import { image, type SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { ConversationsHistoryArguments, KnownBlock, MessageMetadata, WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { type SlackFailure, slackFailure } from '../errors.ts';
import type { Claim } from './claim.ts';

/** Where a message stands in Slack, and which version of it stands there. */
export interface Placed {
  channel: string;
  ts: string;
  version: number;
  /** The file of the picture it shows; null where it shows none, left out where nobody knows. */
  picture?: string | null;
  /** Slack takes the message, and not yet with its picture. */
  notYet?: boolean;
}

export type Outcome =
  | { placed: Placed }
  /** `unsure`: when the post went out of which nobody knows whether Slack took it; `lookCursor`: where the look for it goes on. */
  | { failure: SlackFailure; unsure: Temporal.Instant | null; lookCursor: string | null };

const EVENT_TYPE = 'phasegate_message';

/** Shows one message in Slack: edits it, or posts it once. Holds no transaction. */
export async function send(client: WebClient, claim: Claim, log: Logger): Promise<Outcome> {
  const { message } = claim;
  let unsure = message.ts ? null : claim.unsure;
  const look: Look = { cursor: message.lookCursor };
  try {
    const channel = claim.channel ?? (await openDirect(client, message.destination));
    if (message.ts) {
      const { ts } = message;
      unsure = claim.token;
      const taken = await withFallback(claim, (content) =>
        client.chat.update({ channel, ts, ...content, metadata: metadataOf(claim) }),
      );
      return { placed: { channel, ts, version: message.wanted, ...taken } };
    }
    let placed = unsure && (await lookFor(client, claim, channel, unsure, look));
    if (!placed) {
      unsure = null;
      let made: Placed | undefined;
      const taken = await withFallback(claim, async (content) => {
        const post = postOf(claim, channel, content);
        unsure = claim.token;
        const { ts, channel: at } = await client.chat.postMessage(post);
        if (!ts) throw new Error('chat.postMessage answered without ts');
        made = { channel: at ?? channel, ts, version: message.wanted };
      });
      if (!made) throw new Error('nothing was posted');
      placed = { ...made, ...taken };
    }
    if (message.pin) await pin(client, placed, log);
    return { placed };
  } catch (error) {
    const failure = slackFailure(error);
    // Only an unclear end of the post itself is a new unknown; a look that failed leaves the old one.
    const still = failure.kind === 'unclear' || unsure !== claim.token ? unsure : null;
    return { failure, unsure: still, lookCursor: still === claim.token ? null : look.cursor };
  }
}

/** Joins a public channel. @returns why not, or null once it is joined */
export async function join(client: WebClient, channel: string): Promise<SlackFailure | null> {
  try {
    await client.conversations.join({ channel });
    return null;
  } catch (error) {
    return slackFailure(error);
  }
}

async function openDirect(client: WebClient, user: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error('conversations.open answered without a channel');
  return channel.id;
}

/** The message with its picture; without it; and in older blocks, for a workspace that does not take the newer ones. */
async function withFallback(
  { content: message, picture }: Claim,
  call: (content: { text: string; blocks: KnownBlock[] }) => Promise<unknown>,
): Promise<Pick<Placed, 'picture' | 'notYet'>> {
  const take = async ({ text, blocks }: SlackMessage) => {
    try {
      await call({ text, blocks: blocks as KnownBlock[] });
      return null;
    } catch (error) {
      const { code } = slackFailure(error);
      if (code !== 'invalid_blocks' && code !== 'invalid_blocks_format') throw error;
      return error;
    }
  };
  if (picture && !(await take(withPicture(message, picture)))) return { picture };
  const refused = await take(message);
  if (!refused) return { picture: null, notYet: picture !== null };
  if (!message.fallback) throw refused;
  await call({ text: message.fallback.text, blocks: message.fallback.blocks as KnownBlock[] });
  return { picture: null };
}

function withPicture(message: SlackMessage, file: string): SlackMessage {
  const { picture } = message;
  if (!picture) return message;
  return { ...message, blocks: message.blocks.toSpliced(picture.at, 0, image({ file }, picture.alt)) };
}

/** Our mark on the message: by it we find a post again whose answer was lost. */
const metadataOf = ({ message }: Claim): MessageMetadata => ({
  event_type: EVENT_TYPE,
  event_payload: { outbox_id: message.id, subject: message.subject, version: message.wanted },
});

const postOf = (claim: Claim, channel: string, content: { text: string; blocks: KnownBlock[] }) => ({
  channel,
  ...content,
  metadata: metadataOf(claim),
  unfurl_links: false,
  unfurl_media: false,
  ...(claim.threadTs && { thread_ts: claim.threadTs }),
});

/** Slack's clock and ours may differ, and the attempt on record may be the second of two. */
const BEFORE = { minutes: 30 };
const AFTER = { minutes: 10 };

/** How far a look has come: a limit half-way does not send it back to the first page. */
interface Look {
  cursor: string | null;
}

/** Looks for our message among those posted around an attempt. */
async function lookFor(
  client: WebClient,
  { message, threadTs }: Claim,
  channel: string,
  attempt: Temporal.Instant,
  look: Look,
): Promise<Placed | null> {
  const range = {
    channel,
    oldest: seconds(attempt.subtract(BEFORE)),
    latest: seconds(attempt.add(AFTER)),
    include_all_metadata: true,
    limit: 200,
  };
  do {
    const asked = { ...range, ...(look.cursor && { cursor: look.cursor }) };
    const page = await pageOf(client, threadTs, asked, look);
    for (const { ts, metadata } of page.messages ?? []) {
      const payload: Record<string, unknown> = metadata?.event_payload ?? {};
      if (ts && payload.outbox_id === message.id)
        return { channel, ts, version: Number(payload.version) || 0 };
    }
    look.cursor = page.response_metadata?.next_cursor || null;
  } while (look.cursor);
  return null;
}

async function pageOf(
  client: WebClient,
  threadTs: string | null,
  asked: ConversationsHistoryArguments,
  look: Look,
) {
  try {
    return threadTs
      ? await client.conversations.replies({ ...asked, ts: threadTs })
      : await client.conversations.history(asked);
  } catch (error) {
    // A place that Slack knows no longer: the next look begins anew.
    if (slackFailure(error).code === 'invalid_cursor') look.cursor = null;
    throw error;
  }
}

const seconds = (instant: Temporal.Instant): string => (instant.epochMilliseconds / 1000).toFixed(6);

/** A pin is a convenience: without it the message stands all the same. */
async function pin(client: WebClient, { channel, ts }: Placed, log: Logger): Promise<void> {
  try {
    await client.pins.add({ channel, timestamp: ts });
  } catch (error) {
    const { code } = slackFailure(error);
    if (code !== 'already_pinned') log.warn({ channel, ts, code }, 'message not pinned');
  }
}
