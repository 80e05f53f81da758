import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MonitorRule } from '../../../db/schema/monitoring.ts';
import type { FeedAnswer } from '../../../src/monitoring/feeds/feed.ts';
import { inTime, isClear, isClearOnRightSide, judge } from '../../../src/monitoring/monitors/rules.ts';

const below: MonitorRule = { kind: 'limit', side: 'below', fire: 0.9, clear: 0.92 };
const above: MonitorRule = { kind: 'limit', side: 'above', fire: 800, clear: 700 };
const handleTime: MonitorRule = { kind: 'baseline', metric: 'handle_time' };
const target = { sealVersion: 2, value: 8, variancePercent: 10, unit: 'min' };
const value = (of: number, n?: number): FeedAnswer => ({
  kind: 'value',
  value: of,
  ...(n !== undefined && { n }),
  shown: String(of),
});

describe('what an answer means', () => {
  it.each([
    [below, 0.9, 'ok'],
    [below, 0.8999, 'breach'],
    [above, 800, 'ok'],
    [above, 800.1, 'breach'],
  ] as const)('[M2] a limit is broken beyond it, not on it: %j at %d is %s', (rule, of, verdict) => {
    expect(judge(rule, 0, value(of), null).verdict).toBe(verdict);
  });

  it('[M2] too few cases, or a number of cases that nobody knows, is no verdict', () => {
    expect(judge(below, 100, value(0.1, 99), null).verdict).toBe('insufficient');
    expect(judge(below, 100, value(0.1), null).verdict).toBe('insufficient');
    expect(judge(below, 100, value(0.1, 100), null).verdict).toBe('breach');
  });

  describe('that says when it was measured', () => {
    const [from, at] = ['2027-03-01T08:00:00Z', '2027-03-01T09:00:00Z'].map((one) =>
      Temporal.Instant.from(one),
    );
    const measured = (time: string): FeedAnswer =>
      ({ ...value(0.1), sampledAt: Temporal.Instant.from(`2027-${time}Z`) }) as FeedAnswer;
    const verdict = (answer: FeedAnswer, noDataAfter: number) =>
      judge(
        below,
        0,
        inTime(answer, { from, at } as { from: Temporal.Instant; at: Temporal.Instant }, noDataAfter),
        null,
      ).verdict;

    it.each([
      ['03-01T08:59:00', 180, 'breach'],
      ['03-01T06:00:00', 180, 'breach'],
      ['03-01T05:59:59', 180, 'no data'],
      ['02-08T06:00:00', 180, 'no data'],
      // A limit shorter than the schedule: what came since the last check counts.
      ['03-01T08:00:00', 5, 'breach'],
      ['03-01T07:59:00', 5, 'no data'],
      // A clock that is ahead.
      ['03-01T09:01:00', 180, 'breach'],
    ])('[M2] [M3] [f4] at %s, with a limit of %i minutes: %s', (time, noDataAfter, is) => {
      expect(verdict(measured(time), noDataAfter)).toBe(is);
    });

    it('[M2] what has come of it stands in the reading; what does not say when it was measured counts', () => {
      const window = { from, at } as { from: Temporal.Instant; at: Temporal.Instant };
      expect(judge(below, 0, inTime(measured('02-08T06:00:00'), window, 180), null)).toMatchObject({
        verdict: 'no data',
        value: null,
        shown: 'nothing since 2027-02-08T06:00:00Z: 0.1',
      });
      expect(verdict(value(0.1), 180)).toBe('breach');
    });
  });

  it('[M2] nothing is “no data”, and what is no number is a fault, never a value', () => {
    expect(judge(below, 0, { kind: 'nothing', shown: '[]' }, null)).toMatchObject({
      verdict: 'no data',
      value: null,
    });
    for (const one of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(judge(below, 0, value(one), null)).toMatchObject({ verdict: 'error', value: null });
  });

  it('[M2] between the threshold that fires and the one that clears nothing is clear', () => {
    expect([0.91, 0.92].map((of) => isClear(below, of))).toEqual([false, true]);
    expect([750, 700].map((of) => isClear(above, of))).toEqual([false, true]);
    expect(isClearOnRightSide('below', 0.9, 0.89)).toBe(false);
    expect(isClearOnRightSide('above', 800, 801)).toBe(false);
    expect(isClearOnRightSide('above', 800, 800)).toBe(true);
  });

  it('[M5] an actual may be away from its sealed target by the sealed variance, in either direction', () => {
    const verdicts = [7.19, 7.2, 8, 8.8, 8.81].map((of) => judge(handleTime, 0, value(of), target).verdict);
    expect(verdicts).toEqual(['breach', 'ok', 'ok', 'ok', 'breach']);
    expect(judge(handleTime, 0, value(8.81), target).detail).toMatchObject({
      sealVersion: 2,
      value: 8,
      unit: 'min',
    });
    expect(judge(handleTime, 0, value(8), null).verdict).toBe('error');
  });

  it('[M5] better than promised counts as much as worse', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (away) => {
        const at = (of: number) =>
          judge(handleTime, 0, value(of), { ...target, value: 0.5, variancePercent: 40 });
        expect(at(0.5 + away).verdict).toBe(at(0.5 - away).verdict);
      }),
    );
  });
});
