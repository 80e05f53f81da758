import { NUMBER } from './figure.ts';

/** Epoch seconds reach this in the year 5138; milliseconds had it in 1973. */
const MILLISECONDS_FROM = 1e11;

/**
 * When something was measured, as feeds write it: ISO 8601 with an offset or `Z`, or seconds or milliseconds since 1970.
 * Null where it says none, or leaves open which zone it means.
 */
export function momentOf(said: unknown): Temporal.Instant | null {
  const number =
    typeof said === 'number' ? said : typeof said === 'string' && NUMBER.test(said) ? Number(said) : null;
  try {
    if (number === null)
      return typeof said === 'string' ? Temporal.Instant.from(said.trim().replace(' ', 'T')) : null;
    const milliseconds = Math.abs(number) < MILLISECONDS_FROM ? number * 1_000 : number;
    return Temporal.Instant.fromEpochMilliseconds(Math.round(milliseconds));
  } catch {
    return null;
  }
}

const CLOCKS_DIFFER = { minutes: 5 };

/** [X10] Whether something is said to have been measured further in the future than clocks differ: then it is a mistake. */
export const isAhead = (measuredAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(measuredAt, now.add(CLOCKS_DIFFER)) > 0;
