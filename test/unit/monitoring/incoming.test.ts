import { describe, expect, it } from 'vitest';
import { afterHearing, afterMissing, type Known } from '../../../src/monitoring/alerts/incoming.ts';
import { meets, readMatchers } from '../../../src/monitoring/feeds/alertmanager/matchers.ts';
import type { HeardAlert } from '../../../src/monitoring/feeds/feed.ts';

const at = (time: string) => Temporal.Instant.from(`2027-03-01T${time}:00Z`);
const heard = (
  startsAt: string,
  endsAt: string | null = null,
  more: Partial<HeardAlert> = {},
): HeardAlert => ({
  fingerprint: 'f1',
  labels: { alertname: 'Latency' },
  annotations: {},
  generatorUrl: '',
  suppressed: false,
  startsAt: at(startsAt),
  endsAt: endsAt === null ? null : at(endsAt),
  updatedAt: null,
  ...more,
});
/** What is known after all of it, in this order. */
const knownAfter = (...news: HeardAlert[]): Known | undefined =>
  news.reduce<Known | undefined>((known, one) => afterHearing(known, one) ?? known, undefined);
const isOpen = (known: Known | undefined) => known?.endsAt === null;

describe('what is heard of an alert', () => {
  it('[M9] doubled, it changes nothing; with another summary, it does', () => {
    const known = knownAfter(heard('09:00'));
    expect(afterHearing(known, heard('09:00'))).toBeNull();
    expect(afterHearing(known, heard('09:00', null, { annotations: { summary: '900 ms' } }))).not.toBeNull();
    expect(afterHearing(knownAfter(heard('09:00', '09:30')), heard('09:00', '09:30'))).toBeNull();
  });

  it('[M9][f9] in any order it comes to the same: `startsAt` says which time it fires', () => {
    const [fires, over, again, overAgain] = [
      heard('09:00'),
      heard('09:00', '09:30'),
      heard('10:00'),
      heard('10:00', '10:30'),
    ] as const;
    expect(isOpen(knownAfter(fires, over))).toBe(false);
    expect(isOpen(knownAfter(over, fires))).toBe(false);
    expect(isOpen(knownAfter(again, over))).toBe(true);
    expect(isOpen(knownAfter(again, fires))).toBe(true);
    expect(isOpen(knownAfter(fires, over, again))).toBe(true);
    expect(isOpen(knownAfter(overAgain, again, over, fires))).toBe(false);
  });

  it('[M9] an answer of the API from before the end opens nothing again, one from after it does', () => {
    const known = knownAfter(heard('09:00'), heard('09:00', '09:30'));
    expect(afterHearing(known, heard('09:00', null, { updatedAt: at('09:29') }))).toBeNull();
    expect(afterHearing(known, heard('09:00', null, { updatedAt: at('09:31') }))).toMatchObject({
      endsAt: null,
    });
  });

  it('[M9][f7] missing twice it is over, missing once it is not; there again it is open, whoever says so', () => {
    const open = knownAfter(heard('09:00')) as Known;
    const once = afterMissing(open, 1, at('09:10'));
    expect(once).toMatchObject({ endsAt: null, missed: 1 });
    expect(afterHearing(once, heard('09:00'))).toMatchObject({ missed: 0 });
    const twice = afterMissing(once, 1, at('09:15'));
    expect(String(twice.endsAt)).toBe(String(at('09:15')));
    expect(afterHearing(twice, heard('09:00'))).toMatchObject({ endsAt: null, missed: 0 });
    expect(afterMissing(once, 5, at('09:15')).endsAt).toBeNull();
  });
});

describe('label matchers', () => {
  const labels = { service: 'fraud-eu', severity: 'page', text: 'a, "b"' };
  it.each([
    ['', true],
    ['service="fraud-eu"', true],
    ['{service="fraud-eu", severity!="info"}', true],
    ['service=fraud-eu\nseverity=page', true],
    ['service=~"fraud.*|triage"', true],
    ['service=~".*-eu"', true],
    ['service=~".*u.*"', true],
    ['service=~"fraud"', false],
    ['service=~"fraud-.*eu-eu"', false],
    ['service!~"fraud.*"', false],
    ['team=""', true],
    ['team!=""', false],
    ['constructor=""', true],
    ['text="a, \\"b\\""', true],
  ])('[M9] %s', (text, holds) => {
    const read = readMatchers(text);
    expect(read && meets(read, labels)).toBe(holds);
  });

  it.each(['service', '="x"', 'service=~"(a+)+"', 'service=~"a[bc]"', 'service="x" y', '{service="x"'])(
    '[M9] %s is none',
    (text) => expect(readMatchers(text)).toBeNull(),
  );

  it('[M9] ten thousand alerts are matched at once, whatever the matcher', () => {
    const read = readMatchers(`service=~"${'a.*'.repeat(200)}b"`) ?? [];
    for (let n = 0; n < 10_000; n++) expect(meets(read, { service: 'a'.repeat(150) })).toBe(false);
  });
});
