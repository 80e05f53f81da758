import { describe, expect, it } from 'vitest';
import { type Judgement, judged } from '../../../src/production/review/rules.ts';

const outcomes = ['approve', 'deny', 'refer'];
const seen = { blind: false, outcome: 'approve' };
const blind = { blind: true, outcome: 'approve' };

describe('what a judgement comes to', () => {
  const rows: [string, typeof seen, Judgement, unknown][] = [
    ['agreeing', seen, { kind: 'agree' }, { verdict: 'agree', rightOutcome: null, note: null }],
    [
      'another outcome',
      seen,
      { kind: 'override', outcome: 'deny', note: 'twice refunded' },
      { verdict: 'override', rightOutcome: 'deny', note: 'twice refunded' },
    ],
    [
      'an override without another outcome',
      seen,
      { kind: 'override', outcome: 'approve', note: null },
      'same-outcome',
    ],
    ['an outcome that is none', seen, { kind: 'override', outcome: 'burn', note: null }, 'outcome'],
    ['choosing what is seen already', seen, { kind: 'choose', outcome: 'deny' }, 'seen'],
    ['agreeing blindly', blind, { kind: 'agree' }, 'blind'],
    ['overriding blindly', blind, { kind: 'override', outcome: 'deny', note: null }, 'blind'],
    [
      'choosing what was proposed',
      blind,
      { kind: 'choose', outcome: 'approve' },
      { verdict: 'agree', rightOutcome: 'approve', note: null },
    ],
    [
      'choosing otherwise',
      blind,
      { kind: 'choose', outcome: 'refer' },
      { verdict: 'override', rightOutcome: 'refer', note: null },
    ],
    [
      'harm',
      blind,
      { kind: 'material error', note: 'paid twice' },
      { verdict: 'material error', rightOutcome: null, note: 'paid twice' },
    ],
  ];
  it.each(rows)('[S1.2] [S1.4] %s', (_, action, judgement, expected) => {
    expect(judged(action, outcomes, judgement)).toEqual(expected);
  });
});
