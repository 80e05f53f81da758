import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/engagement/calendar.ts';
import { forecast, signalOf } from '../../../src/engagement/forecast.ts';
import { forecastLine, signalWord } from '../../../src/engagement/screens/signal.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { datesShown } from '../../support/dates.ts';
import { shippedPlaybook } from '../../support/playbook.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const calendar: Calendar = {
  workingDays: [1, 2, 3, 4, 5],
  holidays: new Set(['2026-11-26']),
  timeZone: 'America/New_York',
};
const facts = {
  calendar,
  start: on('2026-11-16'),
  today: on('2026-11-24'),
  planned: { from: 5, to: 15 },
  left: { work: 6, approvals: 1 },
  history: [],
};

describe('the signal of a phase', () => {
  it.each([
    [1, 15, 'on-track'],
    [12, 15, 'on-track'],
    [13, 15, 'due-soon'],
    [15, 15, 'due-soon'],
    [16, 15, 'late'],
    [8, 10, 'on-track'],
    [9, 10, 'due-soon'],
    [24, 30, 'on-track'],
    [25, 30, 'due-soon'],
    [9, 12, 'on-track'],
    [10, 12, 'due-soon'],
    [1, 2, 'due-soon'],
    [3, 2, 'late'],
  ] as const)('[E4] is, on day %i of up to %i, %s', (day, to, expected) => {
    expect(signalOf(day, { to })).toBe(expected);
  });

  it('[E4] is none for an ongoing phase, and every planned phase passes through all three in order', () => {
    for (const { planned } of shippedPlaybook().phases) {
      if (!planned) {
        expect(signalOf(400, planned)).toBeNull();
        continue;
      }
      const seen = Array.from({ length: planned.to + 1 }, (_, index) => signalOf(index + 1, planned));
      expect([...new Set(seen)]).toEqual(['on-track', 'due-soon', 'late']);
      expect(seen.indexOf('late')).toBe(planned.to);
    }
  });

  it.each(['en', 'de'])('[E4] is an icon and a word (%s)', (language) => {
    const words = (['on-track', 'due-soon', 'late'] as const).map((one) => signalWord(sayIn(language), one));
    for (const word of words) expect(word).toMatch(/^[●◐▲] \p{L}+/u);
    expect(signalWord(sayIn(language), null)).toBe('');
  });
});

describe('the forecast', () => {
  const at = (changes: Partial<Parameters<typeof forecast>[0]>) => {
    const found = forecast({ ...facts, ...changes });
    return found && { ...found, end: found.end.toString() };
  };

  it('[E4] is the planned end while no pace is known, holidays left out', () => {
    expect(at({})).toEqual({ kind: 'planned', end: '2026-12-07', work: 6, approvals: 1 });
    expect(at({ left: undefined })).toMatchObject({ kind: 'planned', end: '2026-12-07', work: 0 });
  });

  it('[E4] goes by the pace of the last ten working days, and says which', () => {
    const history = [
      { day: '2026-11-16', workLeft: 18 },
      { day: '2026-11-20', workLeft: 14 },
    ];
    expect(at({ history })).toEqual({
      kind: 'pace',
      end: '2026-11-30',
      from: 18,
      days: 6,
      work: 6,
      approvals: 1,
    });
    const older = [{ day: '2026-11-02', workLeft: 600 }, ...history];
    expect(at({ history: older })).toEqual(at({ history }));
  });

  it('[E4] names no date where nothing got done, where work grew, or where it would take a year', () => {
    for (const workLeft of [6, 3, 6.01]) {
      const history = [{ day: '2026-11-18', workLeft }];
      expect(at({ history })).toMatchObject({ kind: 'standstill', days: 4 });
    }
  });

  it('[E4] takes one day’s difference for no pace', () => {
    expect(at({ history: [{ day: '2026-11-23', workLeft: 60 }] })).toMatchObject({ kind: 'planned' });
  });

  it('[E4] names people where only their approvals are left, and nothing for an ongoing phase', () => {
    expect(at({ left: { work: 0, approvals: 2 } })).toMatchObject({ kind: 'people', approvals: 2 });
    expect(at({ planned: undefined })).toBeNull();
  });

  it('[E4] says in words what drives the end and what that rests on', () => {
    const say = sayIn('en');
    const line = (changes: Partial<Parameters<typeof forecast>[0]>) => {
      const found = forecast({ ...facts, ...changes });
      return found ? datesShown(forecastLine(say, found, changes.today ?? facts.today)) : '';
    };
    expect(line({ history: [{ day: '2026-11-16', workLeft: 18 }] })).toBe(
      'Forecast: ends Nov 30, 2026, driven by 6 pieces of work left and 1 approval waiting. At the pace of the last 6 working days, in which work left fell from 18 to 6; time for approvals is not in it.',
    );
    expect(line({})).toContain('the planned end, driven by 6 pieces of work left');
    expect(line({ today: on('2026-12-09') })).toContain('Planned end was Dec 7, 2026');
    expect(line({ left: { work: 0, approvals: 2 } })).toContain('driven only by 2 approvals waiting');
    expect(line({ history: [{ day: '2026-11-18', workLeft: 6 }] })).toContain('no date follows');
    expect(line({ left: undefined })).not.toContain('driven');
  });
});
