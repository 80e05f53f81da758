import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsPhase, standingOf } from '../../../src/gates/exit-rules.ts';
import { type ExitOp, ExitWorld, exitOps } from '../../support/gates-exits.ts';

const at = (minute: number) => Temporal.Instant.from('2027-03-01T09:00:00Z').add({ minutes: minute });
type Asked = Parameters<typeof standingOf>[0][number];
const asked = (state: Asked['state'], minute: number, more: Partial<Asked> = {}): Asked => ({
  gate: 'fairness',
  subject: 'v3',
  state,
  digest: 'd',
  requestedAt: at(minute),
  decidedAt: state === 'open' ? null : at(minute + 1),
  ...more,
});

/** Requests as the database keeps them, judged by the rules. */
class Ruled {
  phase = 1;
  readonly #world: ExitWorld;
  #requests: Asked[] = [];

  constructor(world: ExitWorld) {
    this.#world = world;
  }

  apply(op: ExitOp, minute: number): void {
    if (this.phase > 1 || op.op === 'edit') return;
    if (op.op === 'ask') {
      this.#close(op.gate, 'superseded', minute);
      this.#requests.push(asked('open', minute, { gate: op.gate, subject: op.subject }));
      return;
    }
    const states = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;
    const closed = this.#close(op.gate, states[op.op], minute);
    if (closed && op.op === 'approve' && endsPhase(this.#standings(closed.subject ?? ''))) this.phase = 2;
  }

  #close(gate: string, state: Asked['state'], minute: number): Asked | undefined {
    const open = this.#requests.find((one) => one.gate === gate && one.state === 'open');
    if (!open) return undefined;
    const digest = this.#world.digest(gate, open.subject ?? '');
    const closed = { ...open, state, digest, decidedAt: at(minute) };
    this.#requests = this.#requests.map((one) => (one === open ? closed : one));
    return closed;
  }

  #standings(subject: string) {
    return this.#world.gates.map((gate) =>
      standingOf(this.#requests, gate, subject, this.#world.digest(gate, subject)),
    );
  }
}

describe('how an exit gate stands', () => {
  it.each([
    ['nothing', [], 'missing'],
    ['an approval on this evidence', [asked('approved', 1)], 'passed'],
    ['an override', [asked('overridden', 1)], 'passed'],
    ['an approval on other evidence', [asked('approved', 1, { digest: 'old' })], 'outdated'],
    ['another subject', [asked('approved', 1, { subject: 'v2' })], 'missing'],
    ['another gate', [asked('approved', 1, { gate: 'performance' })], 'missing'],
    ['a rejection after it', [asked('approved', 1), asked('rejected', 3)], 'rejected'],
    ['an approval after a rejection', [asked('rejected', 1), asked('approved', 3)], 'passed'],
    ['one withdrawn after it', [asked('approved', 1), asked('withdrawn', 3)], 'passed'],
    ['asked again while it holds', [asked('approved', 1), asked('open', 3)], 'passed'],
    ['asked again when it does not', [asked('approved', 1, { digest: 'old' }), asked('open', 3)], 'open'],
    ['replaced by nothing', [asked('superseded', 1)], 'missing'],
  ] as const)('[B8] with %s: %s', (_, requests, expected) => {
    expect(standingOf([...requests].toReversed(), 'fairness', 'v3', 'd')).toBe(expected);
  });

  it('[E3] [B8] a phase without exit gates does not end by itself', () => {
    expect(endsPhase([])).toBe(false);
    expect(endsPhase(['passed', 'passed'])).toBe(true);
    expect(endsPhase(['passed', 'outdated'])).toBe(false);
  });

  it('[E3] [B8] the phase ends exactly when all gates are approved on one subject with current evidence, in any order', () => {
    let ended = 0;
    fc.assert(
      fc.property(exitOps(60), (ops) => {
        const world = new ExitWorld();
        const ruled = new Ruled(world);
        for (const [minute, op] of ops.entries()) {
          // [G13] What was rejected as it stands is not asked for: the verb refuses it, the rules never see it.
          if (op.op === 'ask' && !world.mayAsk(op.gate, op.subject)) continue;
          ruled.apply(op, minute);
          world.apply(op);
          expect(ruled.phase).toBe(world.phase);
        }
        if (world.phase === 2) ended += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(ended).toBeGreaterThan(50);
  });
});
