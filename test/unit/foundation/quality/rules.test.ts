import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAssessment, checkAssessmentStep } from '../../../../src/foundation/quality/input.ts';
import {
  type Age,
  type Figures,
  judge,
  nextInRound,
  previousInRound,
  trend,
  underThreshold,
  writeAge,
} from '../../../../src/foundation/quality/rules.ts';
import { assessmentWord, trustText } from '../../../../src/foundation/quality/screens/words.ts';
import { FieldRefusals } from '../../../../src/refusal.ts';
import { wilson } from '../../../../src/statistics/interval.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { shareText } from '../../../../src/texts/words.ts';
import { playbook } from '../../../support/sources.ts';

const { quality } = playbook;
const figures = (more: Partial<Figures> = {}): Figures => ({
  recordsPresent: 970,
  recordsExpected: 1_000,
  checked: 200,
  wrong: 4,
  consistency: { formats: 'yes', units: 'yes', coding: 'not applicable' },
  ageSeen: { amount: 6, unit: 'hours' },
  ageNeeded: { amount: 1, unit: 'days' },
  ...more,
});
const verdict = (more: Partial<Figures>, dimension: string) => {
  const found = judge(figures(more), quality.thresholds).find((one) => one.dimension === dimension);
  if (!found) throw new Error(`no ${dimension}`);
  return found;
};

describe('the dimensions of quality', () => {
  it('[F2.1] each has its value, what it rests on, its threshold and its verdict', () => {
    expect(judge(figures(), quality.thresholds)).toMatchObject([
      { dimension: 'completeness', value: 0.97, n: 1_000, threshold: 0.95, ok: true, interval: null },
      { dimension: 'accuracy', value: 0.98, n: 200, threshold: 0.95, ok: true },
      { dimension: 'consistency', value: 1, n: 2, threshold: 1, ok: true },
      { dimension: 'timeliness', value: 6, threshold: 24, ok: true },
    ]);
  });

  it.each<[string, Partial<Figures>, boolean]>([
    ['completeness', { recordsPresent: 950 }, true],
    ['completeness', { recordsPresent: 949 }, false],
    ['completeness', { recordsPresent: 0 }, false],
    ['accuracy', { checked: 100, wrong: 5 }, true],
    ['accuracy', { checked: 100, wrong: 6 }, false],
    ['accuracy', { checked: 1, wrong: 1 }, false],
    ['consistency', { consistency: { formats: 'yes', units: 'no' } }, false],
    ['consistency', { consistency: { formats: 'not applicable' } }, true],
    ['timeliness', { ageSeen: { amount: 24, unit: 'hours' } }, true],
    ['timeliness', { ageSeen: { amount: 25, unit: 'hours' } }, false],
    ['timeliness', { ageSeen: { amount: 2, unit: 'days' } }, false],
  ])('[F2.1] %s at the edge of its threshold: %j', (dimension, more, ok) => {
    expect(verdict(more, dimension).ok).toBe(ok);
  });

  it('[F2.1] accuracy has the 95 % Wilson interval of its spot check', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (checked, rest) => {
        const wrong = rest % (checked + 1);
        const found = verdict({ checked, wrong }, 'accuracy');
        expect(found.interval).toEqual(wilson(checked - wrong, checked, 0.95));
        expect(found.interval?.lower).toBeLessThanOrEqual(found.value ?? 0);
        expect(found.interval?.upper).toBeGreaterThanOrEqual(found.value ?? 1);
      }),
    );
  });

  it('[F2.1] says when a spot check is too small to tell, and about how many more would', () => {
    const few = verdict({ checked: 20, wrong: 0 }, 'accuracy');
    expect(few).toMatchObject({ ok: true, tooFew: true });
    const enough = verdict({ checked: 20 + (few.more ?? 0), wrong: 0 }, 'accuracy');
    expect(enough.tooFew).toBe(false);
    expect(verdict({ checked: 2_000, wrong: 20 }, 'accuracy').tooFew).toBe(false);
    expect(verdict({ checked: 2_000, wrong: 400 }, 'accuracy')).toMatchObject({ ok: false, tooFew: false });
    expect(trustText(few, sayIn('en'))).toContain('too few to be sure');
  });

  it('[F2.2] has a trend against the version before, in which younger is better', () => {
    expect(trend(verdict({ recordsPresent: 990 }, 'completeness'), verdict({}, 'completeness'))).toBe(
      'better',
    );
    expect(trend(verdict({ wrong: 9 }, 'accuracy'), verdict({}, 'accuracy'))).toBe('worse');
    expect(trend(verdict({}, 'accuracy'), verdict({ checked: 400, wrong: 8 }, 'accuracy'))).toBe('same');
    const older = verdict({ ageSeen: { amount: 2, unit: 'days' } }, 'timeliness');
    expect(trend(verdict({}, 'timeliness'), older)).toBe('better');
    expect(trend(verdict({}, 'timeliness'), undefined)).toBeNull();
    const none = verdict({ consistency: {} }, 'consistency');
    expect(trend(none, verdict({}, 'consistency'))).toBeNull();
  });

  it('[F2.3] names the dimensions under their threshold', () => {
    const bad = judge(figures({ wrong: 100, ageSeen: { amount: 9, unit: 'days' } }), quality.thresholds);
    expect(underThreshold(bad).map((one) => one.dimension)).toEqual(['accuracy', 'timeliness']);
    const fields = (more: Partial<Figures>) => ({ ...figures(more), use: 'training', note: null });
    const word = (more: Partial<Figures>[] | undefined) =>
      assessmentWord(more?.map(fields), quality.thresholds, sayIn('en'));
    expect(word([{ wrong: 100 }, { ageSeen: { amount: 9, unit: 'days' } }])).toBe(
      '✕ under threshold: Accuracy, Timeliness',
    );
    expect(word([{}])).toBe('✓ assessed');
    expect(word(undefined)).toBe('– not assessed');
  });

  it('rounds shares, and never up to a threshold that was not reached', () => {
    const say = sayIn('en');
    expect([0.9519, 2 / 3, 0.285].map((share) => shareText(share, say))).toEqual([
      '95.2\u00a0%',
      '66.7\u00a0%',
      '28.5\u00a0%',
    ]);
    expect(shareText(0.9519, sayIn('de-DE'))).toBe('95,2\u00a0%');
    expect([0.9497, 0.949996, 0.95, 1, 0, 0.123].map((share) => shareText(share, say, 0.95))).toEqual([
      '94.97\u00a0%',
      '94.9996\u00a0%',
      '95\u00a0%',
      '100\u00a0%',
      '0\u00a0%',
      '12.3\u00a0%',
    ]);
  });

  it('[F2.1] reads ages as people write them, and what it wrote itself', () => {
    const read = (ageSeen: string): Age | string =>
      faults({ ageSeen }).join() || checkAssessment(quality, { ...typed, ageSeen }).ageSeen;
    const hours = { amount: 6, unit: 'hours' };
    for (const text of ['6 h', '6h', '6 hours', '6 Std.', '6 Stunden', ' 6  H '])
      expect(read(text)).toEqual(hours);
    expect(read('1,5 Tage')).toEqual({ amount: 1.5, unit: 'days' });
    expect(read('2 weeks')).toEqual({ amount: 14, unit: 'days' });
    expect(read('12 000 h')).toEqual({ amount: 12_000, unit: 'hours' });
    for (const text of ['', '6', 'h', '-1 h', '6 moons', 'soon', '6 h ago'])
      expect(read(text), text).toBe('ageSeen: quality.refusal.age');
    // [X10] 1.5 hours or 1,500 of them: whoever typed it says which.
    for (const text of ['1.500 h', '1,500 hours']) expect(read(text)).toBe('ageSeen: refusal.two-numbers');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_000 }),
        fc.constantFrom('hours' as const, 'days' as const),
        (thousandths, unit) => {
          const age = { amount: thousandths / 1_000, unit };
          expect(read(writeAge(age))).toEqual(age);
        },
      ),
    );
  });

  it('[F2.1] goes through a round: skips what is assessed, ends after the last, and goes back one', () => {
    const round = ['a', 'b', 'c', 'd'].map((id) => ({ id, isAssessed: id === 'b' }));
    expect(nextInRound(round, null)?.id).toBe('a');
    expect(nextInRound(round, 'a')?.id).toBe('c');
    expect(nextInRound(round, 'd')).toBeUndefined();
    expect(previousInRound(round, 'c')?.id).toBe('b');
    expect(previousInRound(round, 'a')).toBeUndefined();
  });
});

const typed = {
  use: 'training',
  recordsPresent: '970',
  recordsExpected: '1000',
  checked: '200',
  wrong: '4',
  consistent: ['formats', 'units'],
  inconsistent: ['coding'],
  ageSeen: '6 h',
  ageNeeded: '1 day',
  note: '',
};

function faults(input: Record<string, unknown>, check = checkAssessment): string[] {
  try {
    check(quality, { ...typed, ...input });
    return [];
  } catch (error) {
    if (error instanceof FieldRefusals) return error.refusals.map((one) => `${one.field}: ${one.key}`);
    throw error;
  }
}

describe('an assessment as it is typed', () => {
  it('[F2.1] turns what was ticked into an answer for everything that is looked at', () => {
    expect(checkAssessment(quality, typed)).toMatchObject({
      recordsExpected: 1_000,
      consistency: { formats: 'yes', units: 'yes', coding: 'no', 'formats across': 'not applicable' },
      ageSeen: { amount: 6, unit: 'hours' },
      note: null,
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an expected count of 0', { recordsExpected: '0' }, ['recordsExpected: quality.refusal.expected']],
    ['no expected count', { recordsExpected: '' }, ['recordsExpected: refusal.required']],
    ['a negative count', { recordsPresent: '-1' }, ['recordsPresent: quality.refusal.negative']],
    ['no number', { checked: 'many' }, ['checked: quality.refusal.count']],
    ['half a record', { checked: '1.5' }, ['checked: quality.refusal.count']],
    [
      'a count beyond counting',
      { recordsExpected: '9'.repeat(30) },
      ['recordsExpected: quality.refusal.count'],
    ],
    ['nothing checked', { checked: '0', wrong: '0' }, ['checked: quality.refusal.checked']],
    ['more errors than checks', { wrong: '201' }, ['wrong: quality.refusal.wrong']],
    ['every check wrong', { wrong: '200' }, []],
    ['more present than expected', { recordsPresent: '1001' }, ['recordsPresent: quality.refusal.present']],
    ['spaces in a number', { recordsExpected: '1 000' }, []],
    ['an age without a unit', { ageSeen: '6' }, ['ageSeen: quality.refusal.age']],
    ['a needed age of 0', { ageNeeded: '0 h' }, ['ageNeeded: quality.refusal.age-needed']],
    ['an unknown use', { use: 'fun' }, ['use: refusal.choose']],
    ['one thing in both lists', { inconsistent: ['formats'] }, ['inconsistent: quality.refusal.both']],
    ['nothing looked at', { consistent: [], inconsistent: [] }, ['consistent: quality.refusal.consistency']],
    ['nothing applies', { consistent: ['none'], inconsistent: [] }, []],
    [
      'nothing applies, but something does',
      { consistent: ['none', 'units'] },
      ['consistent: quality.refusal.none'],
    ],
    ['something nobody knows', { consistent: ['taste'] }, ['consistent: refusal.choose']],
    ['a note too long', { note: 'x'.repeat(501) }, ['note: refusal.too-long']],
  ])('[F2.1] [X8] %s', (_what, input, expected) => {
    expect(faults(input)).toEqual(expected);
  });

  it('[X8] checks the first step by itself', () => {
    expect(faults({ wrong: '201', ageSeen: '' }, checkAssessmentStep as never)).toEqual([
      'wrong: quality.refusal.wrong',
    ]);
  });
});
