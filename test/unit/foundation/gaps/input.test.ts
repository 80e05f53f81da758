import { describe, expect, it } from 'vitest';
import { checkGap, type GapContext } from '../../../../src/foundation/gaps/gap.ts';
import { usualEffect } from '../../../../src/foundation/gaps/rules.ts';
import { because, webAddress } from '../../../../src/record/parse.ts';
import { FieldRefusals } from '../../../../src/refusal.ts';
import { playbook } from '../../../support/sources.ts';

const TODAY = '2027-03-01';
const good = {
  type: 'label inconsistency',
  title: 'Labels differ',
  effect: 'degrading',
  expectedLoss: '5',
  dueOn: '2027-03-10',
};

const contextOf = (input: { type?: unknown }, before: GapContext['before'] = null): GapContext => ({
  choices: playbook.gaps,
  sources: new Map(),
  today: TODAY,
  before,
  usual: usualEffect(String(input.type)),
});
const checked = (input: Record<string, unknown>, before: GapContext['before'] = null) =>
  checkGap(input, contextOf(input, before));

function faults(input: Record<string, unknown>, before: GapContext['before'] = null): string[] {
  try {
    checked({ ...good, ...input }, before);
    return [];
  } catch (error) {
    if (error instanceof FieldRefusals) return error.refusals.map((one) => `${one.field}: ${one.key}`);
    throw error;
  }
}

describe('a gap as it is typed', () => {
  it('[F3.1] is taken with what is needed, and no more is asked for', () => {
    expect(checked(good)).toEqual({
      type: 'label inconsistency',
      title: 'Labels differ',
      description: '',
      sources: [],
      effort: null,
      effect: 'degrading',
      expectedLoss: 5,
      effectNote: null,
      owner: null,
      dueOn: '2027-03-10',
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a degrading one states its loss', { expectedLoss: '' }, ['expectedLoss: gaps.refusal.loss-missing']],
    ['a loss below 0', { expectedLoss: '-1' }, ['expectedLoss: gaps.refusal.loss']],
    ['a loss over 100', { expectedLoss: '100.5' }, ['expectedLoss: gaps.refusal.loss']],
    ['a loss that is no number', { expectedLoss: 'much' }, ['expectedLoss: gaps.refusal.loss']],
    ['a loss in words of numbers', { expectedLoss: '1e1' }, ['expectedLoss: gaps.refusal.loss']],
    ['a decimal comma', { expectedLoss: '2,5' }, []],
    ['no answer to the question', { effect: '' }, ['effect: refusal.choose']],
    ['an unknown type', { type: 'nonsense' }, ['type: foundation.refusal.choice']],
    ['no title', { title: '  ' }, ['title: refusal.required']],
    ['a title too long', { title: 'x'.repeat(121) }, ['title: refusal.too-long']],
    ['a description too long', { description: 'x'.repeat(2_001) }, ['description: refusal.too-long']],
    ['a due date in the past', { dueOn: '2027-02-28' }, ['dueOn: gaps.refusal.due-past']],
    ['a due date that is none', { dueOn: 'soon' }, ['dueOn: refusal.date']],
    ['due today', { dueOn: TODAY }, []],
    ['an owner who is no person', { owner: '@ada' }, ['owner: foundation.refusal.user-id']],
    ['an unknown effort', { effort: 'eternity' }, ['effort: foundation.refusal.choice']],
    ['a source that is no source', { sources: ['x'] }, ['sources: refusal.choose']],
    [
      'an access barrier that only degrades, without a reason',
      { type: 'access barrier' },
      ['effectNote: gaps.refusal.effect-reason'],
    ],
    [
      'an access barrier that only degrades, with one',
      { type: 'access barrier', effectNote: 'A sample is there' },
      [],
    ],
  ])('[F3.1] [X8] %s', (_what, input, expected) => {
    expect(faults(input)).toEqual(expected);
  });

  it('[F3.1] lets a date that has passed stay, but not be set', () => {
    const before = { dueOn: '2027-02-01', effect: 'degrading' as const };
    expect(faults({ dueOn: '2027-02-01' }, before)).toEqual([]);
    expect(faults({ dueOn: '2027-02-02' }, before)).toEqual(['dueOn: gaps.refusal.due-past']);
  });

  it('[F3.1] a blocking gap has no loss to state', () => {
    expect(checked({ ...good, effect: 'blocking' }).expectedLoss).toBeNull();
  });

  it('[X3] takes only links that lead where they say', () => {
    const isLink = (text: string) => webAddress(because('gaps.refusal.link')).safeParse(text).success;
    expect(isLink('https://example.com/a?b=c')).toBe(true);
    for (const text of [
      'javascript:alert(1)',
      'https://slack.com@evil.example',
      'example.com',
      'ftp://x.example',
      '',
    ])
      expect(isLink(text), text).toBe(false);
  });
});
