import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, needsReason, stands } from '../../../src/prioritization/scoring/choice-rules.ts';
import {
  CRITERIA,
  eachCriterion,
  type Facts,
  limitsOf,
  mayCompare,
  outside,
  productOf,
  proposed,
  type Scores,
  spreadsOf,
  unearned,
} from '../../../src/prioritization/scoring/rules.ts';

const level = fc.integer({ min: 1, max: 5 });
const anyScores: fc.Arbitrary<Scores> = fc.record(eachCriterion(() => level));
const all = (one: number, more: Partial<Scores> = {}): Scores => ({ ...eachCriterion(() => one), ...more });

const complete: Facts = {
  sources: [{ name: 'erp_invoices', openGaps: 0, blockingGaps: 0 }],
  hasCost: true,
  hasVolume: true,
  hasRate: true,
  hasDocument: true,
  hasStart: true,
  hasEnd: true,
};
const withGaps = (openGaps: number, blockingGaps: number): Facts => ({
  ...complete,
  sources: [
    { name: 'clean', openGaps: 0, blockingGaps: 0 },
    { name: 'erp_invoices', openGaps, blockingGaps },
  ],
});

describe('the priority', () => {
  it('[P2.4] is the product of the four, 1 to 625, and nothing else is in it', () => {
    expect(productOf(all(1))).toBe(1);
    expect(productOf(all(5))).toBe(625);
    fc.assert(
      fc.property(anyScores, (scores) => {
        const { dataReadiness: a, processClarity: b, roiMeasurability: c, scopeBoundedness: d } = scores;
        expect(productOf(scores)).toBe(a * b * c * d);
      }),
    );
  });
});

describe('earned scores', () => {
  const broken = (scores: Scores, facts: Facts) => unearned(scores, facts).map((one) => one.criterion);

  it.each([
    ['nothing is open', withGaps(0, 0), [5]],
    ['a gap is open', withGaps(1, 0), [4]],
    ['a gap is blocking', withGaps(1, 1), [3]],
  ])('[P2.3] readiness: %s, so the highest is %s', (_why, facts, [highest = 0]) => {
    for (const one of [1, 2, 3, 4, 5]) {
      const found = broken(all(1, { dataReadiness: one }), facts);
      expect(found).toEqual(one > highest ? ['dataReadiness'] : []);
    }
  });

  it('[P2.3] names the sources with gaps, and how many gaps there are', () => {
    const [limit] = limitsOf({
      ...complete,
      sources: [
        { name: 'a', openGaps: 2, blockingGaps: 1 },
        { name: 'b', openGaps: 1, blockingGaps: 0 },
        { name: 'c', openGaps: 2, blockingGaps: 2 },
      ],
    });
    expect(limit).toEqual({
      criterion: 'dataReadiness',
      from: 4,
      lack: { kind: 'blocking', names: ['a', 'c'], gaps: 3 },
    });
  });

  it.each([
    ['processClarity', { hasDocument: false }, { kind: 'document' }],
    ['roiMeasurability', { hasCost: false }, { kind: 'terms', terms: ['cost'] }],
    ['roiMeasurability', { hasVolume: false, hasRate: false }, { kind: 'terms', terms: ['volume', 'rate'] }],
    ['scopeBoundedness', { hasStart: false }, { kind: 'ends', ends: ['start'] }],
    ['scopeBoundedness', { hasEnd: false }, { kind: 'ends', ends: ['end'] }],
  ] as const)(
    '[P2.3] %s 4 and 5 are refused with %o, 3 is not, and what is missing is named',
    (criterion, lacks, lack) => {
      const facts = { ...complete, ...lacks };
      expect(unearned(all(1, { [criterion]: 3 }), facts)).toEqual([]);
      for (const high of [4, 5])
        expect(unearned(all(1, { [criterion]: high }), facts)).toEqual([{ criterion, from: 4, lack }]);
    },
  );

  it('[P2.3] refuses nothing of a use case that has everything', () => {
    fc.assert(fc.property(anyScores, (scores) => unearned(scores, complete).length === 0));
  });
});

describe('what several scores come to', () => {
  it('[P2.2] the median, the lower of two middle ones to begin with, and the spread', () => {
    const spreads = spreadsOf([all(2), all(5, { processClarity: 2 })]);
    expect(spreads.dataReadiness).toEqual({ median: 3.5, lower: 2, low: 2, high: 5 });
    expect(spreads.processClarity).toEqual({ median: 2, lower: 2, low: 2, high: 2 });
    expect(spreadsOf([all(1), all(4), all(5)]).scopeBoundedness).toMatchObject({ median: 4, lower: 4 });
  });

  it('[P2.2] what is proposed is a whole number somebody scored, in the order of nobody', () => {
    fc.assert(
      fc.property(fc.array(anyScores, { minLength: 1, maxLength: 9 }), (scores) => {
        const made = proposed(spreadsOf(scores), []);
        for (const criterion of CRITERIA)
          expect(scores.map((one) => one[criterion])).toContain(made[criterion]);
        expect(proposed(spreadsOf(scores.toReversed()), [])).toEqual(made);
        expect(outside(made, spreadsOf(scores))).toEqual([]);
      }),
    );
  });

  it('[P2.3] proposes no more than is earned', () => {
    const limits = limitsOf(withGaps(1, 1));
    expect(proposed(spreadsOf([all(5)]), limits)).toEqual(all(5, { dataReadiness: 3 }));
  });

  it('[P2.2] a level that nobody scored is outside', () => {
    const spreads = spreadsOf([all(2), all(4)]);
    expect(outside(all(3, { dataReadiness: 5, roiMeasurability: 1 }), spreads)).toEqual([
      'dataReadiness',
      'roiMeasurability',
    ]);
  });

  it.each([
    [true, false, false],
    [true, true, true],
    [false, false, true],
  ])(
    '[P2.2] a round that is open: %s, own score in: %s, so the others’ are shown: %s',
    (isOpen, hasOwn, shown) => {
      expect(mayCompare({ isOpen, hasOwn })).toBe(shown);
    },
  );
});

describe('the choice', () => {
  const rivals = (...priorities: number[]) =>
    priorities.map((priority, at) => ({ id: `r${at}`, name: `R${at}`, priority }));

  it('[P2.5] tells the highest, a tie and a lower one apart, whatever the order', () => {
    expect(kindOf(300, [])).toBe('highest');
    expect(kindOf(300, rivals(300))).toBe('tie');
    expect(kindOf(300, rivals(300, 320))).toBe('lower');
    expect(kindOf(300, rivals(320, 300))).toBe('lower');
    expect(['highest', 'tie', 'lower'].map((kind) => needsReason(kind as 'tie'))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('[P2.5] stands until it is worse than it was, or somebody new is level or above', () => {
    const then = { kind: 'tie' as const, among: rivals(300) };
    expect(stands(then, { kind: 'tie', rivals: rivals(300) })).toBe(true);
    expect(stands(then, { kind: 'highest', rivals: [] })).toBe(true);
    expect(stands(then, { kind: 'lower', rivals: rivals(320) })).toBe(false);
    expect(stands(then, { kind: 'tie', rivals: rivals(300, 300) })).toBe(false);
    expect(stands({ kind: 'lower', among: rivals(320) }, { kind: 'lower', rivals: rivals(320) })).toBe(true);
  });
});
