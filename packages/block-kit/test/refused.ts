import { describe, expect, it } from 'vitest';
import type { Surface } from '../src/validate/engine.ts';
import { problemsOn } from './payloads.ts';

/** What is refused: a block, on a surface, with the path under the block and the message. */
export type Refused = [
  what: string,
  surface: Surface,
  block: unknown,
  path: string,
  message: string | RegExp,
];

export function refuses(title: string, cases: readonly Refused[]): void {
  describe(`refused: ${title}`, () => {
    it.each(cases)('%s (%s)', (_what, surface, block, path, message) => {
      const problems = problemsOn(surface, block);
      expect(problems).toContainEqual({
        path: `/blocks/0${path}`,
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      });
      // One mistake, one problem; a ragged row that is empty has two faults.
      expect(problems.length).toBeLessThanOrEqual(2);
    });
  });
}
