import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonLower } from '../../../src/statistics/interval.ts';
import { casesToGo, sequenceBounds } from '../../../src/statistics/sequence.ts';
import { seeded } from '../../support/false-passes.ts';

const SCALE = 10n ** 9n;

/**
 * Whether the share p, `parts` of a billion, is refuted from below at 5 %, in whole numbers alone: 1 − I_p(k + 1, n − k + 1) is
 * P(X ≤ k) of n + 1 cases.
 */
function isRefutedExactly(k: number, n: number, parts: bigint): boolean {
  const rest = SCALE - parts;
  let choose = 1n;
  let below = 0n;
  for (let j = 0; j <= k; j++) {
    below += choose * parts ** BigInt(j) * rest ** BigInt(n + 1 - j);
    choose = (choose * BigInt(n + 1 - j)) / BigInt(j + 1);
  }
  let ofN = 1n;
  for (let i = 1; i <= k; i++) ofN = (ofN * BigInt(n - i + 1)) / BigInt(i);
  return below >= 20n * BigInt(n + 1) * ofN * parts ** BigInt(k) * rest ** BigInt(n - k + 1);
}

describe('the confidence sequence of a share', () => {
  it('[S2.1] has the bounds that whole numbers give', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (n, any) => {
        const k = any % (n + 1);
        const { lower, upper } = sequenceBounds(k, n);
        const refuted = (right: number, p: number) => isRefutedExactly(right, n, BigInt(Math.round(p * 1e9)));
        for (const [right, bound] of [
          [k, lower],
          [n - k, 1 - upper],
        ] as const) {
          if (right === 0) expect(bound).toBe(0);
          else {
            expect(refuted(right, bound - 2e-9)).toBe(true);
            expect(refuted(right, bound + 2e-9)).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('[S2.1] is wider than a bound for one look, and narrows', () => {
    const { lower, upper } = sequenceBounds(490, 500);
    expect(lower).toBeCloseTo(0.9569, 4);
    expect(upper).toBeCloseTo(0.9954, 4);
    expect(lower).toBeLessThan(wilsonLower(490, 500) ?? 0);
    expect(sequenceBounds(4900, 5000).lower).toBeGreaterThan(lower);
    expect(sequenceBounds(0, 0)).toEqual({ lower: 0, upper: 1 });
    expect(sequenceBounds(0, 9).lower).toBe(0);
    expect(sequenceBounds(9, 9).upper).toBe(1);
    expect(() => sequenceBounds(5, 4)).toThrow(RangeError);
    expect(() => sequenceBounds(Number.NaN, 4)).toThrow(RangeError);
  });

  it('[S2.1] says how many more cases it takes, and is right about it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 500, max: 980 }), (n, line) => {
        const threshold = line / 1_000;
        const more = casesToGo(n, n, threshold);
        if (more === null) throw new Error('all were right');
        expect(sequenceBounds(n + more, n + more).lower).toBeGreaterThanOrEqual(threshold - 1e-12);
        if (more > 0)
          expect(sequenceBounds(n + more - 1, n + more - 1).lower).toBeLessThan(threshold + 1e-12);
      }),
    );
    expect(casesToGo(95, 100, 0.95)).toBeNull();
    expect(casesToGo(0, 0, 0.95)).toBe(88);
    expect(casesToGo(88, 88, 0.95)).toBe(0);
  });

  it('[S2.1] looked at after each of 800 cases, on the threshold, holds what it says by exact calculation', () => {
    const [passed, failed] = exactCrossings(0.9, 800);
    process.stdout.write(
      `on the threshold, after each of 800 cases: ${percent(passed)} pass, ${percent(failed)} break\n`,
    );
    for (const either of [passed, failed]) {
      expect(either).toBeLessThan(0.05);
      expect(either).toBeGreaterThan(0.01);
    }
  });

  it('[S2.1] looked at daily for 60 days, on the threshold, passes by chance in 5 % at most', () => {
    const rates = simulate({ threshold: 0.95, days: 60, perDay: 40, runs: 1_000, seed: 20_261_129 });
    process.stdout.write(
      `false passes in 60 daily looks: confidence sequence ${percent(rates.sequence)}, ` +
        `fixed-n bound ${percent(rates.fixed)}, point estimate ${percent(rates.point)}\n`,
    );
    expect(rates.sequence).toBeLessThanOrEqual(0.05);
    // What the sequence is there for: the others do not hold it.
    expect(rates.fixed).toBeGreaterThan(0.15);
    expect(rates.point).toBeGreaterThan(0.8);
  });
});

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** How likely a walk of share p is ever refuted on either side, from the distribution of those that were not yet. */
function exactCrossings(p: number, cases: number): [number, number] {
  let walk = [1];
  let [passed, failed] = [0, 0];
  for (let n = 1; n <= cases; n++) {
    const next = new Array<number>(n + 1).fill(0);
    for (const [k, mass] of walk.entries()) {
      next[k] = (next[k] ?? 0) + mass * (1 - p);
      next[k + 1] = (next[k + 1] ?? 0) + mass * p;
    }
    for (const [k, mass] of next.entries()) {
      if (mass < 1e-12) continue;
      const { lower, upper } = sequenceBounds(k, n);
      if (lower > p) passed += mass;
      else if (upper < p) failed += mass;
      else continue;
      next[k] = 0;
    }
    walk = next;
  }
  return [passed, failed];
}

/** The share of runs that pass at some daily look although the model stands exactly on the threshold. */
function simulate({
  threshold,
  days,
  perDay,
  runs,
  seed,
}: Record<'threshold' | 'days' | 'perDay' | 'runs' | 'seed', number>) {
  const random = seeded(seed);
  const passes = { sequence: 0, fixed: 0, point: 0 };
  for (let run = 0; run < runs; run++) {
    let right = 0;
    const seen = { sequence: false, fixed: false, point: false };
    for (let n = perDay; n <= days * perDay; n += perDay) {
      for (let made = 0; made < perDay; made++) right += Number(random() < threshold);
      seen.sequence ||= sequenceBounds(right, n).lower >= threshold;
      seen.fixed ||= (wilsonLower(right, n) ?? 0) >= threshold;
      seen.point ||= right / n >= threshold;
    }
    for (const way of ['sequence', 'fixed', 'point'] as const) passes[way] += Number(seen[way]);
  }
  return {
    sequence: passes.sequence / runs,
    fixed: passes.fixed / runs,
    point: passes.point / runs,
  };
}
