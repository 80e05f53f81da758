import { expect, it } from 'vitest';
import { readWeeks } from '../../../src/demo/watching/weeks.ts';

it('[M4] the demo’s weeks: of each the columns count the same people, and the campaign is seen in the ages and in what is right', () => {
  const weeks = readWeeks();
  expect(weeks).toHaveLength(8);
  const share = (of: (age: number) => boolean, { AGEP = {} }: Record<string, Record<string, number>>) => {
    const counts = Object.entries(AGEP);
    const all = counts.reduce((sum, [, count]) => sum + count, 0);
    return counts.filter(([age]) => of(Number(age))).reduce((sum, [, count]) => sum + count, 0) / all;
  };
  for (const [at, { people, right, columns }] of weeks.entries()) {
    for (const counts of Object.values(columns))
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(people);
    const young = share((age) => age < 25, columns);
    if (at < 4) expect([young < 0.2, right / people > 0.77]).toEqual([true, true]);
    else expect([young > 0.4, right / people < 0.76]).toEqual([true, true]);
  }
});
