import type { WebClient } from '@slack/web-api';
import { and, eq, inArray } from 'drizzle-orm';
import { person } from '../../db/schema/workspace.ts';
import type { EventVisit } from '../handlers.ts';
import { slackFailure } from '../slack/errors.ts';
import { lookUp } from '../slack/people.ts';
import type { Reader } from './rules.ts';

/** Of larger channels nobody can say in a moment who reads there. */
const MOST_READERS = 1_000;
/** So many people that nobody has met yet are looked up. */
const MOST_UNKNOWN = 40;

/**
 * [X9] Everybody who reads in a conversation. Null where that is not known: Slack does not say, it is too large, or too many of
 * them are strangers to us.
 * @throws WebAPIRateLimitedError and what else goes by itself
 */
export async function readersOf(
  { world, actor, client, origin }: Pick<EventVisit, 'world' | 'actor' | 'client' | 'origin'>,
  { channel, isMember, userId }: { channel: string; isMember: boolean; userId: string },
): Promise<Reader[] | null> {
  // A direct message with us: nobody else is in it. Those between people are theirs.
  const members = channel.startsWith('D') ? (isMember ? [userId] : null) : await membersOf(client, channel);
  if (members === null) return null;
  const { workspaceId } = actor;
  const known = await world.db.inWorkspace(workspaceId, (tx) =>
    tx
      .select()
      .from(person)
      .where(and(eq(person.workspaceId, workspaceId), inArray(person.userId, members))),
  );
  const ids = new Set(known.map((one) => one.userId));
  const unknown = members.filter((id) => !ids.has(id));
  if (unknown.length > MOST_UNKNOWN) return null;
  const met: Reader[] = [];
  for (const id of unknown) met.push(await lookUp(world, client, { ...origin, userId: id }));
  return [...known, ...met];
}

async function membersOf(client: WebClient, channel: string): Promise<string[] | null> {
  try {
    const answer = await client.conversations.members({ channel, limit: MOST_READERS });
    return answer.response_metadata?.next_cursor ? null : (answer.members ?? []);
  } catch (error) {
    const { kind } = slackFailure(error);
    // A conversation that we are not in, and cannot ask about.
    if (kind === 'destination-dead' || kind === 'our-bug') return null;
    throw error;
  }
}
