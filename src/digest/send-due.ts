import { setImmediate } from 'node:timers/promises';
import type { Tick } from '../jobs/clock.ts';
import { type Actor, act } from '../record/act.ts';
import { databaseFault } from '../slack/database-fault.ts';
import type { World } from '../world.ts';
import { composeAhead, NotTogether } from './ahead.ts';
import { type Due, dueDigests } from './rules.ts';
import { type Subscription, subscriptionsOf } from './schedules.ts';
import { takeDigests } from './sent-store.ts';
import { readSchedules, subjectOf } from './store.ts';

/** So many are composed and queued in one transaction. */
const BATCH = 2_000;
const LOOKED_AT_A_TIME = 200;

/**
 * [D3] Queues every digest that is due in a workspace. Whoever writes the row of a subscriber and date first
 * queues its message in the same transaction; others, and this one again after a crash, find it taken.
 * @returns how many this call queued
 */
export async function sendDue(world: World, actor: Actor): Promise<number> {
  const { workspaceId } = actor;
  const now = world.clock.now();
  const schedules = await world.db.inWorkspace(workspaceId, (tx) => readSchedules(tx, workspaceId, now));
  const due = await dueAmong(now, subscriptionsOf(schedules));
  // Two replicas write in one order, so that they do not lock each other out.
  due.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  let queued = 0;
  for (let from = 0; from < due.length; from += BATCH)
    queued += await queue(world, actor, due.slice(from, from + BATCH));
  return queued;
}

/** Clocks and calendars of thousands take a while: others have the process in between. */
async function dueAmong(
  now: Temporal.Instant,
  subscriptions: readonly Subscription[],
): Promise<Due<Subscription>[]> {
  const due: Due<Subscription>[] = [];
  for (let from = 0; from < subscriptions.length; from += LOOKED_AT_A_TIME) {
    due.push(...dueDigests(now, subscriptions.slice(from, from + LOOKED_AT_A_TIME)));
    await setImmediate();
  }
  return due;
}

const keyOf = ({ subscription, localDate }: Due<Subscription>): string => subjectOf(subscription, localDate);

/** Queues these, composed; where one of them upsets the database for all, each half for itself, and that one as it is. */
async function queue(world: World, actor: Actor, due: readonly Due<Subscription>[]): Promise<number> {
  try {
    return await take(world, actor, due, true);
  } catch (error) {
    if (!(error instanceof NotTogether) || databaseFault(error)) throw error;
    if (due.length === 1) return take(world, actor, due, false);
    const half = Math.ceil(due.length / 2);
    return (await queue(world, actor, due.slice(0, half))) + (await queue(world, actor, due.slice(half)));
  }
}

function take(
  world: World,
  actor: Actor,
  due: readonly Due<Subscription>[],
  composed: boolean,
): Promise<number> {
  return act(world, actor, async (acting) => {
    const { tx, now, show } = acting;
    const taken = await takeDigests(
      tx,
      due.map(({ subscription, localDate, until }) => ({
        workspaceId: actor.workspaceId,
        engagementId: subscription.engagementId,
        subscriber: subscription.subscriber,
        localDate,
        until,
        queuedAt: now,
      })),
    );
    if (composed) await composeAhead(world, acting, taken);
    const mine = new Set(taken.map((one) => subjectOf(one, one.localDate)));
    for (const one of due) {
      const subject = keyOf(one);
      const { destination, engagementId } = one.subscription;
      if (mine.has(subject)) show({ subject, destination, engagementId });
    }
    return mine.size;
  });
}

/** Every `LOOKS_EVERY`: near enough to any minute, and every zone's offset is a multiple of it. */
export const sendTick: Tick<World> = {
  name: 'digest.daily.send',
  cron: '*/5 * * * *',
  run: async (world, actor) => {
    await sendDue(world, actor);
  },
};
