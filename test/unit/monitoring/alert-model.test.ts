import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type AlertLife,
  type AlertPolicy,
  acknowledged,
  afterCheck,
  dismissed,
  found,
  investigated,
  isOpen,
  isOver,
  type Told,
  toTell,
  UNBROKEN,
  type Verdict,
} from '../../../src/monitoring/alerts/rules.ts';

const START = Temporal.Instant.from('2027-03-01T09:00:00Z');
const BLIND: readonly Verdict[] = ['no data', 'error', 'insufficient data'];

type Op =
  | { op: 'check'; verdict: Verdict }
  | { op: 'acknowledge' | 'investigate' | 'find' | 'dismiss' }
  | { op: 'hush'; minutes: number };

const anyOp: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .constantFrom<Verdict>('breach', 'breach', 'breach', 'clear', 'clear', 'between', ...BLIND)
      .map((verdict) => ({ op: 'check' as const, verdict })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...(['acknowledge', 'investigate', 'find', 'dismiss'] as const).map((op) => ({ op })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 6 }).map((minutes) => ({ op: 'hush' as const, minutes })),
  },
);

const NEVER = { snoozedUntil: null, inhibited: false };

/** One monitor's life under checks and people, each step held against what the playbook says in other words. */
class Run {
  life: AlertLife = UNBROKEN;
  now = START;
  told: Told = 'nothing';
  #silencedUntil: Temporal.Instant | null = null;
  /** Checks that saw a value, blind ones left out. */
  #values: Verdict[] = [];
  #clearSinceDismissed = true;
  readonly #policy: AlertPolicy;
  readonly #meet: (what: string) => void;

  constructor(policy: AlertPolicy, meet: (what: string) => void) {
    this.#policy = policy;
    this.#meet = meet;
  }

  apply(op: Op): void {
    this.now = this.now.add({ minutes: 1 });
    const before = this.life;
    if (op.op === 'check') this.#check(op.verdict);
    else if (op.op === 'hush') this.#silencedUntil = this.now.add({ minutes: op.minutes });
    else this.life = ACTS[op.op](before);
    if (op.op === 'dismiss' && this.life !== before) this.#clearSinceDismissed = false;
    this.#heldAgainst(before, op);
    this.#tell();
  }

  #check(verdict: Verdict): void {
    const before = this.life;
    this.life = afterCheck(before, { verdict, at: this.now }, this.#policy);
    if (BLIND.includes(verdict)) {
      const { stage, breaches, clears } = before;
      expect(this.life).toMatchObject({ stage, breaches, clears });
      return;
    }
    this.#values.push(verdict);
    if (this.#row(this.#policy.clearsToResolve, 'clear')) this.#clearSinceDismissed = true;
  }

  #heldAgainst(before: AlertLife, { op }: Op): void {
    const { life } = this;
    if (isOpen(life) && !isOpen(before)) {
      this.#meet('fired');
      expect(op).toBe('check');
      expect(this.#row(this.#policy.breachesToFire, 'breach')).toBe(true);
      expect(this.#clearSinceDismissed).toBe(true);
    }
    if (life.stage === 'resolved' && isOpen(before)) {
      this.#meet(`resolved by ${op}`);
      expect(op === 'dismiss' || this.#row(this.#policy.clearsToResolve, 'clear')).toBe(true);
    }
    if (isOver(life)) expect(life.investigatedBy === null || life.findings !== null).toBe(true);
    if (life.acknowledgedBy === null) expect(life.stage).not.toBe('acknowledged');
  }

  #tell(): void {
    const hush = { ...NEVER, silencedUntil: this.#silencedUntil };
    const news = toTell(this.life, this.told, hush, this.#policy, this.now);
    if (news === null) return;
    this.#meet(`told ${news}`);
    const isSilent =
      this.#silencedUntil !== null && Temporal.Instant.compare(this.now, this.#silencedUntil) < 0;
    expect(isSilent).toBe(false);
    if (news === 'resolved') expect(['firing', 'blind']).toContain(this.told);
    this.told = news;
    // Said once is said.
    expect(toTell(this.life, this.told, hush, this.#policy, this.now)).toBeNull();
  }

  /** Once nothing hushes it, what people were told is how it stands. */
  end(): void {
    const { life, told } = this;
    const later = this.now.add({ hours: 1 });
    const last = toTell(life, told, { ...NEVER, silencedUntil: null }, this.#policy, later) ?? told;
    if (isOpen(life)) expect(last).toBe('firing');
    else if (life.blind) expect(last).toBe('blind');
    else expect(['resolved', 'nothing']).toContain(last);
  }

  #row(count: number, verdict: Verdict): boolean {
    const last = this.#values.slice(-count);
    return last.length === count && last.every((value) => value === verdict);
  }
}

const ACTS = {
  acknowledge: (life: AlertLife) => acknowledged(life, 'UA'),
  investigate: (life: AlertLife) => investigated(life, 'UB'),
  find: (life: AlertLife) => found(life, 'It was the feed.'),
  dismiss: dismissed,
};

it('[M6] [M7] whatever happens: it fires on N breaches in a row only, resolves on M clears or by a person only, tells each once', () => {
  const met = new Map<string, number>();
  const meet = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);
  const anyPolicy = fc.record({
    breachesToFire: fc.integer({ min: 1, max: 4 }),
    clearsToResolve: fc.integer({ min: 1, max: 3 }),
    blindAfter: fc.constant(Temporal.Duration.from({ minutes: 4 })),
    escalateAfter: fc.constant(Temporal.Duration.from({ minutes: 30 })),
  });
  fc.assert(
    fc.property(anyPolicy, fc.array(anyOp, { maxLength: 60, size: 'max' }), (policy, ops) => {
      const run = new Run(policy, meet);
      for (const op of ops) run.apply(op);
      run.end();
    }),
    { numRuns: 500 },
  );
  // A model that never gets anywhere would prove nothing.
  for (const what of ['fired', 'resolved by check', 'resolved by dismiss', 'told blind', 'told resolved'])
    expect(met.get(what) ?? 0, what).toBeGreaterThan(10);
});
