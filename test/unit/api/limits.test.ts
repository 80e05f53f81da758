import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { networks, openAddresses } from '../../../src/addresses.ts';
import { openRate } from '../../../src/api/rate.ts';
import { openLine } from '../../../src/api/slowing.ts';
import { openBudget } from '../../../src/budget.ts';

describe('whose request it is', () => {
  const asked = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage;

  it.each<[string, string[], string, string | undefined, string]>([
    ['nobody is trusted: what anybody can write counts for nothing', [], '192.0.2.1', '9.9.9.9', '192.0.2.1'],
    ['a stranger is no proxy', ['10.0.0.0/8'], '192.0.2.1', '9.9.9.9', '192.0.2.1'],
    ['the caller of a proxy', ['10.0.0.0/8'], '10.1.2.3', '9.9.9.9', '9.9.9.9'],
    [
      'the last of several, the others it may have made up',
      ['10.0.0.0/8'],
      '10.1.2.3',
      '1.1.1.1, 9.9.9.9',
      '9.9.9.9',
    ],
    [
      'through two proxies',
      ['10.0.0.0/8', '192.0.2.7'],
      '10.1.2.3',
      '1.1.1.1, 9.9.9.9, 192.0.2.7',
      '9.9.9.9',
    ],
    ['a proxy that asks for itself', ['10.0.0.0/8'], '10.1.2.3', undefined, '10.1.2.3'],
    ['what is no address', ['10.0.0.0/8'], '10.1.2.3', 'unknown', '10.1.2.3'],
    ['IPv4 told as IPv6', ['10.0.0.0/8'], '::ffff:10.1.2.3', '::ffff:9.9.9.9', '9.9.9.9'],
    ['IPv6 by its /64', [], '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['IPv6 with its zeros left out', [], '2001:db8::6', undefined, '2001:db8:0:0::/64'],
    ['IPv6 of a link', [], 'fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
    ['an IPv6 proxy', ['fd00::/8'], 'fd00::1', '9.9.9.9', '9.9.9.9'],
  ])('[X1] %s', (_title, trusted, remote, forwarded, expected) => {
    expect(openAddresses(trusted).of(asked(remote, forwarded))).toBe(expected);
  });

  it.each(['lb', '10.0.0.0/33', '10.0.0.0/', '300.1.1.1', ''])('%s is no network', (text) => {
    expect(() => networks([text])).toThrow();
  });
});

describe('what those hold who have proved nothing', () => {
  it('[X1] is counted by address and in sum, and given back once', () => {
    const budget = openBudget({ each: 10, all: 15 });
    const [first, second, other] = [budget.open('a'), budget.open('a'), budget.open('b')];
    expect([first.take(6), second.take(5), second.take(4), other.take(6), other.take(5)]).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
    first.close();
    first.close();
    expect([second.take(7), second.take(6), other.take(1)]).toEqual([false, true, false]);
    second.close();
    other.close();
    expect(budget.open('c').take(10)).toBe(true);
  });

  it('a rate gives so many at once, then one after the other', () => {
    const rate = openRate(60);
    const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
    const taken = Array.from({ length: 61 }, () => rate.take('a', at(0)));
    expect(taken.filter((wait) => wait === 0)).toHaveLength(60);
    expect([taken.at(-1), rate.take('b', at(0)), rate.take('a', at(1)), rate.take('a', at(1))]).toEqual([
      1, 0, 0, 1,
    ]);
  });

  it('[X1] a rate forgets whoever asked longest ago, and nobody else', () => {
    const rate = openRate(1);
    const now = Temporal.Instant.fromEpochMilliseconds(0);
    for (let caller = 0; caller < 10_000; caller += 1) rate.take(String(caller), now);
    expect(rate.take('0', now)).toBe(60);
    expect(rate.take('one more', now)).toBe(0);
    expect([rate.take('0', now), rate.take('2', now), rate.take('1', now)]).toEqual([60, 60, 0]);
  });
});

describe('those who are refused again and again', () => {
  const LATE = { least: 1_000, most: 5_000, apart: 10 };

  it('[X1] [X7] come back one after another, however many ask at once', () => {
    const line = openLine(LATE);
    const waits = Array.from({ length: 200 }, () => line(0));
    expect(waits).toEqual(Array.from({ length: 200 }, (_, place) => 1_000 + 10 * place));
    // They ask again as soon as they are answered, and stay apart.
    expect(waits.map((at) => at + line(at))).toEqual(waits.map((at) => at + 2_000));
  });

  it('[X1] wait no longer than the most, and the least where nobody else does', () => {
    const line = openLine(LATE);
    expect(Math.max(...Array.from({ length: 1_000 }, () => line(0)))).toBe(5_000);
    expect([line(1_000), line(60_000)]).toEqual([4_010, 1_000]);
  });
});
