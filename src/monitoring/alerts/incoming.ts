import { isDeepStrictEqual } from 'node:util';
import type { HeardAlert } from '../feeds/feed.ts';

/** [M9] An alert as its Alertmanager has it, as far as we know. */
export interface Known extends Omit<HeardAlert, 'updatedAt'> {
  /** Checks in a row in which it was not there any more. */
  missed: number;
}

/**
 * [M9] What is known of an alert after something was heard of it; null where that changes nothing: it was said before, or is
 * older than what is known. Messages come doubled and in any order; `startsAt` says which time it fires (f9).
 */
export function afterHearing(known: Known | undefined, { updatedAt, ...heard }: HeardAlert): Known | null {
  const next = { ...heard, missed: 0 };
  if (!known) return next;
  const order = Temporal.Instant.compare(heard.startsAt, known.startsAt);
  if (order < 0) return null;
  if (order > 0) return next;
  if (heard.endsAt !== null) return known.endsAt === null || known.missed > 0 ? next : null;
  // It was told as resolved: that it fires comes late, unless Alertmanager has heard of it since. What only was missing is there again.
  if (known.endsAt !== null && known.missed === 0 && !isAfter(updatedAt, known.endsAt)) return null;
  return isDeepStrictEqual(plain(next), plain(known)) ? null : next;
}

const isAfter = (at: Temporal.Instant | null, than: Temporal.Instant): boolean =>
  at !== null && Temporal.Instant.compare(at, than) > 0;

/** Without moments: of one beginning, only whether it is over can differ. */
const plain = ({ labels, annotations, generatorUrl, suppressed, missed, endsAt }: Known) => ({
  labels,
  annotations,
  generatorUrl,
  suppressed,
  missed,
  isOver: endsAt !== null,
});

/** So many of a monitor have a message of their own: more at once nobody reads, and Slack takes one a second. */
export const MOST_LIVING = 50;

/** An Alertmanager that was restarted knows nothing for a while: once is not enough, whatever the monitor says. */
const LEAST_MISSED = 2;

/**
 * [M9] What is known of an open alert that Alertmanager does not have any more: it was resolved, inside a silence perhaps, of
 * which nobody is told (f7).
 * @param most checks in a row until it is taken for over
 */
export function afterMissing(known: Known, most: number, now: Temporal.Instant): Known {
  const missed = known.missed + 1;
  return { ...known, missed, endsAt: missed >= Math.max(LEAST_MISSED, most) ? now : null };
}
