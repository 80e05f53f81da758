import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  type Calendar,
  dayOf,
  isWorkingDay,
  workingDay,
  workingDaysBetween,
} from '../../../src/engagement/calendar.ts';

const calendar = (workingDays: number[] = [1, 2, 3, 4, 5], holidays: string[] = []): Calendar => ({
  workingDays,
  holidays: new Set(holidays),
  timeZone: 'Europe/Berlin',
});
const on = (date: string) => Temporal.PlainDate.from(date);
const christmas = calendar([1, 2, 3, 4, 5], ['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01']);

const anyDay = fc.integer({ min: 0, max: 4_000 }).map((days) => on('2020-01-01').add({ days }));
const anyCalendar = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.uniqueArray(anyDay.map(String), { maxLength: 40 }),
  })
  .map(({ days, holidays }) => calendar(days, holidays));

describe('working days', () => {
  it.each([
    ['2026-11-23', '2026-11-23', calendar(), 1],
    ['2026-11-23', '2026-11-27', calendar(), 5],
    ['2026-11-23', '2026-11-29', calendar(), 5],
    ['2026-11-23', '2026-11-30', calendar(), 6],
    ['2026-11-28', '2026-11-28', calendar(), 1],
    ['2026-11-23', '2026-11-20', calendar(), 1],
    ['2026-11-22', '2026-11-26', calendar([7, 1, 2, 3, 4]), 5],
    ['2026-11-23', '2027-11-23', calendar(), 262],
    ['2026-12-21', '2026-12-23', christmas, 3],
    ['2026-12-21', '2026-12-25', christmas, 3],
    ['2026-12-21', '2027-01-04', christmas, 8],
  ] as const)('[E4] counts from %s to %s as day %#', (start, today, days, expected) => {
    expect(workingDay(days, on(start), on(today))).toBe(expected);
  });

  it('[E4] agrees with counting day by day, whatever the week and the holidays', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 0, max: 800 }), (week, start, length) => {
        let count = 0;
        for (let offset = 0; offset <= length; offset += 1) {
          if (isWorkingDay(week, start.add({ days: offset }))) count += 1;
        }
        expect(workingDay(week, start, start.add({ days: length }))).toBe(Math.max(1, count));
      }),
    );
  });

  it.each([
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-23', 0, '2026-12-23'],
    ['2026-12-24', 0, '2026-12-28'],
    ['2026-12-28', -1, '2026-12-23'],
    ['2026-12-18', 5, '2026-12-29'],
  ])('[E4] adds to %s %i working days: %s', (date, n, expected) => {
    expect(addWorkingDays(christmas, on(date), n).toString()).toBe(expected);
  });

  it('[E4] adding and counting agree, forward and back', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 120 }), (week, start, n) => {
        const after = addWorkingDays(week, start, n);
        expect(isWorkingDay(week, after)).toBe(true);
        expect(workingDaysBetween(week, start, after)).toBe(n);
        expect(workingDaysBetween(week, after, start)).toBe(-n);
        const from = addWorkingDays(week, start, 0);
        expect(addWorkingDays(week, addWorkingDays(week, from, n), -n).equals(from)).toBe(true);
      }),
    );
  });

  it('[E4] refuses a week without a working day instead of looking for ever', () => {
    expect(() => addWorkingDays(calendar([]), on('2026-11-23'), 1)).toThrow(RangeError);
  });

  it('[E4] knows which day it is where the engagement is', () => {
    expect(dayOf(calendar(), Temporal.Instant.from('2026-11-23T23:30:00Z')).toString()).toBe('2026-11-24');
  });
});
