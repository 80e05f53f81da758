import type { ImportProblem } from './kind.ts';

/** What is wrong in the same way with some rows. */
export interface ProblemGroup extends Pick<ImportProblem, 'key' | 'column' | 'params'> {
  /** Where, in order; the first is the one the parameters are of. */
  lines: number[];
  /** The same is to be said of each of them. */
  isOne: boolean;
}

/**
 * [F1.5] Problems by their kind, those that most rows have first: the same is told once. What words it is about tells kinds
 * apart; numbers, such as how long a text is, do not.
 */
export function grouped(problems: readonly ImportProblem[]): ProblemGroup[] {
  const groups = Map.groupBy(problems, ({ key, column, params, line }) =>
    JSON.stringify([
      key,
      column,
      line === 0 ? 0 : 1,
      Object.values(params).filter((value) => typeof value === 'string'),
    ]),
  );
  return [...groups.values()]
    .flatMap((alike) => {
      const [first] = alike;
      if (!first) return [];
      const { key, column, params } = first;
      const isOne = new Set(alike.map((problem) => JSON.stringify(problem.params))).size === 1;
      return [{ key, column, params, lines: alike.map(({ line }) => line), isOne }];
    })
    .toSorted((a, b) => b.lines.length - a.lines.length);
}
