import { isTimeZone } from '../engagement/rules.ts';
import type { Engagement } from '../engagement/store.ts';
import { maySee } from '../engagement/verb.ts';
import { CHANNEL } from './ids.ts';
import { DEFAULT_TIME, type Schedule } from './rules.ts';
import type { Kept, readSchedules, Subscriber } from './store.ts';

/** A subscription that is on, with everything filled in. */
export interface Subscription extends Schedule, Subscriber {
  /** A channel id, or a user id. */
  destination: string;
}

type Read = Awaited<ReturnType<typeof readSchedules>>;
type Place = Pick<Engagement, 'timeZone' | 'workingDays'>;

/**
 * What holds for a subscriber: their own choice, else the engagement's days; the engagement's zone for its
 * channel, their own for a person.
 */
export const effective = (
  kept: Pick<Kept, 'time' | 'days' | 'timeZone'> | undefined,
  engagement: Place,
  own: string | undefined,
) => ({
  time: kept?.time ?? DEFAULT_TIME,
  days: kept?.days ?? engagement.workingDays,
  timeZone: [kept?.timeZone, own, engagement.timeZone].find((zone) => zone && isTimeZone(zone)) ?? 'UTC',
});

/**
 * Everybody who gets a digest: the channels of active engagements unless switched off, and the people who
 * asked for one. [X9] Only while they may see the engagement; nobody who has left.
 */
export function subscriptionsOf(read: Read): Subscription[] {
  const kept = Map.groupBy(read.kept, (one) => one.engagementId);
  const holidays = Map.groupBy(read.holidays, (one) => one.engagementId);
  const named = new Set(read.named.map((one) => `${one.engagementId} ${one.userId}`));
  const people = new Map(read.people.map((one) => [one.userId, one]));
  const lastSent = new Map<string, string>();
  for (const { engagementId, subscriber, localDate } of read.sent) {
    const key = `${engagementId} ${subscriber}`;
    if (localDate > (lastSent.get(key) ?? '')) lastSent.set(key, localDate);
  }
  return read.engagements.flatMap((engagement) => {
    const off = new Set(holidays.get(engagement.id)?.map((one) => one.day));
    const own = kept.get(engagement.id) ?? [];
    const subscription = (subscriber: string, destination: string, one: Kept | undefined): Subscription => ({
      engagementId: engagement.id,
      subscriber,
      destination,
      ...effective(one, engagement, people.get(subscriber)?.timeZone),
      holidays: off,
      from: one?.changedAt ?? engagement.createdAt,
      lastSent: lastSent.get(`${engagement.id} ${subscriber}`) ?? null,
    });
    const channel = own.find((one) => one.subscriber === CHANNEL);
    const found: Subscription[] = [];
    if (engagement.channelId && (channel?.isOn ?? true))
      found.push(subscription(CHANNEL, engagement.channelId, channel));
    for (const one of own) {
      if (!one.isOn || one.subscriber === CHANNEL) continue;
      const reader = people.get(one.subscriber);
      if (reader?.isDeactivated) continue;
      const isNamed = named.has(`${engagement.id} ${one.subscriber}`);
      if (maySee(engagement, isNamed, reader?.isAdmin ?? false, reader?.isExternal ?? false))
        found.push(subscription(one.subscriber, one.subscriber, one));
    }
    return found;
  });
}
