import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GateMachine } from '../../support/gate-machine.ts';
import { anyOp } from '../../support/gate-ops.ts';
import { faultsIn } from '../../support/gate-oracle.ts';

const START = Temporal.Instant.from('2027-03-01T09:00:00Z');

it('[G4] [G5] [G6] [G7] on the pure rules: one outcome at most, only by eligible, distinct people on the current digest', () => {
  const ends = new Map<string, number>();
  let runs = 0;
  fc.assert(
    fc.property(fc.array(anyOp, { maxLength: 40, size: 'max' }), (ops) => {
      const machine = new GateMachine(START);
      for (const op of ops) {
        machine.now = machine.now.add({ minutes: 1 });
        const before = machine.state;
        machine.apply(op);
        if (before !== 'open') expect(machine.state).toBe(before);
        if (op.op === 'time') expect(machine.state).toBe(before);
      }
      expect(faultsIn(machine.events, 'UASK')).toEqual([]);
      ends.set(machine.state, (ends.get(machine.state) ?? 0) + 1);
      runs += 1;
    }),
    { numRuns: 1_500 },
  );
  // A model that never gets anywhere would prove nothing.
  for (const end of ['open', 'approved', 'rejected', 'withdrawn'])
    expect(ends.get(end) ?? 0).toBeGreaterThan(50);
  process.stdout.write(
    `gate model on the rules: ${runs} runs, ended ${JSON.stringify(Object.fromEntries(ends))}\n`,
  );
});
