import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Placed, portfolioOrder, sumsOf } from '../../../src/portfolio/rules.ts';

it('[D4] sums are decimal, by currency, and never of two', () => {
  const all = [
    { amount: '0.1', currency: 'EUR' },
    { amount: '1000000.005', currency: 'USD' },
    { amount: '0.2', currency: 'EUR' },
  ];
  expect(sumsOf(all)).toEqual([
    { amount: '0.3', currency: 'EUR' },
    { amount: '1000000.005', currency: 'USD' },
  ]);
  expect(sumsOf([])).toEqual([]);
});

it('[D4] late ones come first, then due soon, then what rests, whatever the rest', () => {
  const placed = fc.record<Placed>({
    phase: fc.integer({ min: 1, max: 5 }),
    day: fc.nat(90),
    signal: fc.constantFrom('late', 'due-soon', 'on-track', null),
    name: fc.string(),
    isPaused: fc.boolean(),
    waiting: fc.nat(3),
  });
  const rank = ({ isPaused, signal }: Placed) =>
    isPaused ? 2 : signal === 'late' ? 0 : signal === 'due-soon' ? 1 : 3;
  fc.assert(
    fc.property(fc.array(placed), (all) => {
      const ranks = all.toSorted(portfolioOrder).map(rank);
      expect(ranks).toEqual(ranks.toSorted());
    }),
  );
});
