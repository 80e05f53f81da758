import { setTimeout as pause } from 'node:timers/promises';
import { PEOPLE } from '../../support/cast.ts';
import { DIGESTS } from '../stage.ts';
import { counted, idle, note, type Play } from './play.ts';

/** Who has one and where they are: of some it is another day. */
const SUBSCRIBERS = [
  ['channel', 'UTC'],
  [PEOPLE.lena, 'Pacific/Kiritimati'],
  [PEOPLE.priya, 'Pacific/Pago_Pago'],
] as const;
/** At most so many minutes have a digest each. */
const MOST = 20;
const LOOK_EVERY = 1_000;
/** Milliseconds between two moves. */
const MOVES = { least: 5_000, most: 20_000 };

interface Subscription {
  engagement: string;
  subscriber: string;
  due: Temporal.ZonedDateTime;
}

/** Seconds in which all is written down, also on a busy machine: whoever subscribes after the time of day has none that day. */
const IN_GOOD_TIME = 15;

/** A digest a minute while the run lasts, at least one: for a channel, and for people. */
export async function subscribe(play: Play, milliseconds: number): Promise<Subscription[]> {
  const { furnishing } = play;
  const minutes = Math.max(1, Math.min(MOST, Math.floor(milliseconds / 60_000)));
  const engagements = await Promise.all(Array.from({ length: minutes }, () => furnishing.begun(DIGESTS)));
  const soon = Temporal.Now.instant().add({ seconds: IN_GOOD_TIME });
  const first = soon.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  const all: Subscription[] = [];
  for (const [minute, engagement] of engagements.entries()) {
    for (const [subscriber, zone] of SUBSCRIBERS) {
      const due = first.add({ minutes: minute }).toZonedDateTimeISO(zone);
      await furnishing.digest(engagement, subscriber, due);
      const date = due.toPlainDate().toString();
      note(play, { did: 'subscribed', engagement, subscriber, date, at: Date.now() });
      all.push({ engagement, subscriber, due });
    }
  }
  return all;
}

/**
 * Now and then one is moved within its date, before it came or after: it is one for that date all the same. Ends once the last
 * one has come due.
 */
export async function moveDigests(play: Play, all: readonly Subscription[]): Promise<void> {
  const { chance, furnishing, operations } = play;
  const last = Math.max(...all.map(({ due }) => due.epochMilliseconds));
  while (!play.isOver()) {
    await idle(play, chance.between(MOVES.least, MOVES.most));
    const one = chance.pick(all);
    const soon = Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'ceil' });
    // Never to a time that is past by the time it is written down.
    const to = soon.add({ minutes: Math.round(chance.between(1, 3)) }).toZonedDateTimeISO(one.due.timeZoneId);
    if (to.epochMilliseconds > last || !to.toPlainDate().equals(one.due.toPlainDate())) continue;
    const moved = await furnishing.digest(one.engagement, one.subscriber, to).then(
      () => true,
      () => false,
    );
    if (moved) counted(operations, 'moved a digest');
  }
  while (Date.now() < last + LOOK_EVERY && !play.isLate()) await pause(LOOK_EVERY);
}
