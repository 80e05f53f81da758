import type { WebClient } from '@slack/web-api';
import { and, eq, inArray } from 'drizzle-orm';
import { person } from '../../db/schema/workspace.ts';
import type { EventVisit } from '../handlers.ts';
import { slackFailure } from '../slack/errors.ts';
import { lookUp } from '../slack/people.ts';
import type { Audience, Reader } from './rules.ts';

/** Of larger channels nobody can say in a moment who reads there. */
const MOST_READERS = 1_000;
/** So many people that nobody has met yet are looked up. */
const MOST_UNKNOWN = 40;

/**
 * [X9] Who reads in a conversation. Null where that is not known: Slack does not say, it is too large, or too many of
 * them are strangers to us.
 * @throws WebAPIRateLimitedError and what else goes by itself
 */
export async function audienceOf(
  { world, actor, client, origin }: Pick<EventVisit, 'world' | 'actor' | 'client' | 'origin'>,
  { channel, isMember, userId }: { channel: string; isMember: boolean; userId: string },
): Promise<Audience | null> {
  // A direct message with us: nobody else is in it. Those between people are theirs.
  const direct = isMember ? { isPublic: false, userIds: [userId] } : null;
  const found = channel.startsWith('D') ? direct : await conversationOf(client, channel);
  if (found === null) return null;
  const { workspaceId } = actor;
  const known = await world.db.inWorkspace(workspaceId, (tx) =>
    tx
      .select()
      .from(person)
      .where(and(eq(person.workspaceId, workspaceId), inArray(person.userId, found.userIds))),
  );
  const ids = new Set(known.map((one) => one.userId));
  const unknown = found.userIds.filter((id) => !ids.has(id));
  if (unknown.length > MOST_UNKNOWN) return null;
  const met: Reader[] = [];
  for (const id of unknown) met.push(await lookUp(world, client, { ...origin, userId: id }));
  return { isPublic: found.isPublic, members: [...known, ...met] };
}

interface Conversation {
  isPublic: boolean;
  userIds: string[];
}

async function conversationOf(client: WebClient, channel: string): Promise<Conversation | null> {
  try {
    const { members = [], response_metadata: more } = await client.conversations.members({
      channel,
      limit: MOST_READERS,
    });
    // Whoever posted is there at least: of nobody it would be true that all of them may see.
    if (more?.next_cursor || members.length === 0) return null;
    const { channel: found } = await client.conversations.info({ channel });
    return { isPublic: !(found?.is_private || found?.is_mpim), userIds: members };
  } catch (error) {
    const { kind } = slackFailure(error);
    // A conversation that we are not in, and cannot ask about.
    if (kind === 'destination-dead' || kind === 'our-bug') return null;
    throw error;
  }
}
