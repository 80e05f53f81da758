import { describe, expect, it } from 'vitest';
import { type Agreement, cohensKappa } from '../../../src/statistics/kappa.ts';

const cell = (first: string, second: string, cases: number): Agreement => ({ first, second, cases });

describe("Cohen's kappa", () => {
  it('[S1.4] is what the textbook gives', () => {
    // J. L. Fleiss, B. Levin and M. C. Paik, “Statistical Methods for Rates and Proportions”, 3rd ed. 2003, table 18.1: 0.676.
    const table = [
      cell('psychotic', 'psychotic', 75),
      cell('psychotic', 'neurotic', 1),
      cell('psychotic', 'organic', 4),
      cell('neurotic', 'psychotic', 5),
      cell('neurotic', 'neurotic', 4),
      cell('neurotic', 'organic', 1),
      cell('organic', 'neurotic', 0),
      cell('organic', 'organic', 10),
    ];
    const found = cohensKappa(table);
    expect(found.agreed).toBeCloseTo(0.89, 12);
    expect(found.kappa).toBeCloseTo(23 / 34, 12);
  });

  it('[S1.4] is 0 for chance and −1 for two who never agree', () => {
    expect(cohensKappa(['a', 'b'].flatMap((x) => ['a', 'b'].map((y) => cell(x, y, 25)))).kappa).toBe(0);
    expect(cohensKappa([cell('a', 'b', 10), cell('b', 'a', 10)]).kappa).toBe(-1);
    expect(cohensKappa([cell('a', 'a', 10), cell('a', 'b', 10)]).kappa).toBe(0);
  });

  it('[S1.4] has a reason in place of a number where it is undefined', () => {
    expect(cohensKappa([])).toEqual({ n: 0, agreed: 0, kappa: null, undefined: 'no cases' });
    expect(cohensKappa([cell('approve', 'approve', 40)])).toEqual({
      n: 40,
      agreed: 1,
      kappa: null,
      undefined: 'one answer',
    });
    expect(cohensKappa([cell('approve', 'approve', 40), cell('deny', 'deny', 0)])).toMatchObject({
      undefined: 'one answer',
    });
  });
});
