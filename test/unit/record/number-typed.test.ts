import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRoiStep } from '../../../src/prioritization/plan/roi-input.ts';
import { candidateForm } from '../../../src/prioritization/use-case/candidate.ts';
import { readNumber, unmistakable } from '../../../src/record/number-typed.ts';
import { FieldRefusals } from '../../../src/refusal.ts';
import { sayIn } from '../../../src/texts/say.ts';

const meant = (typed: string): string => {
  const read = readNumber(typed);
  if (read.kind === 'either') return `${read.grouped} or ${read.decimal}`;
  return read.kind === 'number' ? read.value : 'none';
};

describe('a number as people write it', () => {
  it.each([
    ['12', '12'],
    ['12.5', '12.5'],
    ['12,5', '12.5'],
    ['12 000', '12000'],
    ['12\u00a0000', '12000'],
    ['12\u202f000,5', '12000.5'],
    ['12’000', '12000'],
    ["12'000.50", '12000.50'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234,567', '1234.567'],
    ['0.125', '0.125'],
    ['0,125', '0.125'],
    ['1234.567', '1234.567'],
    ['-3', '-3'],
    ['−3', '-3'],
    ['410\u200b000', '410000'],
    ['410.000', '410000 or 410.000'],
    ['410,000', '410000 or 410.000'],
    ['1.234', '1234 or 1.234'],
    ['-1,234', '-1234 or -1.234'],
    ['', 'none'],
    ['1e6', 'none'],
    ['NaN', 'none'],
    ['12 00', 'none'],
    ['1.2.3', 'none'],
    ['1,234,56', 'none'],
    ['0.123.456', 'none'],
    ['four', 'none'],
  ])('[X10] [D5] %j is %s', (typed, expected) => {
    expect(meant(typed)).toBe(expected);
  });

  it('[X10] a kept decimal, filled in and read again, is the same number', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -999_999_999n, max: 999_999_999n }),
        fc.nat({ max: 6 }),
        (digits, places) => {
          const decimal = (Number(digits) / 10 ** places).toFixed(places);
          const read = readNumber(unmistakable(decimal));
          expect(read.kind).toBe('number');
          if (read.kind === 'number') expect(Number(read.value)).toBe(Number(decimal));
        },
      ),
    );
  });

  it('[X10] [D5] the ROI form asks in German which is meant, and takes either answer', () => {
    const typed = { currency: 'EUR', costPerTransaction: '1', period: 'year', improvementPercent: '10' };
    const said = (volume: string): string[] => {
      try {
        checkRoiStep(1, { ...typed, volume });
        return [];
      } catch (error) {
        if (!(error instanceof FieldRefusals)) throw error;
        return error.refusals.map(({ key, params, field }) => `${field}: ${sayIn('de')(key, params)}`);
      }
    };
    const asked = 'kann 410000 oder 410 heißen. Bitte das Gemeinte so eingeben, wie es hier steht.';
    expect(said('410.000')).toEqual([`volume: „410.000“ ${asked}`]);
    expect(said('410,000')).toEqual([`volume: „410,000“ ${asked}`]);
    for (const volume of ['410000', '410 000', '410', '1.234,5']) expect(said(volume)).toEqual([]);
  });

  it('[X10] [D5] a use case keeps a cost with three decimals that nobody touched', () => {
    const context = { sources: new Map(), currency: null };
    const fields = candidateForm.check(
      { name: 'Refunds', costPerTransaction: '4.1250', currency: 'EUR' },
      context,
    );
    expect(fields.costPerTransaction).toBe('4.125');
    const again = candidateForm.over(fields, { costPerTransaction: '4.125', description: 'new' });
    expect(candidateForm.check(again, context)).toMatchObject({
      costPerTransaction: '4.125',
      description: 'new',
    });
    expect(() =>
      candidateForm.check({ ...fields, volume: '410.000', volumePeriod: 'year' }, context),
    ).toThrow();
  });
});
