import { dueDigests, type Schedule } from '../digest/rules.ts';
import { isTimeZone } from '../engagement/rules.ts';
import type { Tick } from '../jobs/clock.ts';
import { type Actor, act } from '../record/act.ts';
import type { World } from '../world.ts';
import { PORTFOLIO_DIGEST } from './ids.ts';
import { readSchedules, takeDigests } from './store.ts';

interface Subscription extends Schedule {
  userId: string;
}

/** [D3] [D4] Queues every portfolio digest that is due: whoever writes the row of a person and date first queues its message. */
export function sendDue(world: World, actor: Actor): Promise<number> {
  const { workspaceId } = actor;
  return act(world, actor, async ({ tx, now, show }) => {
    const due = dueDigests(now, subscriptionsOf(await readSchedules(tx, workspaceId, now)));
    // Two replicas write in one order, so that they do not lock each other out.
    due.sort((a, b) => (a.subscription.userId < b.subscription.userId ? -1 : 1));
    const rows = due.map(({ subscription: { userId }, localDate, until }) => ({
      workspaceId,
      userId,
      localDate,
      until,
      queuedAt: now,
    }));
    const taken = await takeDigests(tx, rows);
    for (const { userId, localDate } of taken)
      show({ subject: `${PORTFOLIO_DIGEST}:${userId} ${localDate}`, destination: userId });
    return taken.length;
  });
}

function subscriptionsOf({ subscribed, sent }: Awaited<ReturnType<typeof readSchedules>>): Subscription[] {
  const lastSent = new Map<string, string>();
  for (const { userId, localDate } of sent)
    if (localDate > (lastSent.get(userId) ?? '')) lastSent.set(userId, localDate);
  return subscribed.map(({ kept: { userId, time, days, timeZone, changedAt }, ownZone }) => ({
    userId,
    time,
    days,
    holidays: new Set(),
    timeZone: [timeZone, ownZone].find((zone) => zone && isTimeZone(zone)) ?? 'UTC',
    from: changedAt,
    lastSent: lastSent.get(userId) ?? null,
  }));
}

export const sendTick: Tick<World> = {
  name: 'portfolio.daily.send',
  cron: '*/5 * * * *',
  run: async (world, actor) => {
    await sendDue(world, actor);
  },
};
