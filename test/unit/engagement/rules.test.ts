import { describe, expect, it } from 'vitest';
import {
  changesFrom,
  isLikelyStart,
  mayAdvance,
  mayGoBack,
  progressBar,
  STATE_CHANGES,
} from '../../../src/engagement/rules.ts';
import { maySee } from '../../../src/engagement/verb.ts';

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

describe('a planned start', () => {
  it.each([
    ['2027-03-01', '2032-03-01', true],
    ['2027-03-01', '2032-03-02', false],
    ['2027-03-01', '2022-03-01', true],
    ['2027-03-01', '2022-02-28', false],
    // Five years from the 29th of February there is none.
    ['2028-02-29', '2033-02-28', true],
    ['2028-02-29', '2033-03-01', false],
    ['2028-02-29', '2023-02-28', true],
    ['2028-02-29', '2023-02-27', false],
    ['2027-03-01', '2027-03-01', true],
  ])('[E4] on %s may be %s: %s', (today, plannedStart, expected) => {
    expect(isLikelyStart(plannedStart, Temporal.PlainDate.from(today))).toBe(expected);
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
