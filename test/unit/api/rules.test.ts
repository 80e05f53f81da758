import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotated, stateOf, works } from '../../../src/api/keys/rules.ts';
import { newKey, readKey } from '../../../src/api/keys/secret.ts';
import { match } from '../../../src/api/match.ts';
import { openRate } from '../../../src/api/rate.ts';

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const key = (more: Partial<Parameters<typeof stateOf>[0]> = {}) => ({
  createdAt: NOW.subtract({ hours: 100 }),
  expiresAt: null,
  revokedAt: null,
  replacedBy: null,
  ...more,
});

describe('a key', () => {
  it('[X1] reads back as what it was made for, and two are never the same', () => {
    const made = newKey('T024BE7LD');
    expect(made.text).toMatch(/^phasegate_T024BE7LD_[\w-]{43}$/);
    expect(readKey(made.text)?.workspaceId).toBe('T024BE7LD');
    expect(made.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(newKey('T1AB').text).not.toBe(newKey('T1AB').text);
  });

  it('[X1] is not read from any other text', () => {
    const { text } = newKey('T024BE7LD');
    for (const bad of ['', text.slice(1), `${text}x`, text.slice(0, -1), text.replace('T024BE7LD', "T'; --")])
      expect(readKey(bad), bad).toBeNull();
  });

  it('[X1] ends when it is revoked, at its last moment, and not before', () => {
    expect(stateOf(key(), NOW)).toBe('active');
    expect(stateOf(key({ revokedAt: NOW, expiresAt: NOW }), NOW)).toBe('revoked');
    expect(stateOf(key({ expiresAt: NOW }), NOW)).toBe('expired');
    expect(stateOf(key({ expiresAt: NOW.add({ nanoseconds: 1 }), replacedBy: 'x' }), NOW)).toBe('replaced');
    expect(works(key({ replacedBy: 'x' }), NOW)).toBe(true);
    expect(works(key({ expiresAt: NOW }), NOW)).toBe(false);
  });

  it('[X1] that is replaced works a day longer, and never longer than it would have', () => {
    const ends = (hours: number | null) =>
      rotated(key({ expiresAt: hours === null ? null : NOW.add({ hours }) }), NOW);
    expect(ends(null)).toEqual({ old: NOW.add({ hours: 24 }), fresh: null });
    expect(ends(5)).toEqual({ old: NOW.add({ hours: 5 }), fresh: NOW.add({ hours: 105 }) });
    expect(ends(50).old).toEqual(NOW.add({ hours: 24 }));
  });
});

describe('a rate', () => {
  it('never lets through more than 120 and two a second since, whatever the times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 400 }), (gaps) => {
        const rate = openRate(120);
        let at = NOW;
        let passed = 0;
        for (const gap of gaps) {
          at = at.add({ milliseconds: gap });
          if (rate.take('k', at) === 0) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(120 + NOW.until(at).total('seconds') * 2 + 1e-6);
      }),
    );
  });

  it('lets through again after as many seconds as it said', () => {
    const rate = openRate(120);
    for (let count = 0; count < 120; count += 1) expect(rate.take('k', NOW)).toBe(0);
    const wait = rate.take('k', NOW);
    expect(wait).toBe(1);
    expect(rate.take('other', NOW)).toBe(0);
    expect(rate.take('k', NOW.add({ seconds: wait }))).toBe(0);
  });
});

describe('an address', () => {
  const endpoint = (path: string, method: 'GET' | 'POST' = 'GET') => ({ path, method }) as never;
  const all = [
    endpoint('/things/{id}'),
    endpoint('/things/newest'),
    endpoint('/things/{id}', 'POST'),
    endpoint('/a/{b}/c/{d}'),
  ];

  it('is found exactly before by parameter, with what stands in it', () => {
    expect(match(all, '/things/newest').endpoints).toHaveLength(1);
    expect(match(all, '/things/x%20y')).toMatchObject({ path: '/things/{id}', parameters: { id: 'x y' } });
    expect(match(all, '/things/x').endpoints).toHaveLength(2);
    expect(match(all, '/a/1/c/2').parameters).toEqual({ b: '1', d: '2' });
  });

  it.each(['/things', '/things/', '/things/a/b', '/things/%E0%A4%A', '', '/a//c/2'])('is not: %s', (path) => {
    expect(match(all, path).endpoints).toEqual([]);
  });
});
