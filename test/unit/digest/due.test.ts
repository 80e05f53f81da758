import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDigests, momentOf, type Schedule } from '../../../src/digest/rules.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const ZONES = ['America/New_York', 'Europe/London', 'Australia/Sydney', 'Australia/Lord_Howe'] as const;
/** The weeks in which the clocks of all these zones change; between them one day is like another. */
const CHANGES = [
  { season: 'spring', from: '2026-03-01T12:00:00Z', days: 42 },
  { season: 'autumn', from: '2026-09-28T12:00:00Z', days: 40 },
] as const;

const schedule = (changes: Partial<Schedule> = {}): Schedule => ({
  time: '09:00',
  days: WEEK,
  holidays: new Set(),
  timeZone: 'Europe/London',
  from: Temporal.Instant.from('2020-01-01T00:00:00Z'),
  lastSent: null,
  ...changes,
});
const instant = (at: string) => Temporal.Instant.from(at);
const datesOf = (now: string, one: Schedule) => dueDigests(instant(now), [one]).map((due) => due.localDate);

/** Ticks from `from` to `to`, remembering what was sent as the database does. @returns local date → when */
function tickThrough(one: Schedule, ticks: Iterable<Temporal.Instant>): [string, Temporal.Instant][] {
  const sent: [string, Temporal.Instant][] = [];
  let { lastSent } = one;
  for (const now of ticks) {
    for (const due of dueDigests(now, [{ ...one, lastSent }])) {
      sent.push([due.localDate, now]);
      lastSent = due.localDate;
    }
  }
  return sent;
}

function* everyFiveMinutes(from: string, days: number): Generator<Temporal.Instant> {
  const start = instant(from);
  for (let minute = 0; minute < days * 24 * 60; minute += 5) yield start.add({ minutes: minute });
}

describe('the moment of a local time', () => {
  it.each([
    // Clocks go forward: 02:30 is skipped, 03:00 is the next time there is.
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-03-08', '02:00', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00Z'],
    ['Europe/London', '2026-03-29', '01:15', '2026-03-29T01:00:00Z'],
    ['Australia/Sydney', '2026-10-04', '02:45', '2026-10-03T16:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:30', '2026-10-03T15:30:00Z'],
    // Clocks go back: the first of the two.
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00Z'],
    ['Australia/Sydney', '2026-04-05', '02:30', '2026-04-04T15:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
    ['Europe/London', '2026-07-01', '09:00', '2026-07-01T08:00:00Z'],
  ])('[D3] in %s on %s at %s is %s', (zone, date, time, expected) => {
    expect(momentOf(Temporal.PlainDate.from(date), time, zone).toString()).toBe(expected);
  });
});

describe('digests that are due', () => {
  it.each(['23:54', '23:55', '23:56', '23:57', '23:58', '23:59', '00:00', '00:01'])(
    '[D3] [K4] at %s come on every date, once and before midnight',
    (time) => {
      const one = schedule({ time, timeZone: 'Australia/Lord_Howe' });
      const sent = tickThrough(one, everyFiveMinutes('2026-03-30T13:00:00Z', 10));
      expect(sent.slice(0, 9).map(([date]) => date)).toEqual(
        Array.from({ length: 9 }, (_none, day) =>
          Temporal.PlainDate.from('2026-03-31').add({ days: day }).toString(),
        ),
      );
      for (const [date, now] of sent)
        expect(now.toZonedDateTimeISO(one.timeZone).toPlainDate().toString()).toBe(date);
    },
  );

  it.each([
    ['before its time', '2026-11-24T08:59:00Z', {}, []],
    ['at its time', '2026-11-24T09:00:00Z', {}, ['2026-11-24']],
    ['late within its day', '2026-11-24T23:59:00Z', {}, ['2026-11-24']],
    ['after its day: dropped, and the next not due yet', '2026-11-25T00:01:00Z', {}, []],
    ['sent already', '2026-11-24T10:00:00Z', { lastSent: '2026-11-24' }, []],
    ['sent yesterday', '2026-11-24T10:00:00Z', { lastSent: '2026-11-23' }, ['2026-11-24']],
    ['on a day not chosen', '2026-11-24T10:00:00Z', { days: [1, 3] }, []],
    ['on a day off', '2026-11-24T10:00:00Z', { holidays: new Set(['2026-11-24']) }, []],
    ['asked for after its time', '2026-11-24T10:00:00Z', { from: instant('2026-11-24T09:30:00Z') }, []],
    [
      'asked for before its time',
      '2026-11-24T10:00:00Z',
      { from: instant('2026-11-24T08:30:00Z') },
      ['2026-11-24'],
    ],
    [
      'after a flight over the date line',
      '2026-11-24T23:00:00Z',
      { timeZone: 'Pacific/Honolulu', lastSent: '2026-11-25' },
      [],
    ],
  ])('[D3] %s', (_title, now, changes, expected) => {
    expect(datesOf(now, schedule(changes))).toEqual(expected);
  });

  it('[D3] says until when it may be sent: local midnight, also on a day of 23 hours', () => {
    const [due] = dueDigests(instant('2026-03-29T12:00:00Z'), [schedule()]);
    expect(due?.until.toString()).toBe('2026-03-29T23:00:00Z');
  });

  for (const timeZone of ZONES)
    for (const { season, from, days } of CHANGES) {
      it.each(['02:10', '09:00'])(
        `[D3] ticks in ${timeZone} in ${season} send one a date, at %s or the moment after the gap`,
        (time) => {
          const sent = tickThrough(schedule({ timeZone, time }), everyFiveMinutes(from, days));
          const dates = sent.map(([date]) => date);
          expect(new Set(dates).size).toBe(dates.length);
          expect(dates.length).toBeGreaterThanOrEqual(days - 1);
          for (const [date, at] of sent) {
            const moment = momentOf(Temporal.PlainDate.from(date), time, timeZone);
            const late = at.epochMilliseconds - moment.epochMilliseconds;
            expect(late, `${date} ${time}`).toBeGreaterThanOrEqual(0);
            // The first one may be made up for on the day it all began.
            if (date !== dates[0]) expect(late, `${date} ${time}`).toBeLessThan(5 * 60_000);
          }
        },
      );

      it(`[D3] ${season} with working days, days off and restarts in ${timeZone}`, () => {
        const holidays = new Set(['2026-04-03', '2026-10-23']);
        const one = schedule({ timeZone, days: [1, 2, 3, 4, 5], holidays });
        // Down every ninth day from noon to noon, and on some days between eight and eleven in the morning.
        const ticks = [...everyFiveMinutes(from, days)].filter((now, index) => {
          const day = Math.floor(index / 288);
          const { hour } = now.toZonedDateTimeISO(timeZone);
          return day % 9 !== 4 && !(day % 5 === 2 && hour >= 8 && hour < 11);
        });
        const sent = tickThrough(one, ticks).map(([date]) => date);
        const expected = new Set(
          ticks.flatMap((now) => {
            const local = now.toZonedDateTimeISO(timeZone);
            const date = local.toPlainDate().toString();
            return local.hour >= 9 && local.dayOfWeek <= 5 && !holidays.has(date) ? [date] : [];
          }),
        );
        expect(sent).toEqual([...expected]);
      });
    }

  it('[D3] however it ticks: at most one a local date, exactly one where a tick falls between time and midnight', () => {
    const zone = fc.constantFrom(...ZONES, 'UTC', 'Asia/Kathmandu', 'Pacific/Chatham', 'America/St_Johns');
    const time = fc
      .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
      .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    // Around the changes of the clocks of all these zones, and in between.
    const start = fc.constantFrom(
      '2026-03-06',
      '2026-03-27',
      '2026-04-03',
      '2026-10-02',
      '2026-10-23',
      '2026-10-30',
      '2026-06-10',
    );
    const minutes = fc.array(fc.integer({ min: 0, max: 5 * 24 * 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(zone, time, start, minutes, (timeZone, at, day, offsets) => {
        const ticks = offsets
          .toSorted((a, b) => a - b)
          .map((minute) => instant(`${day}T00:00:00Z`).add({ minutes: minute }));
        const sent = tickThrough(schedule({ timeZone, time: at }), ticks).map(([date]) => date);
        expect(new Set(sent).size).toBe(sent.length);
        const wanted = new Set(
          ticks.flatMap((now) => {
            const date = now.toZonedDateTimeISO(timeZone).toPlainDate();
            // [K4] The last look before midnight meets what would come after it.
            const midnight = date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
            const isLast = Temporal.Instant.compare(now.add({ minutes: 5 }), midnight) >= 0;
            const hasCome = Temporal.Instant.compare(now, momentOf(date, at, timeZone)) >= 0;
            return hasCome || isLast ? [date.toString()] : [];
          }),
        );
        expect(sent).toEqual([...wanted]);
      }),
      { numRuns: 1_000 },
    );
  });
});
