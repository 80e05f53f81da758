import { z } from 'zod';
import { asked } from './columns/asked.ts';
import type { ImportProblem } from './kind.ts';
import { problem, summary as summarySchema } from './problem.ts';
import type { Import } from './store.ts';

const nothing = {
  fresh: 0,
  changed: 0,
  unchanged: 0,
  bad: 0,
  isBroken: false,
  isSheet: false,
  remarks: [],
  told: [],
};
/** What its dry run came to. */
export const summaryIn = (found: Import) => summarySchema.catch(nothing).parse(found.summary);
export const problemsOf = (found: Import): ImportProblem[] =>
  z.array(problem).catch([]).parse(found.problems);

/** What is known of a file that is asked about: its rows, its columns, and for how many of them it is known what they hold. */
export function askedIn(found: Import): { rows: number; columns: number; known: number } {
  const asks = asked.safeParse(found.asks);
  if (!asks.success) return { rows: 0, columns: 0, known: 0 };
  const { rows, columns, mapping } = asks.data;
  const taken = new Set(Object.values(mapping.columns).flat());
  return { rows, columns: columns.length, known: columns.filter(({ key }) => taken.has(key)).length };
}
