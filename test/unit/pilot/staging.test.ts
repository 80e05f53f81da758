import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStaging, type StagingFigures } from '../../../src/pilot/steps/staging/rules.ts';
import { stagingForm } from '../../../src/pilot/steps/staging/run-form.ts';
import { FieldRefusals, Refusal } from '../../../src/refusal.ts';

const TARGETS = { volumePerHour: '1000', maxErrorPercent: '0.5', maxP95Ms: '800', minMinutes: '60' };
const GOOD: StagingFigures = {
  minutes: 120,
  cases: 2_360,
  errors: 3,
  p95Ms: 412.5,
  auditLogSeen: true,
  checkpointSeen: true,
};
const failing = (changes: Partial<StagingFigures>) =>
  judgeStaging({ ...GOOD, ...changes }, TARGETS)
    .filter((one) => !one.ok)
    .map((one) => one.item);

describe('a staging run', () => {
  it('[B7] meets every target, with its figures', () => {
    expect(failing({})).toEqual([]);
    expect(judgeStaging(GOOD, TARGETS).map(({ has, needs }) => [has, needs])).toEqual([
      [1_180, 1_000],
      [0.128, 0.5],
      [412.5, 800],
      [120, 60],
      [1, 1],
      [1, 1],
    ]);
  });

  it.each<[string, Partial<StagingFigures>, string[]]>([
    ['exactly the volume', { cases: 2_000, errors: 0 }, []],
    ['one case short of it', { cases: 1_999, errors: 0 }, ['volume']],
    ['exactly the share of errors', { cases: 2_000, errors: 10 }, []],
    ['one error more', { cases: 2_000, errors: 11 }, ['errors']],
    ['no case at all', { cases: 0, errors: 0 }, ['volume', 'errors']],
    ['exactly the latency', { p95Ms: 800 }, []],
    ['a little more of it', { p95Ms: 800.001 }, ['latency']],
    ['a little too short', { minutes: 59.99 }, ['duration']],
    ['an audit log that nobody saw', { auditLogSeen: false }, ['audit_log']],
    ['a checkpoint that nobody saw', { checkpointSeen: false }, ['checkpoint']],
  ])('[B7] %s', (_title, changes, expected) => {
    expect(failing(changes)).toEqual(expected);
  });

  it('[B7] never shows a miss as if it were a hit', () => {
    const near = judgeStaging(
      { ...GOOD, minutes: 60, cases: 99_999_999, errors: 500_001 },
      {
        ...TARGETS,
        volumePerHour: '100000000',
      },
    );
    expect(near[0]).toMatchObject({ ok: false, has: 99_999_999 });
    expect(near[1]?.ok).toBe(false);
    expect(near[1]?.has).toBeGreaterThan(0.5);
    const whole = {
      minutes: fc.integer({ min: 1, max: 5_000 }),
      cases: fc.integer({ min: 1, max: 10_000_000 }),
    };
    fc.assert(
      fc.property(
        whole.minutes,
        whole.cases,
        fc.integer({ min: 0, max: 10_000_000 }),
        (minutes, cases, wrong) => {
          const errors = Math.min(wrong, cases);
          const [volume, share] = judgeStaging({ ...GOOD, minutes, cases, errors }, TARGETS);
          // Whole numbers decide it exactly: no division, nothing rounded.
          expect(volume?.ok).toBe(cases * 60 >= 1_000 * minutes);
          expect(share?.ok).toBe(errors * 200 <= cases);
          if (volume && !volume.ok) expect(volume.has).toBeLessThan(volume.needs);
          if (share && !share.ok) expect(share.has).toBeGreaterThan(share.needs);
        },
      ),
    );
  });
});

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const CONTEXT = { models: [], now: NOW, verdicts: [] };
const TYPED = {
  model: '8f4f2b1e-5b0c-4a53-9d1f-0a6a1f5a2c11',
  when: NOW.epochMilliseconds / 1_000,
  minutes: '90,5',
  cases: '12 000',
  errors: '0',
  p95Ms: '412.5',
  auditLogSeen: 'yes',
  auditLogLink: 'https://logs.example/1',
  checkpointSeen: 'no',
  checkpointLink: '',
  note: '',
};
const faults = (changes: Record<string, unknown>, check: (typed: Record<string, unknown>) => unknown) => {
  try {
    check({ ...TYPED, ...changes });
  } catch (error) {
    const all = error instanceof FieldRefusals ? error.refusals : [error];
    return all.map((one) => (one instanceof Refusal ? `${one.field}: ${one.key}` : String(one)));
  }
  return [];
};
const whole = (changes: Record<string, unknown>) =>
  faults(changes, (typed) => stagingForm.check(typed, CONTEXT));

describe('a staging run as it is typed', () => {
  it('[B7] is read with commas, points and grouped digits', () => {
    expect(stagingForm.check(TYPED, CONTEXT)).toMatchObject({
      minutes: 90.5,
      cases: 12_000,
      p95Ms: 412.5,
      auditLogSeen: 'yes',
      checkpointSeen: 'no',
      checkpointLink: null,
      note: null,
    });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ minutes: 'NaN' }, 'minutes: staging.refusal.number'],
    [{ minutes: 'Infinity' }, 'minutes: staging.refusal.number'],
    [{ minutes: '1e3' }, 'minutes: staging.refusal.number'],
    [{ minutes: '0' }, 'minutes: staging.refusal.minutes'],
    [{ minutes: '-5' }, 'minutes: staging.refusal.negative'],
    [{ minutes: '' }, 'minutes: refusal.required'],
    [{ minutes: '600000' }, 'minutes: staging.refusal.most'],
    [{ cases: '-1' }, 'cases: staging.refusal.negative'],
    [{ cases: '2.5', errors: '0' }, 'cases: staging.refusal.whole'],
    [{ cases: '12.000' }, 'cases: refusal.two-numbers'],
    [{ cases: '12,000' }, 'cases: refusal.two-numbers'],
    [{ p95Ms: '1,200' }, 'p95Ms: refusal.two-numbers'],
    [{ errors: 'none' }, 'errors: staging.refusal.number'],
    [{ cases: '10', errors: '11' }, 'errors: staging.refusal.errors'],
    [{ p95Ms: '-0.1' }, 'p95Ms: staging.refusal.negative'],
    [{ p95Ms: Number.NaN }, 'p95Ms: staging.refusal.number'],
    [{ when: NOW.epochMilliseconds / 1_000 + 60 }, 'when: staging.refusal.future'],
    [{ when: null }, 'when: refusal.required'],
    [{ model: 'v3' }, 'model: refusal.choose'],
  ])('[B7] [X8] refuses %j at its field, on either step', (changes, fault) => {
    expect(whole(changes)).toEqual([fault]);
    expect(faults(changes, (typed) => stagingForm.checkStep(1, typed, CONTEXT))).toEqual([fault]);
  });

  it('[B7] wants to know where something was seen, and does not take silence for an answer', () => {
    expect(whole({ auditLogLink: '' })).toEqual(['auditLogLink: staging.refusal.where']);
    expect(whole({ auditLogLink: '', note: 'On the big screen, with Ada' })).toEqual([]);
    expect(whole({ checkpointSeen: 'yes' })).toEqual(['checkpointLink: staging.refusal.where']);
    expect(whole({ auditLogSeen: '' })).toEqual(['auditLogSeen: refusal.choose']);
    for (const bad of ['javascript:alert(1)', 'https://user:secret@x.example', 'logs'])
      expect(whole({ auditLogLink: bad }), bad).toEqual(['auditLogLink: staging.refusal.link']);
  });
});
