import { describe, expect, it } from 'vitest';
import { comes, cronFault, slotsAfter, spreadOf } from '../../../src/monitoring/monitors/schedule.ts';

const slots = (cron: string, zone: string, from: string, count = 3) =>
  slotsAfter(cron, zone, Temporal.Instant.from(from), count).map(String);

describe('a schedule', () => {
  it.each([
    ['@daily', 'monitoring.refusal.cron-name', { typed: '@daily' }],
    ['0 9 * *', 'monitoring.refusal.cron-fields', { count: 4 }],
    ['0 0 9 * * *', 'monitoring.refusal.cron-fields', { count: 6 }],
    ['', 'monitoring.refusal.cron-fields', { count: 0 }],
    ['61 * * * *', 'monitoring.refusal.cron-field', { field: 'minute', value: '61' }],
    ['0 25 * * *', 'monitoring.refusal.cron-field', { field: 'hour', value: '25' }],
    ['0 0 30 2 *', 'monitoring.refusal.cron-field', { field: 'dayOfMonth', value: '30' }],
    ['0 0 1 13 *', 'monitoring.refusal.cron-field', { field: 'month', value: '13' }],
    ['0 0 * * 8', 'monitoring.refusal.cron-field', { field: 'dayOfWeek', value: '8' }],
    ['every hour on the hour', 'monitoring.refusal.cron-field', { field: 'minute', value: 'every' }],
  ])('[M2] “%s” is refused in words (f15)', (typed, key, params) => {
    expect(cronFault(typed)).toEqual({ key, params });
  });

  it('[M2] five fields are taken', () => {
    for (const cron of ['0 * * * *', '*/5 8-18 * * mon-fri', '0 9 L * *', '0  6 * * 1'])
      expect(cronFault(cron)).toBeNull();
    expect(comes('0 0 29 2 *', 'UTC', Temporal.Instant.from('2027-01-01T00:00Z'))).toBe(true);
  });

  it('[M2] what is shown is what is run: a time the clocks leave out is left out that day (f13)', () => {
    expect(slots('30 2 * * *', 'America/New_York', '2027-03-13T00:00Z')).toEqual([
      '2027-03-13T07:30:00Z',
      // The fourteenth has no 02:30.
      '2027-03-15T06:30:00Z',
      '2027-03-16T06:30:00Z',
    ]);
  });

  it('[M2] a time that comes twice is run once (f14)', () => {
    expect(slots('30 1 * * *', 'America/New_York', '2026-11-01T00:00Z')).toEqual([
      '2026-11-01T05:30:00Z',
      '2026-11-02T06:30:00Z',
      '2026-11-03T06:30:00Z',
    ]);
    // Also where somebody looks between the two.
    expect(slots('30 1 * * *', 'America/New_York', '2026-11-01T06:00Z', 1)).toEqual(['2026-11-02T06:30:00Z']);
  });

  it('[M2] goes on through half an hour of Lord Howe (f13)', () => {
    expect(slots('0 * * * *', 'Australia/Lord_Howe', '2027-04-03T13:59Z')).toEqual([
      '2027-04-03T14:00:00Z',
      '2027-04-03T15:30:00Z',
      '2027-04-03T16:30:00Z',
    ]);
  });

  it('[M2] many monitors are spread over the minute, the last ones so that they are checked within it', () => {
    const at = new Array(55).fill(0) as number[];
    const id = crypto.randomUUID();
    for (let nth = 0; nth < 1_000; nth += 1) at[spreadOf(id, nth)] = (at[spreadOf(id, nth)] ?? 0) + 1;
    expect(at).toHaveLength(55);
    // 18 a second.
    expect(Math.min(...at)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...at)).toBeLessThanOrEqual(20);
  });

  it('[M6] the monitors of an engagement are evenly apart, however many: a channel takes an alert a second', () => {
    for (let engagements = 0; engagements < 20; engagements += 1) {
      const id = crypto.randomUUID();
      const seconds = Array.from({ length: 20 }, (_, nth) => spreadOf(id, nth)).sort((a, b) => a - b);
      const gaps = seconds.map((second, at) => second - (seconds[at - 1] ?? Number.NEGATIVE_INFINITY));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1);
    }
  });

  it('[M2] monitors of different engagements begin at different seconds', () => {
    const seconds = Array.from({ length: 300 }, () => spreadOf(crypto.randomUUID(), 0));
    expect(new Set(seconds).size).toBeGreaterThan(40);
  });
});
