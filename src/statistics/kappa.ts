/** How far two who judge the same cases agree beyond chance. */

/** How many cases one of them called `first` and the other `second`. */
export interface Agreement {
  first: string;
  second: string;
  cases: number;
}

/** `undefined` says why there is no kappa: nothing was judged, or both gave one and the same answer to everything. */
export type Kappa =
  | { n: number; agreed: number; kappa: number }
  | { n: number; agreed: number; kappa: null; undefined: 'no cases' | 'one answer' };

/**
 * Cohen's kappa: (agreed − expected) / (1 − expected), where `agreed` is the share of cases judged alike and `expected` the
 * one that their habits alone would give. From −1 to 1; 0 is what chance does. Where both always give the same
 * answer it is 0/0: they agree, and nothing says whether they look.
 *
 * J. Cohen, “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20 (1960) 37–46.
 */
export function cohensKappa(table: readonly Agreement[]): Kappa {
  const n = table.reduce((sum, { cases }) => sum + cases, 0);
  if (n === 0) return { n, agreed: 0, kappa: null, undefined: 'no cases' };
  const agreed = share(table, n, ({ first, second }) => first === second);
  const answers = new Set(table.flatMap(({ first, second, cases }) => (cases > 0 ? [first, second] : [])));
  if (answers.size === 1) return { n, agreed, kappa: null, undefined: 'one answer' };
  const expected = [...answers].reduce(
    (sum, answer) =>
      sum +
      share(table, n, ({ first }) => first === answer) * share(table, n, ({ second }) => second === answer),
    0,
  );
  return { n, agreed, kappa: (agreed - expected) / (1 - expected) };
}

const share = (table: readonly Agreement[], n: number, counts: (cell: Agreement) => boolean): number =>
  table.filter(counts).reduce((sum, { cases }) => sum + cases, 0) / n;
