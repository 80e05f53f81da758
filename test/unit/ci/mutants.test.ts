import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALL } from '../../../.ci/mutants/all.ts';
import { broken } from '../../../.ci/mutants/mutant.ts';

it('what holds the house can still be broken where its mutants say, and the tests that notice are there', () => {
  const names = ALL.map(({ file, breaks }) => `${file}: ${breaks}`);
  expect(names).toEqual([...new Set(names)]);
  for (const mutant of ALL) {
    const code = readFileSync(mutant.file, 'utf8');
    expect(broken(mutant, code), mutant.breaks).not.toBe(code);
    expect(mutant.caughtBy.length, mutant.breaks).toBeGreaterThan(0);
    for (const test of mutant.caughtBy) expect(existsSync(`test/${test}`), test).toBe(true);
  }
});
