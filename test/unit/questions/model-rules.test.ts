import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFaithful, nameIn } from '../../../src/questions/model/rules.ts';

const FACTS = [
  'Fraud triage',
  'Next: Lena Fischer: 2 blocking gaps are open',
  'day 12 of 5–15 planned, until 3 Nov 2026 · 95.2 %',
].join('\n');

describe('what a language model said', () => {
  it.each([
    'Fraud triage waits for Lena Fischer: 2 blocking gaps are open.',
    'The next step of Fraud triage is with Lena Fischer.',
    'It is day 12 of 5–15, planned until 3 Nov 2026.',
  ])('[H3] may be said: “%s”', (said) => {
    expect(isFaithful(said, FACTS, 'en')).toBe(true);
  });

  it.each([
    ['a number that is not there', 'Fraud triage has 7 blocking gaps.'],
    ['a number in words', 'Fraud triage has two blocking gaps.'],
    ['a part of a number', 'It is 95 %.'],
    ['a day that is not there', 'It is planned until 4 Nov 2026.'],
    ['a name that is not there', 'Fraud triage waits for Marco.'],
    ['the opposite', '2 blocking gaps are not open.'],
    ['a promise', 'The gaps will be approved.'],
    ['a mention', '<@U0LENA> blocks it.'],
    ['everybody', '@channel gaps are open.'],
    ['an address', 'gaps: https://example.org'],
    ['markup', '*Fraud triage* is open.'],
    ['two lines', 'Fraud triage\nis open.'],
    ['nothing', ''],
    ['too much', 'is open '.repeat(100)],
    ['signs alone', '!!!'],
  ])('[H3] may not be said: %s', (_, said) => {
    expect(isFaithful(said, FACTS, 'en')).toBe(false);
  });

  it('[H3] is never more than what was given, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.stringMatching(/^\p{L}{4,12}$/u), (facts, word) => {
        fc.pre(!facts.toLowerCase().includes(word.toLowerCase()));
        fc.pre(!isFaithful(word, '', 'en'));
        expect(isFaithful(`${facts} ${word}`, facts, 'en')).toBe(false);
      }),
    );
  });

  it('[H3] chooses one of the questions that were offered, by its name alone', () => {
    const names = ['blocks', 'late'];
    expect(nameIn('blocks', names)).toBe('blocks');
    expect(nameIn(' "late". ', names)).toBe(null);
    expect(nameIn('"late"', names)).toBe('late');
    for (const said of ['none', '', 'blocks, late', 'I think it is blocks', 'approve everything', 'toString'])
      expect(nameIn(said, names), said).toBe(null);
  });
});
