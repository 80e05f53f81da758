import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned, cleanedLine } from '../../../src/record/clean-text.ts';
import { nameKey } from '../../../src/record/name-key.ts';
import { line, optional, paragraph } from '../../../src/record/parse.ts';

/** Any code units: halves of pairs, controls and joiners more often than chance would have it. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u0000',
      '\ud83d',
      '\udc00',
      '\u200b',
      '\u200d',
      '\u202e',
      '\ufeff',
      '\uffff',
      '\r',
      ' ',
      'é',
      'a',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('a text as it is kept', () => {
  it.each([
    ['NUL', 'no\u0000rth', 'north'],
    ['a half of a surrogate pair', 'a\ud83db\udc00', 'ab'],
    ['a zero-width space', 'crm\u200b', 'crm'],
    ['a byte order mark in the middle', 'cr\ufeffm', 'crm'],
    ['a mark that turns the direction', 'a\u202eb', 'ab'],
    ['a joiner that joins nothing', '\u200dcrm\u200d', 'crm'],
    ['nothing but what nobody sees', '\u200b\u200d\u3164\u2060', ''],
    ['letters in two pieces', 'Mu\u0308ller', 'Müller'],
    ['line ends of every kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a family of emoji, which stays', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['Persian, which needs its joiner', 'می‌خواهم', 'می‌خواهم'],
    ['text that is clean', '顧客データ ½ CO₂', '顧客データ ½ CO₂'],
  ])('[X10] %s', (_what, typed, kept) => {
    expect(cleaned(typed)).toBe(kept);
  });

  it('[X10] holds nothing unseen, and cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const kept = cleaned(typed);
        expect(kept).not.toMatch(/[\p{Cs}\u200b\ufeff]|(?![\n\t])\p{Cc}/u);
        expect(kept).toBe(kept.normalize('NFC').trim());
        expect(cleaned(kept)).toBe(kept);
      }),
      { numRuns: 500 },
    );
  });

  it('[X10] a field keeps it clean, or refuses it', () => {
    for (const schema of [line(40), paragraph(40), optional(line(40)), optional(paragraph(40))])
      fc.assert(
        fc.property(anyText, (typed) => {
          const { success, data } = schema.safeParse(typed);
          if (success && data !== null) expect([cleaned(typed), cleanedLine(typed)]).toContain(data);
          else if (success) expect(cleaned(typed)).toBe('');
          else expect(cleaned(typed) === '' || cleaned(typed).length > 40).toBe(true);
        }),
      );
  });

  it.each([
    ['crm', 'crm\u200b'],
    ['crm', 'CR\u200dM'],
    ['crm', ' crm\u00a0'],
    ['Müller', 'MU\u0308LLER'],
    ['ﬁle', 'file'],
  ])('[X10] [D4] %s and %j are one name', (one, other) => {
    expect(nameKey(other)).toBe(nameKey(one));
  });
});
