/**
 * Working days of one engagement: its days of the week, without its holidays, in its time zone. Pure; dates
 * in, dates out. Everything that says “due”, “late” or “day 9” counts with these.
 */

export interface Calendar {
  /** ISO days of the week, 1 Monday … 7 Sunday; at least one. */
  workingDays: readonly number[];
  /** Days off, YYYY-MM-DD. */
  holidays: ReadonlySet<string>;
  /** IANA; says which day an instant falls on. */
  timeZone: string;
}

/** The day an instant falls on, where the engagement is. */
export const dayOf = (calendar: Calendar, at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(calendar.timeZone).toPlainDate();

export const isWorkingDay = (calendar: Calendar, date: Temporal.PlainDate): boolean =>
  calendar.workingDays.includes(date.dayOfWeek) && !calendar.holidays.has(date.toString());

/**
 * The n-th working day after a date; before it, where n is negative. With 0: the date itself, or the first
 * working day after it.
 * @throws RangeError where no day of the week is a working day
 */
export function addWorkingDays(calendar: Calendar, date: Temporal.PlainDate, n: number): Temporal.PlainDate {
  if (!calendar.workingDays.some((day) => day >= 1 && day <= 7))
    throw new RangeError('a calendar needs at least one working day');
  const step = { days: n < 0 ? -1 : 1 };
  let at = date;
  let left = Math.abs(Math.trunc(n));
  if (left === 0) {
    while (!isWorkingDay(calendar, at)) at = at.add(step);
    return at;
  }
  while (left > 0) {
    at = at.add(step);
    if (isWorkingDay(calendar, at)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and including `to`; negative where `to` comes first. Monday to Friday: 4. */
export function workingDaysBetween(
  calendar: Calendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  if (Temporal.PlainDate.compare(to, from) < 0) return -workingDaysBetween(calendar, to, from);
  return workingDaysIn(calendar, from.add({ days: 1 }), to);
}

/**
 * Which working day of a phase today is: 1 on the first one. Days before the start count as 1; a day off
 * counts as the working day before it.
 */
export const workingDay = (
  calendar: Calendar,
  start: Temporal.PlainDate,
  today: Temporal.PlainDate,
): number => Math.max(1, workingDaysIn(calendar, start, today));

/** How many working days there are from `first` to `last`, both included. */
function workingDaysIn(calendar: Calendar, first: Temporal.PlainDate, last: Temporal.PlainDate): number {
  const days = first.until(last, { largestUnit: 'days' }).days + 1;
  if (days <= 0) return 0;
  const weekdays = new Set(calendar.workingDays);
  const fullWeeks = Math.floor(days / 7);
  let count = fullWeeks * weekdays.size;
  for (let offset = fullWeeks * 7; offset < days; offset += 1) {
    if (weekdays.has(first.add({ days: offset }).dayOfWeek)) count += 1;
  }
  for (const holiday of calendar.holidays) {
    const date = Temporal.PlainDate.from(holiday);
    const isWithin =
      Temporal.PlainDate.compare(date, first) >= 0 && Temporal.PlainDate.compare(date, last) <= 0;
    if (isWithin && weekdays.has(date.dayOfWeek)) count -= 1;
  }
  return count;
}
