import type { WebClient } from '@slack/web-api';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { person } from '../../db/schema/workspace.ts';
import type { Core } from '../core.ts';
import type { QueueEntry, QueueWorker } from '../jobs/queue.ts';
import { isExternal, type Origin, type SlackUser, seemsExternal, slackUser } from './identity.ts';
import { tellRightsChanged } from './rights.ts';

export type Person = typeof person.$inferSelect;

const PERSON_QUEUE = 'slack.person.read';

/** Older knowledge of a person is refreshed; changes in between come as events, which can be lost. */
const FRESH_FOR = { hours: 24 };

/** What we know of a person, as of the last look-up or `user_change`. */
export async function readPerson(tx: Tx, workspaceId: string, userId: string): Promise<Person | null> {
  const [found] = await tx
    .select()
    .from(person)
    .where(and(eq(person.workspaceId, workspaceId), eq(person.userId, userId)));
  return found ?? null;
}

export const isStale = (known: Person, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(known.readAt.add(FRESH_FOR), now) < 0;

/** Asks for a look-up, at leisure. */
export const personEntry = (at: Origin): QueueEntry => ({
  queue: PERSON_QUEUE,
  key: `${at.workspaceId}:${at.userId}`,
  data: { workspaceId: at.workspaceId, userId: at.userId, teamId: at.teamId, enterpriseId: at.enterpriseId },
});

/** Keeps what Slack says of a person. The newest wins. */
export async function savePerson(
  world: Core,
  home: Pick<Origin, 'workspaceId' | 'teamId' | 'enterpriseId'>,
  user: SlackUser,
): Promise<Person> {
  const { workspaceId } = home;
  const known = {
    name: user.profile.real_name || user.real_name || user.profile.display_name || user.name || user.id,
    isAdmin:
      user.is_admin ||
      user.is_owner ||
      Boolean(user.enterprise_user?.is_admin || user.enterprise_user?.is_owner),
    isBot: user.is_bot,
    isExternal: isExternal(user, home),
    isDeactivated: user.deleted,
    readAt: world.clock.now(),
    // Slack sends these only where it was asked for them: what is not said stays as it was.
    ...(user.locale && { locale: user.locale }),
    ...(user.tz && { timeZone: user.tz }),
  };
  const row = { workspaceId, userId: user.id, locale: 'en-US', timeZone: 'UTC', ...known };
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const [saved] = await tx
      .insert(person)
      .values(row)
      .onConflictDoUpdate({ target: [person.workspaceId, person.userId], set: known })
      .returning();
    if (known.isDeactivated || known.isExternal) await tellRightsChanged(tx, workspaceId);
    return saved ?? row;
  });
}

/** Somebody's account is gone. Of who was never met, that much is known now. */
export async function markDeactivated(
  tx: Tx,
  workspaceId: string,
  userId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insert(person)
    .values({ ...UNMET, workspaceId, userId, name: userId, isDeactivated: true, readAt: now })
    .onConflictDoUpdate({ target: [person.workspaceId, person.userId], set: { isDeactivated: true } });
  await tellRightsChanged(tx, workspaceId);
}

/** What is taken to be so of somebody until Slack says more. */
const UNMET = {
  locale: 'en-US',
  timeZone: 'UTC',
  isAdmin: false,
  isBot: false,
  isExternal: false,
  isDeactivated: false,
};

/**
 * Keeps the little that a payload tells, so that nobody acts as if nothing were known of them. Long stale
 * already: the next look-up replaces it.
 */
export async function savePassing(world: Core, visitor: Origin): Promise<Person> {
  const row: Person = {
    workspaceId: visitor.workspaceId,
    userId: visitor.userId,
    name: visitor.userId,
    ...UNMET,
    isExternal: seemsExternal(visitor),
    readAt: Temporal.Instant.fromEpochMilliseconds(0),
  };
  return world.db.inWorkspace(visitor.workspaceId, async (tx) => {
    await tx.insert(person).values(row).onConflictDoNothing();
    return (await readPerson(tx, visitor.workspaceId, visitor.userId)) ?? row;
  });
}

/** Looks a person up in Slack and keeps the answer. */
export async function lookUp(
  world: Core,
  client: WebClient,
  at: Pick<Origin, 'workspaceId' | 'teamId' | 'enterpriseId' | 'userId'>,
) {
  // An organization's token covers many teams: Slack asks which one is meant.
  const team = at.workspaceId !== at.teamId && at.teamId ? { team_id: at.teamId } : {};
  const answer = await client.users.info({ user: at.userId, include_locale: true, ...team });
  return savePerson(world, at, slackUser.parse(answer.user));
}

/** Refreshes people in the background, one at a time, outside any request. */
export function personWorker(
  world: Core,
  clientFor: (workspaceId: string) => Promise<WebClient>,
): QueueWorker {
  return {
    queue: PERSON_QUEUE,
    concurrency: 1,
    // Whoever comes again is looked up again.
    tries: 6,
    handle: async (data) => {
      const at = {
        workspaceId: data.workspaceId,
        userId: String(data.userId),
        teamId: typeof data.teamId === 'string' ? data.teamId : null,
        enterpriseId: typeof data.enterpriseId === 'string' ? data.enterpriseId : null,
      };
      const known = await world.db.inWorkspace(at.workspaceId, (tx) =>
        readPerson(tx, at.workspaceId, at.userId),
      );
      if (known && !isStale(known, world.clock.now())) return;
      try {
        await lookUp(world, await clientFor(at.workspaceId), at);
      } catch (error) {
        // Whoever comes again is looked up again; waiting here would only hold up the others.
        world.log.warn(
          { err: error, workspaceId: at.workspaceId, userId: at.userId },
          'a person could not be looked up',
        );
      }
    },
  };
}
