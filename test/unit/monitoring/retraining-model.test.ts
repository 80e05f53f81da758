import fc from 'fast-check';
import { expect, it } from 'vitest';
import { againstRetraining } from '../../../src/monitoring/alerts/retraining-rules.ts';
import { UNBROKEN } from '../../../src/monitoring/alerts/rules.ts';
import { type Life, type Step, take } from '../../../src/monitoring/retraining/rules.ts';

const PROPOSED: Life = {
  state: 'proposed',
  fromModel: 'v3',
  toModel: null,
  toDigest: null,
  attempt: 0,
  run: null,
  runRef: null,
  runFault: null,
};
const WAY = ['proposed', 'approved', 'running', 'revalidated', 'promoted'];

const attempt = fc.integer({ min: 0, max: 3 });
const ref = fc.constantFrom(null, 'run 7');
const model = fc.constantFrom('v3', 'v4', 'v5');
const digest = fc.constantFrom('a', 'b');
const only = (...steps: ('approve' | 'revalidate' | 'promote')[]) =>
  fc.constantFrom(...steps.map((step) => ({ step })));
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 24, arbitrary: only('approve', 'revalidate', 'promote') },
  { weight: 1, arbitrary: fc.constant({ step: 'abandon' as const }) },
  { weight: 16, arbitrary: fc.record({ step: fc.constant('start' as const), pipeline: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ step: fc.constant('told' as const), attempt }) },
  {
    weight: 8,
    arbitrary: fc.record({ step: fc.constant('untold' as const), attempt, fault: fc.constant('503') }),
  },
  { weight: 12, arbitrary: fc.record({ step: fc.constant('name' as const), model, digest }) },
  {
    weight: 24,
    arbitrary: fc.oneof(
      fc.record({
        step: fc.constant('report' as const),
        report: fc.constant('started' as const),
        attempt,
        ref,
      }),
      fc.record({
        step: fc.constant('report' as const),
        report: fc.constant('failed' as const),
        attempt,
        ref,
        fault: fc.constant('out of memory'),
      }),
      fc.record({
        step: fc.constant('report' as const),
        report: fc.constant('succeeded' as const),
        attempt,
        ref,
        model,
        digest,
      }),
    ),
  },
);

/** What the playbook says of every step that is taken, in other words than the rules. */
function heldAgainst(life: Life, step: Step, next: Life): void {
  // Over is over.
  expect(WAY.slice(0, -1)).toContain(life.state);
  if (next.state === 'abandoned') expect(step.step).toBe('abandon');
  else expect([0, 1]).toContain(WAY.indexOf(next.state) - WAY.indexOf(life.state));
  // Only its own verb promotes, only what has passed every gate, and never the version that was there.
  if (next.state === 'promoted') expect([life.state, step.step]).toEqual(['revalidated', 'promote']);
  if (next.state === 'revalidated' || next.state === 'promoted') expect(next.toModel).not.toBeNull();
  expect(next.toModel).not.toBe('v3');
  // What passed the gates is not exchanged afterwards.
  if (life.state === 'revalidated')
    expect([next.toModel, next.toDigest]).toEqual([life.toModel, life.toDigest]);
  expect(next.attempt - life.attempt).toBe(step.step === 'start' ? 1 : 0);
  // A report of another attempt moves nothing, and nothing moves twice.
  if (step.step === 'report') expect(step.attempt).toBe(life.attempt);
  if (step.step !== 'start') expect('life' in take(next, step)).toBe(false);
}

it('[R2] one way forward, no step skipped; what comes twice changes nothing, what comes late is said to', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60, size: 'max' }), (steps) => {
      let life = PROPOSED;
      for (const step of steps) {
        const taken = take(life, step);
        seen.add('against' in taken ? taken.against : 'same' in taken ? 'same' : taken.life.state);
        if (!('life' in taken)) continue;
        heldAgainst(life, step, taken.life);
        life = taken.life;
      }
    }),
    { numRuns: 1_000, seed: 34 },
  );
  expect([...seen].toSorted()).toEqual(
    [
      'same',
      'approved',
      'running',
      'revalidated',
      'promoted',
      'abandoned',
      'over',
      'not-approved',
      'under-way',
      'not-running',
      'old-attempt',
      'no-such-attempt',
      'run-over',
      'other-version',
      'at-work',
      'no-version',
      'not-revalidated',
    ].toSorted(),
  );
});

it('[M7] a feed at fault, a mute and what is over begin no retraining; what fires does, and too few cases of late take nothing back', () => {
  const now = Temporal.Instant.from('2027-03-01T09:00:00Z');
  const later = now.add({ hours: 1 });
  const open = { snoozedUntil: null, silencedUntil: null, inhibited: false };
  const firing = { ...UNBROKEN, stage: 'firing' as const };
  const blind = (why: 'error' | 'no data' | 'insufficient data') => ({
    ...firing,
    blind: { why, since: now },
  });
  const against = (life: typeof firing | typeof UNBROKEN, hush = open, brokenFeed = false) =>
    againstRetraining(life, { hush, brokenFeed }, now);
  expect(against(firing)).toBeNull();
  expect(against({ ...firing, stage: 'acknowledged' as never })).toBeNull();
  expect(against(blind('insufficient data') as never)).toBeNull();
  expect(against(blind('error') as never)).toBe('feed');
  expect(against(blind('no data') as never)).toBe('feed');
  expect(against(firing, open, true)).toBe('feed');
  expect(against(firing, { ...open, snoozedUntil: later } as never)).toBe('muted');
  expect(against(firing, { ...open, snoozedUntil: now } as never)).toBeNull();
  expect(against(firing, { ...open, silencedUntil: later } as never)).toBe('muted');
  expect(against(firing, { ...open, inhibited: true })).toBe('muted');
  expect(against({ ...firing, dismissed: true })).toBe('dismissed');
  expect(against({ ...firing, stage: 'resolved' as never })).toBe('alert-over');
  expect(against({ ...UNBROKEN, stage: 'pending' } as never)).toBe('alert-over');
});

it('[R2] what does not run is not revalidated: a gate that passes before says nothing of the run', () => {
  const named = { ...PROPOSED, toModel: 'v4', toDigest: 'a' };
  for (const state of ['proposed', 'approved'] as const)
    expect(take({ ...named, state }, { step: 'revalidate' })).toEqual({ against: 'not-running' });
  expect(take({ ...named, state: 'running' }, { step: 'revalidate' })).toMatchObject({
    life: { state: 'revalidated' },
  });
});
