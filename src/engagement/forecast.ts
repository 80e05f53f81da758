/** How a phase stands against its planned range, and when it will probably end. Informs; decides nothing. */
import { addWorkingDays, type Calendar, workingDaysBetween } from './calendar.ts';

export type Signal = 'on-track' | 'due-soon' | 'late';

/** `due soon` begins this many working days before the range's end, or a fifth of the range, whichever is more. */
const SOON_DAYS = 2;
const SOON_SHARE = 1 / 5;

/**
 * [E4] How a working day of a phase stands in its planned range. Late is the first day after the range's
 * upper bound. Null for a phase without a range, which is ongoing.
 * @param day working day of the phase, from 1
 * @param planned working days
 */
export function signalOf(day: number, planned: { to: number } | undefined): Signal | null {
  if (!planned) return null;
  if (day > planned.to) return 'late';
  return day > planned.to - Math.max(SOON_DAYS, planned.to * SOON_SHARE) ? 'due-soon' : 'on-track';
}

/** Only so much of the past says something about the pace. */
export const PACE_DAYS = 10;
/** One day's difference is no pace yet. */
const PACE_LEAST = 2;
/** A date further away than this is a guess nobody plans with. */
const FARTHEST = 250;

/** What was left at the end of a day. */
export interface Progress {
  /** YYYY-MM-DD */
  day: string;
  workLeft: number;
}

/** What drives the end: work left, approvals waiting; both 0 where nothing is left, or nothing is counted. */
interface Drivers {
  work: number;
  approvals: number;
}

export type Forecast = Drivers &
  (
    | {
        kind: 'pace';
        end: Temporal.PlainDate;
        /** The pace: work left fell from `from` to `work` in `days` working days. */
        from: number;
        days: number;
      }
    /** Work is done; only people's approvals are waited for, and those have no pace. */
    | { kind: 'people'; end: Temporal.PlainDate }
    /** No pace is known yet: the planned end. */
    | { kind: 'planned'; end: Temporal.PlainDate }
    /** Work left has not fallen, so no date follows from it. */
    | { kind: 'standstill'; end: Temporal.PlainDate; days: number }
  );

export interface ForecastFacts {
  calendar: Calendar;
  /** The day the phase counts from. */
  start: Temporal.PlainDate;
  today: Temporal.PlainDate;
  planned: { to: number } | undefined;
  /** What the phase's room counts; undefined where it counts nothing. */
  left: Drivers | undefined;
  /** Earlier days of this phase, in any order. */
  history: readonly Progress[];
}

/** The last working day of the planned range. */
export const plannedEnd = (
  calendar: Calendar,
  start: Temporal.PlainDate,
  planned: { to: number },
): Temporal.PlainDate => addWorkingDays(calendar, addWorkingDays(calendar, start, 0), planned.to - 1);

/**
 * [E4] When the phase will end, and what that rests on: the pace at which work left fell in the last ten
 * working days; without one, the planned end. Waiting for approvals is named and not put into days: how long
 * people take is not known. Null for a phase without a range.
 */
export function forecast(facts: ForecastFacts): Forecast | null {
  const { calendar, start, today, planned, left } = facts;
  if (!planned) return null;
  const end = plannedEnd(calendar, start, planned);
  const drivers = left ?? { work: 0, approvals: 0 };
  if (!left || left.work === 0)
    return { ...drivers, kind: left && left.approvals > 0 ? 'people' : 'planned', end };
  const past = paceFrom(facts);
  if (!past) return { ...drivers, kind: 'planned', end };
  const fell = past.workLeft - left.work;
  const needed = fell > 0 ? Math.ceil((left.work * past.days) / fell) : Number.POSITIVE_INFINITY;
  if (needed > FARTHEST) return { ...drivers, kind: 'standstill', end, days: past.days };
  return {
    ...drivers,
    kind: 'pace',
    end: addWorkingDays(calendar, today, needed),
    from: past.workLeft,
    days: past.days,
  };
}

/** The earliest day within the last ten working days of which something is known. */
function paceFrom({ calendar, today, history }: ForecastFacts): (Progress & { days: number }) | null {
  let found: (Progress & { days: number }) | null = null;
  for (const one of history) {
    const days = workingDaysBetween(calendar, Temporal.PlainDate.from(one.day), today);
    if (days >= PACE_LEAST && days <= PACE_DAYS && days > (found?.days ?? 0)) found = { ...one, days };
  }
  return found;
}
