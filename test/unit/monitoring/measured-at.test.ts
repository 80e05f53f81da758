import { describe, expect, it } from 'vitest';
import { measuredAt, momentSaid } from '../../../src/monitoring/monitors/measured-at.ts';

describe('when a program says that something was measured', () => {
  const at = '2027-03-01T06:00:00Z';

  it.each([
    [at, at],
    ['2027-03-01T07:00:00+01:00', at],
    ['2027-03-01T06:00:00.1234567Z', '2027-03-01T06:00:00.1234567Z'],
    ['2027-03-01T06:00:00.123456789Z', '2027-03-01T06:00:00.123456789Z'],
    ['2027-03-01T06:00:00.123456789123Z', '2027-03-01T06:00:00.123456789Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
  ])('[M3] [X10] %s is %s', (said, is) => {
    expect(measuredAt().safeParse(said).success).toBe(true);
    expect(String(momentSaid(said))).toBe(is);
  });

  it.each([
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '2027-02-30T06:00:00Z',
    '2027-03-01T06:00:00+99:99',
    '2027-03-01T06:00:00',
    '2027-03-01',
    'yesterday',
    '',
  ])('[M3] [X10] %s is refused, and throws nothing', (said) => {
    expect(measuredAt().safeParse(said).success).toBe(false);
  });
});
