/** When digests are due. Pure: now and subscriptions in, what to send out. */

/** When a subscriber without a choice of their own gets it. */
export const DEFAULT_TIME = '09:00';

export interface Schedule {
  /** Local time, HH:mm. */
  time: string;
  /** ISO days of the week, 1 Monday … 7 Sunday. */
  days: readonly number[];
  /** YYYY-MM-DD; nothing is sent on these. */
  holidays: ReadonlySet<string>;
  /** IANA */
  timeZone: string;
  /** Since when it holds: a time of day that was past by then is not made up for. */
  from: Temporal.Instant;
  /** Newest local date one was sent for, YYYY-MM-DD; null before the first. */
  lastSent: string | null;
}

export interface Due<Of extends Schedule> {
  subscription: Of;
  /** Where the subscriber is, YYYY-MM-DD. */
  localDate: string;
  /** The end of that date: sent late until then, dropped after it. */
  until: Temporal.Instant;
}

/** How often it is asked what is due. A time after the last look of a date is met by that look, minutes early. */
const LOOKS_EVERY = { minutes: 5 };

/**
 * [D3] The digests to send now: their local time has come on their local date, or comes before midnight and there is
 * no later look, and none was sent for that date or a later one. However rarely or often it is asked, that is one a date at most; exactly one where it
 * is asked at all between the time and midnight, and remembered.
 */
export function dueDigests<Of extends Schedule>(
  now: Temporal.Instant,
  subscriptions: readonly Of[],
): Due<Of>[] {
  return subscriptions.flatMap((subscription) => {
    const { time, days, holidays, timeZone, from, lastSent } = subscription;
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
    const localDate = today.toString();
    if (lastSent !== null && lastSent >= localDate) return [];
    if (!days.includes(today.dayOfWeek) || holidays.has(localDate)) return [];
    const moment = momentOf(today, time, timeZone);
    const until = endOf(today, timeZone);
    const isLastLook = Temporal.Instant.compare(now.add(LOOKS_EVERY), until) >= 0;
    const hasCome = isLastLook || Temporal.Instant.compare(now, moment) >= 0;
    const holds = Temporal.Instant.compare(from, moment) <= 0;
    return hasCome && holds ? [{ subscription, localDate, until }] : [];
  });
}

/**
 * The instant of a local time on a date. One that the clocks skip (spring) is the moment after the gap; of
 * one that comes twice (autumn), the first.
 */
export function momentOf(date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant {
  const wall = date.toPlainDateTime(time);
  const found = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wall)) return found.toInstant();
  const gap = found.getTimeZoneTransition('next');
  return (gap ?? found).toInstant();
}

const endOf = (date: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
  date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
