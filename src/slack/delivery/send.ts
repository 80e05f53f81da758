import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { KnownBlock, MessageMetadata, WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { type SlackFailure, slackFailure } from '../errors.ts';
import type { Claim } from './claim.ts';

/** Where a message stands in Slack, and which version of it stands there. */
export interface Placed {
  channel: string;
  ts: string;
  version: number;
  /** The file of the picture it shows; null where Slack did not take it. */
  picture?: string | null;
}

export type Outcome =
  | { placed: Placed }
  /** `unsure`: when the post went out of which nobody knows whether Slack took it. */
  | { failure: SlackFailure; unsure: Temporal.Instant | null };

const EVENT_TYPE = 'phasegate_message';

/**
 * Shows one message in Slack: edits it, or posts it once. Holds no transaction.
 * @param pause waits a moment, for a Slack that is not done with a picture yet
 */
export async function send(
  client: WebClient,
  claim: Claim,
  log: Logger,
  pause: () => Promise<void>,
): Promise<Outcome> {
  const { message } = claim;
  let unsure = message.ts ? null : claim.unsure;
  try {
    const channel = claim.channel ?? (await openDirect(client, message.destination));
    if (message.ts) {
      const { ts } = message;
      unsure = claim.token;
      const picture = await withFallback(claim, pause, (content) =>
        client.chat.update({ channel, ts, ...content, metadata: metadataOf(claim) }),
      );
      return { placed: { channel, ts, version: message.wanted, picture } };
    }
    let placed = unsure && (await lookFor(client, claim, channel, unsure));
    if (!placed) {
      unsure = null;
      let made: Placed | undefined;
      const picture = await withFallback(claim, pause, async (content) => {
        const post = postOf(claim, channel, content);
        unsure = claim.token;
        const { ts, channel: at } = await client.chat.postMessage(post);
        if (!ts) throw new Error('chat.postMessage answered without ts');
        made = { channel: at ?? channel, ts, version: message.wanted };
      });
      if (!made) throw new Error('nothing was posted');
      placed = { ...made, picture };
    }
    if (message.pin) await pin(client, placed, log);
    return { placed };
  } catch (error) {
    const failure = slackFailure(error);
    // Only an unclear end of the post itself is a new unknown; a look that failed leaves the old one.
    return { failure, unsure: failure.kind === 'unclear' || unsure !== claim.token ? unsure : null };
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

/** Tries with a picture that Slack may not be done with yet. */
const PICTURE_TRIES = 3;

/**
 * The message as it is or, where the workspace does not take its blocks, in older ones and without a picture.
 * @returns the file of the picture it was taken with
 */
async function withFallback(
  { content: message, picture }: Claim,
  pause: () => Promise<void>,
  call: (content: { text: string; blocks: KnownBlock[] }) => Promise<unknown>,
): Promise<string | null> {
  const content = ({ text, blocks }: SlackMessage) => ({ text, blocks: blocks as KnownBlock[] });
  for (let left = picture ? PICTURE_TRIES : 1; left > 0; left -= 1) {
    try {
      await call(content(message));
      return picture;
    } catch (error) {
      const { code } = slackFailure(error);
      const refused = code === 'invalid_blocks' || code === 'invalid_blocks_format';
      if (!message.fallback || !refused) throw error;
      if (left > 1) await pause();
    }
  }
  if (message.fallback) await call(content(message.fallback));
  return null;
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

/** Looks for our message among those posted around an attempt. */
async function lookFor(
  client: WebClient,
  { message, threadTs }: Claim,
  channel: string,
  attempt: Temporal.Instant,
): Promise<Placed | null> {
  const range = {
    channel,
    oldest: seconds(attempt.subtract(BEFORE)),
    latest: seconds(attempt.add(AFTER)),
    include_all_metadata: true,
    limit: 200,
  };
  let cursor: string | undefined;
  do {
    const page = threadTs
      ? await client.conversations.replies({ ...range, ts: threadTs, ...(cursor && { cursor }) })
      : await client.conversations.history({ ...range, ...(cursor && { cursor }) });
    for (const { ts, metadata } of page.messages ?? []) {
      const payload: Record<string, unknown> = metadata?.event_payload ?? {};
      if (ts && payload.outbox_id === message.id)
        return { channel, ts, version: Number(payload.version) || 0 };
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return null;
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
