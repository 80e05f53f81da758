import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracyByDay,
  accuracyOf,
  addedBy,
  exposureOf,
  handledIn,
  hasNoData,
  isRefuted,
  isShown,
  judgedDays,
  judgedOf,
  sealedLine,
  type Tally,
} from '../../../src/production/stages/evidence.ts';

const row = (changes: Partial<Tally>): Tally => ({
  stage: 0,
  opensAt: 1,
  day: '2027-03-01',
  actions: 0,
  autonomous: 0,
  right: 0,
  wrong: 0,
  ...changes,
});
const supervised = (metric: 'accuracy' | 'mae' | 'false_positive_rate') => ({
  supervised: { metric, threshold: '0.95', minCases: 500, minDays: 3 },
});

describe('what verdicts say', () => {
  it('[S2.1] is held to a sealed share alone', () => {
    expect(sealedLine(supervised('accuracy'))).toBe(0.95);
    expect(sealedLine(supervised('mae'))).toBeNull();
    expect(sealedLine(supervised('false_positive_rate'))).toBeNull();
  });

  it('[S2.1] a point estimate over the line shows nothing yet, and a fixed-n bound less than the sequence', () => {
    const few = accuracyOf({ right: 97, n: 100 }, 0.95);
    expect(isShown(few)).toBe(false);
    expect(few.toGo).toBeGreaterThan(100);
    const looked = accuracyOf({ right: 390, n: 400 }, 0.95);
    expect(looked.fixedLower).toBeGreaterThan(0.95);
    expect(isShown(looked)).toBe(false);
    expect(isShown(accuracyOf({ right: 588, n: 600 }, 0.95))).toBe(true);
  });

  it('[S3.3] is refuted by its upper end alone', () => {
    expect(isRefuted(accuracyOf({ right: 92, n: 100 }, 0.95))).toBe(false);
    expect(isRefuted(accuracyOf({ right: 80, n: 100 }, 0.95))).toBe(true);
    expect(isRefuted(accuracyOf({ right: 0, n: 0 }, 0.95))).toBe(false);
  });

  it('[S3.1] of easy cases says nothing of hard ones', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (easy, hard) => {
        const rows = [row({ opensAt: 1, right: easy }), row({ opensAt: 2, wrong: hard })];
        expect(judgedOf(addedBy(rows, 2))).toEqual({ right: 0, n: hard });
      }),
    );
  });

  it('[S3.2] counts what a stage lets through while it held', () => {
    const rows = [
      row({ stage: 2, opensAt: 1, right: 5 }),
      row({ stage: 2, opensAt: 2, wrong: 1 }),
      row({ stage: 2, opensAt: 3, wrong: 9 }),
      row({ stage: 2, opensAt: 0, wrong: 9 }),
      row({ stage: 1, opensAt: 1, wrong: 9 }),
    ];
    expect(judgedOf(handledIn(rows, 2))).toEqual({ right: 5, n: 6 });
  });

  it('[S3.4] exposure is the share of recent cases that were autonomous', () => {
    const rows = [
      row({ day: '2027-02-20', actions: 900 }),
      row({ stage: 1, day: '2027-03-01', actions: 100, autonomous: 40 }),
    ];
    expect(exposureOf(rows, '2027-02-23')).toEqual({ actions: 100, autonomous: 40 });
  });

  it('[S2.2] the picture goes day by day, and ends where the decision stands', () => {
    const rows = [
      row({ day: '2027-03-02', right: 90, wrong: 10 }),
      row({ day: '2027-03-01', right: 100 }),
      row({ day: '2027-03-03', actions: 5 }),
    ];
    const days = accuracyByDay(rows, 0.9);
    expect(days.map(({ day, right, n }) => [day, right, n])).toEqual([
      ['2027-03-01', 100, 100],
      ['2027-03-02', 190, 200],
    ]);
    expect(days.at(-1)).toMatchObject(accuracyOf(judgedOf(rows), 0.9));
    expect(judgedDays(rows)).toBe(2);
  });

  it.each([
    [null, '2027-03-03T23:00:00Z', false],
    [null, '2027-03-04T00:00:00Z', true],
    ['2027-03-02', '2027-03-04T23:00:00Z', false],
    ['2027-03-02', '2027-03-05T00:00:00Z', true],
    // What was judged before the stage began says nothing of it.
    ['2027-02-01', '2027-03-03T00:00:00Z', false],
  ] as const)('[S3.3] no data: last judged %s, now %s → %s', (last, now, silent) => {
    const since = Temporal.Instant.from('2027-03-01T09:00:00Z');
    expect(hasNoData(last, { since, now: Temporal.Instant.from(now), days: 2 })).toBe(silent);
  });
});
