import { describe, expect, it } from 'vitest';
import { run } from '../chaos/run.ts';
import { serverPrograms } from '../support/own-server.ts';

/** Seeds that found something once, with what it was, are played again. */
const SEEDS = [14];
/** Of the story itself; starting, and coming to rest, come on top. */
const MILLISECONDS = 40_000;

describe.runIf(serverPrograms() && process.env.TEST_DATABASE_URL)('the fault run, in short', () => {
  it.each(SEEDS)(
    '[X5] [X6] [X7] [A1] [D3] [G6] [G7] [G8] [S1.1] [S1.6] [M6] [M9] seed %i: nothing is lost, doubled or out of order',
    async (seed) => {
      const options = { seed, replicas: 2, faults: 1_000, milliseconds: MILLISECONDS };
      const { lost, chaosFaults, operations } = await run(options);
      expect(lost).toEqual([]);
      // A busy machine does less of everything; less than this shows nothing.
      expect(chaosFaults).toBeGreaterThan(40);
      const { asked = 0, decided = 0, executed = 0, pushed = 0, subscribed = 0 } = operations;
      const { 'told alert': told = 0, 'alerts fired': fired = 0 } = operations;
      expect(Math.min(asked, decided + executed, pushed, subscribed, told, fired)).toBeGreaterThan(0);
    },
    300_000,
  );
});
