import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { KEEPING } from '../../db/keeping.ts';
import { type Actor, act } from '../record/act.ts';
import { parse, userId } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { readPerson } from '../slack/people.ts';
import type { World } from '../world.ts';
import { requireAdmin } from './admin.ts';
import { ERASE_QUEUE } from './ids.ts';
import { engagementsWith, placesOf } from './places.ts';
import { addErasure, holdsOf, type LegalHold, pendingErasure } from './store.ts';
import { pseudonymOf, type Trace, tellingName } from './trace.ts';

const input = z.object({ id: z.uuid(), userId: userId() });

/** What an erasure would change. */
export interface ErasurePreview {
  pseudonym: string;
  /** Rows by the room that keeps them. */
  places: ReadonlyMap<string, number>;
  engagements: number;
}

/** [A3] Where somebody appears, before they are erased. @throws Refusal where they cannot be */
export async function previewErasure(
  world: World,
  actor: Actor,
  given: z.input<typeof input>,
): Promise<ErasurePreview> {
  const { id, userId: who } = parse(input, given);
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    await requireAdmin(tx, actor);
    const trace = await traceOf(tx, workspaceId, { userId: who, pseudonym: pseudonymOf(id) });
    const places = await placesOf(tx, workspaceId, trace);
    if (places.size === 0) throw new Refusal('privacy.refusal.nowhere', {}, 'person');
    const engagements = await engagementsWith(tx, workspaceId, trace);
    await refuseHeld(tx, workspaceId, engagements, world.clock.now());
    return { pseudonym: trace.pseudonym, places: byRoom(places), engagements: engagements.length };
  });
}

function byRoom(tables: ReadonlyMap<string, number>): Map<string, number> {
  const rooms = new Map<string, number>();
  for (const [table, count] of tables) {
    const room = KEEPING[table]?.owner ?? 'record';
    rooms.set(room, (rooms.get(room) ?? 0) + count);
  }
  return rooms;
}

/** [A3] Has somebody erased: the queue does it at once. Asked twice, it happens once. */
export async function askErasure(world: World, actor: Actor, given: z.input<typeof input>): Promise<void> {
  const { id, userId: who } = parse(input, given);
  await act(world, actor, async ({ tx, now, enqueue }) => {
    await requireAdmin(tx, actor);
    const { workspaceId } = actor;
    const pseudonym = pseudonymOf(id);
    const wake = (of: string) =>
      enqueue({ queue: ERASE_QUEUE, key: `${workspaceId}:${of}`, data: { workspaceId, id: of } });
    // Its entry may have been given up.
    const pending = await pendingErasure(tx, workspaceId, who);
    if (pending) return wake(pending.id);
    const trace = await traceOf(tx, workspaceId, { userId: who, pseudonym });
    await refuseHeld(tx, workspaceId, await engagementsWith(tx, workspaceId, trace), now);
    const row = { workspaceId, id, userId: who, pseudonym, askedBy: actor.userId, askedAt: now };
    // The record hears of it once it is done, and never of whom.
    if (await addErasure(tx, row)) wake(id);
  });
}

export async function traceOf(
  tx: Tx,
  workspaceId: string,
  { userId: who, pseudonym }: Pick<Trace, 'userId' | 'pseudonym'>,
): Promise<Trace> {
  const person = await readPerson(tx, workspaceId, who);
  return { userId: who, pseudonym, name: person ? tellingName(person.name, who) : null };
}

/** The holds that keep somebody from being erased, who appears in these engagements. */
export async function holdsOn(
  tx: Tx,
  workspaceId: string,
  engagements: readonly string[],
  now: Temporal.Instant,
): Promise<{ hold: LegalHold; name: string | null }[]> {
  const all = await holdsOf(tx, workspaceId, now);
  return all.filter(({ hold }) => hold.engagementId === null || engagements.includes(hold.engagementId));
}

async function refuseHeld(
  tx: Tx,
  workspaceId: string,
  engagements: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const [first] = await holdsOn(tx, workspaceId, engagements, now);
  if (!first) return;
  const { hold, name } = first;
  throw new Refusal(
    'privacy.refusal.held',
    { where: name ? 'engagement' : 'workspace', name: name ?? '', reason: hold.reason },
    'person',
  );
}
