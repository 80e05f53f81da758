import type { Tick } from '../jobs/clock.ts';
import { type Actor, act } from '../record/act.ts';
import type { World } from '../world.ts';
import { type Due, dueDigests } from './rules.ts';
import { type Subscription, subscriptionsOf } from './schedules.ts';
import { readSchedules, subjectOf, takeDigests } from './store.ts';

/** So many are queued in one transaction: the rows of one statement, and a short lock. */
const BATCH = 500;

/**
 * [D3] Queues every digest that is due in a workspace. Whoever writes the row of a subscriber and date first
 * queues its message in the same transaction; others, and this one again after a crash, find it taken.
 * @returns how many this call queued
 */
export async function sendDue(world: World, actor: Actor): Promise<number> {
  const { workspaceId } = actor;
  const now = world.clock.now();
  const due = await world.db.inWorkspace(workspaceId, async (tx) =>
    dueDigests(now, subscriptionsOf(await readSchedules(tx, workspaceId, now))),
  );
  // Two replicas write in one order, so that they do not lock each other out.
  due.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  let queued = 0;
  for (let from = 0; from < due.length; from += BATCH)
    queued += await queue(world, actor, due.slice(from, from + BATCH));
  return queued;
}

const keyOf = ({ subscription, localDate }: Due<Subscription>): string => subjectOf(subscription, localDate);

function queue(world: World, actor: Actor, due: readonly Due<Subscription>[]): Promise<number> {
  return act(world, actor, async ({ tx, now, show }) => {
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
