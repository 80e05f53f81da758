import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Shown } from './reconcile-rules.ts';

/**
 * How far a request's thread has been read. Slack may give 15 messages a call and one call a minute: a read goes on
 * where the last one had to stop, and what was read once is not read again.
 */
export const threadPlace = z.object({
  /** The thread's timestamp: a request that was posted anew has another one. */
  thread: z.string(),
  /** All up to this timestamp was read, in reads that came to an end; empty before the first. */
  readTo: z.string(),
  /** Slack's place in a read under way; null between reads. */
  cursor: z.string().nullable(),
  /** The newest timestamp of the read under way, and who has said something in it. */
  newest: z.string(),
  replied: z.array(z.string()),
});
export type ThreadPlace = z.output<typeof threadPlace>;

export interface ThreadPage extends Pick<Shown, 'replies' | 'replied' | 'whole'> {
  /** Where to go on. */
  next: ThreadPlace;
}

/** Where reading begins, or goes on, in this thread. */
export function placeIn(thread: string, kept: unknown): ThreadPlace {
  const known = threadPlace.safeParse(kept).data;
  if (known?.thread === thread) return known;
  return { thread, readTo: '', cursor: null, newest: '', replied: [] };
}

/** The same read from its beginning: Slack knows the cursor no more. */
export const fromTheBeginning = (place: ThreadPlace): ThreadPlace => ({
  ...place,
  cursor: null,
  replied: [],
});

/** Slack gives fewer where it likes. */
const PAGE = 200;

/** Reads what Slack gives with one call. @throws what the client throws */
export async function readPage(client: WebClient, channel: string, place: ThreadPlace): Promise<ThreadPage> {
  const { thread, readTo, cursor } = place;
  const answer = await client.conversations.replies({
    channel,
    ts: thread,
    limit: PAGE,
    ...(readTo && { oldest: readTo }),
    ...(cursor && { cursor }),
  });
  const replies: Shown['replies'][number][] = [];
  let { newest } = place;
  for (const message of answer.messages ?? []) {
    const { ts, user, text = '', bot_id: bot } = message;
    if (!ts || ts === thread) continue;
    // Timestamps are all of one width: they compare as they are written.
    if (ts > newest) newest = ts;
    if (user && !bot) replies.push({ ts, user, text, edited: 'edited' in message && !!message.edited });
  }
  const next = answer.response_metadata?.next_cursor || null;
  const replied = [...new Set([...place.replied, ...replies.map(({ user }) => user)])];
  return {
    replies,
    replied: place.replied,
    whole: next === null,
    next: next
      ? { ...place, cursor: next, newest, replied }
      : { thread, readTo: newest || readTo, cursor: null, newest: '', replied: [] },
  };
}
