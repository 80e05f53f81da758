import type { WebClient } from '@slack/web-api';
import type { Core } from '../core.ts';
import { act } from '../record/act.ts';
import { databaseFault } from './database-fault.ts';
import type { Origin } from './identity.ts';
import { isStale, lookUp, type Person, personEntry, readPerson, savePassing } from './people.ts';

/** Language and zone, remembered so that a person is answered in their own while the database is away. */
export interface Locale {
  locale: string;
  timeZone: string;
}
interface Remembered extends Locale {
  /** Read anew from then on. */
  until: Temporal.Instant;
}
const remembered = new WeakMap<Core, Map<string, Remembered>>();
const REMEMBERED = 10_000;
const UNKNOWN: Locale = { locale: 'en-US', timeZone: 'UTC' };

/** For so long nobody is asked again: who clicks twice need not be read twice. Rights are never remembered. */
const FRESH = { seconds: 10 };

const keyOf = (visitor: Pick<Origin, 'workspaceId' | 'userId'>): string =>
  `${visitor.workspaceId}:${visitor.userId}`;

export const localeSoFar = (world: Core, visitor: Origin): Locale =>
  remembered.get(world)?.get(keyOf(visitor)) ?? UNKNOWN;

function remember(world: Core, visitor: Origin, person: Person): Locale {
  const known = remembered.get(world) ?? new Map<string, Remembered>();
  remembered.set(world, known);
  if (known.size >= REMEMBERED) known.clear();
  const now = world.clock.now();
  const { locale, timeZone } = person;
  known.set(keyOf(visitor), { locale, timeZone, until: isStale(person, now) ? now : now.add(FRESH) });
  return { locale, timeZone };
}

/** Milliseconds that a look-up may take from a person who waits with a trigger of three seconds. */
const PATIENCE = 1_000;

/**
 * Meets whoever sent a request: known people are read; whoever is known for long is asked after in the
 * background; whoever is new is looked up at once where `client` allows it, that is after the
 * acknowledgement, and otherwise kept with what the payload tells.
 */
export async function meetVisitor(world: Core, visitor: Origin, client: WebClient | null): Promise<Locale> {
  if (visitor.userId === 'system') return UNKNOWN;
  const recent = remembered.get(world)?.get(keyOf(visitor));
  if (recent && Temporal.Instant.compare(world.clock.now(), recent.until) < 0) return recent;
  const actor = { workspaceId: visitor.workspaceId, userId: visitor.userId, origin: 'slack' as const };
  const known = await act(world, actor, async ({ tx, now, enqueue }) => {
    const found = await readPerson(tx, visitor.workspaceId, visitor.userId);
    if (found && isStale(found, now)) enqueue(personEntry(visitor));
    return found;
  });
  return remember(world, visitor, known ?? (await lookUpNow(world, visitor, client)));
}

async function lookUpNow(world: Core, visitor: Origin, client: WebClient | null): Promise<Person> {
  if (client) {
    try {
      return await within(PATIENCE, lookUp(world, client, visitor));
    } catch (error) {
      if (databaseFault(error)) throw error;
      world.log.warn({ err: error, userId: visitor.userId }, 'a new person could not be looked up yet');
    }
  }
  return savePassing(world, visitor);
}

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
