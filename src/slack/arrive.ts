import type { WebClient } from '@slack/web-api';
import { act } from '../record/act.ts';
import type { World } from '../world.ts';
import { databaseFault } from './database-fault.ts';
import type { Origin } from './identity.ts';
import { isStale, lookUp, type Person, personEntry, readPerson, savePassing } from './people.ts';

/** Language and zone, remembered so that a person is answered in their own while the database is away. */
export interface Manner {
  locale: string;
  timeZone: string;
}
const manners = new Map<string, Manner>();
const REMEMBERED = 10_000;
const UNKNOWN: Manner = { locale: 'en-US', timeZone: 'UTC' };

export const mannerOf = (visitor: Origin): Manner =>
  manners.get(`${visitor.workspaceId}:${visitor.userId}`) ?? UNKNOWN;

function remember(visitor: Origin, { locale, timeZone }: Manner): Manner {
  if (manners.size >= REMEMBERED) manners.clear();
  manners.set(`${visitor.workspaceId}:${visitor.userId}`, { locale, timeZone });
  return { locale, timeZone };
}

/** Milliseconds that a look-up may take from a person who waits with a trigger of three seconds. */
const PATIENCE = 1_000;

/**
 * Meets whoever sent a request: known people are read; whoever is known for long is asked after in the
 * background; whoever is new is looked up at once where `client` allows it, that is after the
 * acknowledgement, and otherwise kept with what the payload tells.
 */
export async function arrive(world: World, visitor: Origin, client: WebClient | null): Promise<Manner> {
  if (visitor.userId === 'system') return UNKNOWN;
  const actor = { workspaceId: visitor.workspaceId, userId: visitor.userId, origin: 'slack' as const };
  const known = await act(world, actor, async ({ tx, now, enqueue }) => {
    const found = await readPerson(tx, visitor.workspaceId, visitor.userId);
    if (found && isStale(found, now)) enqueue(personEntry(visitor));
    return found;
  });
  return remember(visitor, known ?? (await meet(world, visitor, client)));
}

async function meet(world: World, visitor: Origin, client: WebClient | null): Promise<Person> {
  if (client) {
    try {
      return await within(PATIENCE, lookUp(world, client, visitor));
    } catch (error) {
      if (databaseFault(error) && !isSlackError(error)) throw error;
      world.log.warn({ err: error, userId: visitor.userId }, 'a new person could not be looked up yet');
    }
  }
  return savePassing(world, visitor);
}

const isSlackError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('slack_');

/** @throws Error after so many milliseconds; the work goes on, and its own failure is nobody's any more */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not done after ${milliseconds} ms`)), milliseconds);
  work.catch(() => {});
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
