import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesFrom,
  mayAdvance,
  mayGoBack,
  progressBar,
  STATE_CHANGES,
  workingDay,
} from '../../../src/engagement/rules.ts';
import { maySee } from '../../../src/engagement/verb.ts';

const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => Temporal.PlainDate.from(at.toISOString().slice(0, 10)));

describe('phases', () => {
  it('[E3] advances one phase at a time and goes back to any earlier one', () => {
    for (let from = 1; from <= 5; from += 1) {
      for (let to = 0; to <= 6; to += 1) {
        expect(mayAdvance(from, to), `${from} → ${to}`).toBe(to === from + 1 && to <= 5);
        expect(mayGoBack(from, to), `${from} → ${to}`).toBe(to >= 1 && to < from);
      }
    }
    expect(mayGoBack(3, 1.5)).toBe(false);
    expect(mayGoBack(3, Number.NaN)).toBe(false);
  });
});

describe('states', () => {
  it('[E7] offers from each state what leads somewhere, and every state can be left again', () => {
    expect(changesFrom('active')).toEqual(['pause', 'close']);
    expect(changesFrom('paused')).toEqual(['resume', 'close']);
    expect(changesFrom('closed')).toEqual(['reopen', 'archive']);
    expect(changesFrom('archived')).toEqual(['restore']);
    for (const change of Object.values(STATE_CHANGES)) expect(change.from).not.toContain(change.to);
  });
});

describe('working days', () => {
  const weekdays = [1, 2, 3, 4, 5];
  it.each([
    ['2026-11-23', '2026-11-23', weekdays, 1],
    ['2026-11-23', '2026-11-27', weekdays, 5],
    ['2026-11-23', '2026-11-29', weekdays, 5],
    ['2026-11-23', '2026-11-30', weekdays, 6],
    ['2026-11-28', '2026-11-28', weekdays, 1],
    ['2026-11-23', '2026-11-20', weekdays, 1],
    ['2026-11-22', '2026-11-26', [7, 1, 2, 3, 4], 5],
    ['2026-11-23', '2027-11-23', weekdays, 262],
  ])('counts from %s to %s on %j as day %i', (start, today, days, expected) => {
    expect(workingDay(Temporal.PlainDate.from(start), Temporal.PlainDate.from(today), days)).toBe(expected);
  });

  it('agrees with counting day by day', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 800 }), days, (start, length, workingDays) => {
        let count = 0;
        for (let offset = 0; offset <= length; offset += 1) {
          if (workingDays.includes(start.add({ days: offset }).dayOfWeek)) count += 1;
        }
        expect(workingDay(start, start.add({ days: length }), workingDays)).toBe(Math.max(1, count));
      }),
    );
  });
});

describe('who may see', () => {
  it.each([
    ['open', false, false, false, true],
    ['open', false, false, true, false],
    ['open', true, false, true, true],
    ['restricted', false, false, false, false],
    ['restricted', true, false, false, true],
    ['restricted', false, true, false, true],
    ['restricted', false, true, true, false],
  ] as const)(
    '[X9] %s, named %s, admin %s, external %s → %s',
    (visibility, isNamed, isAdmin, isExternal, expected) => {
      expect(maySee({ visibility }, isNamed, isAdmin, isExternal)).toBe(expected);
    },
  );
});

describe('progress bar', () => {
  it('is full only when everything is done', () => {
    expect(progressBar(0, 0)).toBe('□'.repeat(10));
    expect(progressBar(99, 100)).toBe(`${'■'.repeat(9)}□`);
    expect(progressBar(100, 100)).toBe('■'.repeat(10));
    expect(progressBar(120, 100)).toBe('■'.repeat(10));
  });
});
