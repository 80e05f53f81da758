import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../src/engagement/rules.ts';
import { timeZonesNamed } from '../../../src/engagement/time-zones.ts';

describe('the choice of a time zone', () => {
  it.each([
    ['Kolkata', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['kyiv', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
    ['Yangon', 'Asia/Yangon'],
    ['Rangoon', 'Asia/Yangon'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Katmandu', 'Asia/Kathmandu'],
    ['Nuuk', 'America/Nuuk'],
    ['Godthab', 'America/Nuuk'],
    ['Asmara', 'Africa/Asmara'],
    ['Asmera', 'Africa/Asmara'],
    ['Faroe', 'Atlantic/Faroe'],
    ['Faeroe', 'Atlantic/Faroe'],
    ['utc', 'UTC'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['europe/ber', 'Europe/Berlin'],
  ])('[X10] [f34] finds %s', (typed, zone) => {
    expect(timeZonesNamed(typed)).toContain(zone);
  });

  it('[f34] offers each zone once, each one valid, UTC first', () => {
    const all = timeZonesNamed('');
    expect(all[0]).toBe('UTC');
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((zone) => !isTimeZone(zone))).toEqual([]);
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(timeZonesNamed(zone)).not.toEqual([]);
  });

  it('[f34] nothing else is missing under a name that the database of zones calls by', () => {
    expect(timeZonesNamed('atlantis')).toEqual([]);
    expect(timeZonesNamed('buenos aires')).toEqual(['America/Argentina/Buenos_Aires']);
  });
});
