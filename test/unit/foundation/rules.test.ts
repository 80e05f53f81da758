import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceForm } from '../../../src/foundation/inventory/source.ts';
import {
  gapsToOpen,
  isOvercome,
  isReady,
  standing,
  unstructuredFormats,
} from '../../../src/foundation/rules.ts';
import { nameKey } from '../../../src/record/name-key.ts';
import { FieldRefusals } from '../../../src/refusal.ts';
import { aSource, playbook } from '../../support/sources.ts';

const { inventory } = playbook;
const unstructured = unstructuredFormats(inventory);
const TODAY = '2027-03-01';
const context = { inventory, today: TODAY, me: 'ULEAD' };

/** Fields and reasons of a refusal. */
function faults(input: Record<string, unknown>): string[] {
  try {
    sourceForm.check(input, context);
    return [];
  } catch (error) {
    if (!(error instanceof FieldRefusals)) throw error;
    return error.refusals.map((one) => `${one.field}: ${one.key}`);
  }
}

const anySource = fc.record({
  existsToday: fc.boolean(),
  accessible: fc.boolean(),
  format: fc.constantFrom(...inventory.formats.map((format) => format.key)),
  extractionPlan: fc.constantFrom(null, 'a plan'),
  checkedBy: fc.constantFrom(null, 'ULEAD'),
  checkedOn: fc.constantFrom(null, TODAY),
});

describe('how a source stands', () => {
  it.each([
    ['ready', {}],
    ['wished', { existsToday: false, accessible: false }],
    ['inaccessible', { accessible: false }],
    ['unplanned', { format: 'pdf' }],
    ['unplanned', { format: 'free text', extractionPlan: null }],
    ['ready', { format: 'audio', extractionPlan: 'Speech to text' }],
    ['unchecked', { checkedBy: null }],
    ['unchecked', { checkedOn: null }],
  ] as const)('[F1.1] %s: %o', (expected, more) => {
    expect(standing(aSource(more as Partial<ReturnType<typeof aSource>>), unstructured)).toBe(expected);
  });

  it('[F1.1] what does not exist today is never ready, whatever else is said', () => {
    fc.assert(
      fc.property(anySource, (one) => !isReady(aSource({ ...one, existsToday: false }), unstructured)),
    );
  });

  it('[F1.4] what is ready opens no gap; what opens none only lacks its existence or its check', () => {
    fc.assert(
      fc.property(anySource, (one) => {
        const source = aSource(one);
        const gaps = gapsToOpen(source, unstructured);
        if (isReady(source, unstructured)) expect(gaps).toEqual([]);
        if (gaps.length === 0)
          expect(['ready', 'unchecked', 'wished']).toContain(standing(source, unstructured));
        for (const gap of gaps) expect(isOvercome(gap, source, unstructured)).toBe(false);
      }),
    );
  });

  it('[F1.4] the formats of the rule are the unstructured ones', () => {
    expect(unstructured).toEqual(['pdf', 'email', 'image', 'audio', 'free text']);
  });

  it('a gap of another type is never overcome by what a source says', () => {
    expect(isOvercome('label inconsistency', aSource(), unstructured)).toBe(false);
  });
});

describe('what is typed', () => {
  it('[F1.1] takes a source that says everything', () => {
    expect(faults(aSource() as never)).toEqual([]);
  });

  it.each([
    [
      'nothing at all',
      {},
      [
        'name',
        'system',
        'owner',
        'accessMethod',
        'updateFrequency',
        'volume',
        'format',
        'existsToday',
        'accessible',
        'checkedBy',
        'checkedOn',
      ].map((field) => `${field}: refusal.required`),
    ],
    ['white space', { ...aSource(), name: ' \n\t ' }, ['name: refusal.required']],
    ['only invisible characters', { ...aSource(), name: '\u200b\u0000' }, ['name: refusal.required']],
    ['a name too long', { ...aSource(), name: 'x'.repeat(121) }, ['name: refusal.too-long']],
    [
      'a plan too long',
      { ...aSource(), extractionPlan: 'x'.repeat(2001) },
      ['extractionPlan: refusal.too-long'],
    ],
    ['a choice nobody offered', { ...aSource(), format: 'papyrus' }, ['format: foundation.refusal.choice']],
    [
      'a prototype’s name as a choice',
      { ...aSource(), format: '__proto__' },
      ['format: foundation.refusal.choice'],
    ],
    [
      'kinds that are none',
      { ...aSource(), personalData: ['contact', 'soul'] },
      ['personalData: foundation.refusal.choice'],
    ],
    [
      'kinds that are no list',
      { ...aSource(), personalData: 'contact' },
      ['personalData: foundation.refusal.choice'],
    ],
    ['yes as a word', { ...aSource(), existsToday: 'yes' }, ['existsToday: foundation.refusal.yes-no']],
    [
      'access to what does not exist',
      { ...aSource(), existsToday: false },
      ['accessible: foundation.refusal.accessible'],
    ],
    ['a check tomorrow', { ...aSource(), checkedOn: '2027-03-02' }, ['checkedOn: foundation.refusal.future']],
    ['a day that is none', { ...aSource(), checkedOn: '2027-02-30' }, ['checkedOn: refusal.date']],
    ['a person by name', { ...aSource(), checkedBy: 'Lena' }, ['checkedBy: foundation.refusal.user-id']],
    [
      'things that are no text',
      { ...aSource(), name: 7 as never, checkedBy: {} as never },
      ['name: refusal.choose', 'checkedBy: foundation.refusal.user-id'],
    ],
  ])('[X8] refuses %s, at its field', (_what, input, expected) => {
    expect(faults(input as Record<string, unknown>)).toEqual(expected);
  });

  it('[F1.1] asks for five fields a step at most, each once, and finds the step of each', () => {
    expect(sourceForm.steps.length).toBe(sourceForm.steps.length);
    for (const { fields } of sourceForm.steps) expect(fields.length).toBeLessThanOrEqual(5);
    expect(new Set(sourceForm.steps.flatMap(({ fields }) => fields)).size).toBe(
      Object.keys(aSource()).length,
    );
    expect([
      sourceForm.stepOf('name'),
      sourceForm.stepOf('format'),
      sourceForm.stepOf('checkedOn'),
      sourceForm.stepOf(undefined),
    ]).toEqual([1, 2, 3, 1]);
  });

  it('[X8] checks a step by itself, as the whole would', () => {
    expect(() => sourceForm.checkStep(1, { ...aSource(), format: 'papyrus' }, context)).not.toThrow();
    expect(() => sourceForm.checkStep(2, { ...aSource(), format: 'papyrus' }, context)).toThrow(
      FieldRefusals,
    );
    expect(() => sourceForm.checkStep(3, { ...aSource(), existsToday: false }, context)).toThrow(
      FieldRefusals,
    );
  });

  it('what was checked once is the same when it is checked again', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, text, (name, plan) => {
        try {
          const once = sourceForm.check({ ...aSource({ name, extractionPlan: plan }) }, context);
          expect(sourceForm.check({ ...once }, context)).toEqual(once);
        } catch (error) {
          if (!(error instanceof FieldRefusals)) throw error;
        }
      }),
    );
  });
});

describe('names and changes', () => {
  it('[F1.3] names are one in any case and however their letters are encoded', () => {
    expect(nameKey('ÄPFEL')).toBe(nameKey('a\u0308pfel'));
    expect(nameKey('ﬁle')).toBe(nameKey('FILE'));
    expect(nameKey('¯ mean')).toBe(nameKey(nameKey('¯ mean')));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => nameKey(nameKey(name)) === nameKey(name)),
    );
  });

  it('[F1.2] tells the fields that changed; the order of kinds is none', () => {
    const before = aSource({ personalData: ['contact', 'health'] });
    expect(sourceForm.changed(before, { ...before, personalData: ['health', 'contact'] })).toEqual([]);
    expect(sourceForm.changed(before, { ...before, personalData: ['health'], volume: '9' })).toEqual([
      'volume',
      'personalData',
    ]);
  });

  it('[X5] of two edits at once, what one left alone becomes what the other made of it', () => {
    const changes = [
      { field: 'volume' as const, before: '1', after: '2' },
      { field: 'owner' as const, before: 'A', after: 'B' },
    ];
    expect(sourceForm.merge({ volume: '1', owner: 'mine', name: 'n' }, changes)).toEqual({
      volume: '2',
      owner: 'mine',
      name: 'n',
    });
    expect(sourceForm.merge({ name: 'n' }, changes)).toEqual({ name: 'n' });
  });
});
