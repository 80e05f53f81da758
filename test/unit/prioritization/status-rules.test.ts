import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../../../src/prioritization/plan/rules.ts';
import { type Reached, STEPS, stepsLeft } from '../../../src/prioritization/status-rules.ts';

const nothing: Reached = {
  candidates: { total: 0, scored: 0, settled: 0 },
  chosen: false,
  plan: [],
  signed: false,
  assessed: false,
};
const everything: Reached = {
  candidates: { total: 3, scored: 3, settled: 2 },
  chosen: true,
  plan: [...PARTS],
  signed: true,
  assessed: true,
};

describe('the steps of phase 2', () => {
  it('[E5] go from the first use case to the assessed risk', () => {
    expect(STEPS).toEqual([
      'candidates',
      'scored',
      'settled',
      'chosen',
      'roi',
      'baseline',
      'requirement',
      'fairness',
      'operations',
      'signed',
      'assessed',
    ]);
    expect(stepsLeft(nothing)).toEqual(STEPS);
    expect(stepsLeft(everything)).toEqual([]);
  });

  it.each<[string, Partial<Reached>, string]>([
    ['use cases and no score', { candidates: { total: 3, scored: 0, settled: 0 } }, 'scored'],
    ['scores that nobody settled', { candidates: { total: 3, scored: 3, settled: 0 } }, 'settled'],
    ['a matrix and no choice', { chosen: false }, 'chosen'],
    ['a choice and no plan', { plan: ['useCase'] }, 'roi'],
    ['bounds that nobody signed', { signed: false }, 'signed'],
    ['a risk not assessed', { assessed: false }, 'assessed'],
  ])('[E5] after %s comes the next', (_what, more, next) => {
    expect(stepsLeft({ ...everything, ...more })[0]).toBe(next);
  });

  it('[E4] are never more work than there are steps, and each is counted once', () => {
    const reached = fc.record({
      candidates: fc.record({ total: fc.nat(3), scored: fc.nat(3), settled: fc.nat(3) }),
      chosen: fc.boolean(),
      plan: fc.subarray([...PARTS]),
      signed: fc.boolean(),
      assessed: fc.boolean(),
    });
    fc.assert(
      fc.property(reached, (one) => {
        const left = stepsLeft(one);
        expect(new Set(left).size).toBe(left.length);
        expect(STEPS.filter((step) => left.includes(step))).toEqual(left);
      }),
    );
  });
});
