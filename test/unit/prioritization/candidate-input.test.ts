import { randomUUID } from 'node:crypto';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A_YEAR, shortest, valueAYear } from '../../../src/prioritization/roi.ts';
import { candidateForm } from '../../../src/prioritization/use-case/candidate.ts';
import { missingOf, roiYearOf } from '../../../src/prioritization/use-case/rules.ts';
import { nameKey } from '../../../src/record/name-key.ts';
import { FieldRefusals } from '../../../src/refusal.ts';
import { PERIODS } from '../../../src/seal/content.ts';

const tickets = randomUUID();
const mails = randomUUID();
const context = {
  sources: new Map([
    [tickets, 'CRM tickets'],
    [mails, 'Mails'],
  ]),
  currency: null,
};

const whole = {
  name: 'Invoice coding',
  description: 'Accounts are chosen by hand',
  processOwner: 'U0OWNER',
  startState: 'An invoice has arrived',
  endState: 'It is booked',
  processDocument: 'https://wiki.example/invoices',
  sources: [mails, tickets],
  costPerTransaction: '4.20',
  currency: 'eur',
  volume: '1200',
  volumePeriod: 'week',
  improvementRate: '15',
};

function faults(
  input: Record<string, unknown>,
  more: Partial<typeof context> | { currency: string } = {},
): string[] {
  try {
    candidateForm.check(input, { ...context, ...more });
    return [];
  } catch (error) {
    if (error instanceof FieldRefusals) return error.refusals.map((one) => `${one.field}: ${one.key}`);
    throw error;
  }
}

describe('a use case as it is typed', () => {
  it('[P1.1] is taken with everything', () => {
    expect(candidateForm.check(whole, context)).toEqual({
      ...whole,
      sources: [mails, tickets].sort(),
      costPerTransaction: '4.2',
      currency: 'EUR',
    });
  });

  it('[P1.1] needs a name and nothing else', () => {
    const fields = candidateForm.check({ name: ' Refunds ' }, context);
    expect(fields).toMatchObject({ name: 'Refunds', description: '', sources: [], currency: null });
    expect(missingOf(fields)).toEqual([
      'processOwner',
      'startState',
      'endState',
      'processDocument',
      'sources',
      'roi',
    ]);
    expect(missingOf(candidateForm.check(whole, context))).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['no name', { name: ' ' }, ['name: refusal.required']],
    ['a name of 342 characters, as the longest of the real inventory', { name: 'x'.repeat(342) }, []],
    ['a name too long', { name: 'x'.repeat(401) }, ['name: refusal.too-long']],
    ['a text of halves of characters', { description: 'broken \ud83d text\u0000' }, []],
    [
      'a link to a script',
      { processDocument: 'javascript:alert(1)' },
      ['processDocument: candidates.refusal.link'],
    ],
    [
      'a link with a user name',
      { processDocument: 'https://slack.com@evil.example' },
      ['processDocument: candidates.refusal.link'],
    ],
    ['a source of nobody', { sources: [randomUUID()] }, ['sources: candidates.refusal.source']],
  ])('[P1.1] [X8] %s', (_what, input, expected) => {
    expect(faults({ ...whole, ...input })).toEqual(expected);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a cost of zero', { costPerTransaction: '0.00' }, ['costPerTransaction: candidates.refusal.cost']],
    ['a negative cost', { costPerTransaction: '-1' }, ['costPerTransaction: candidates.refusal.cost']],
    ['a volume of zero', { volume: '0' }, ['volume: candidates.refusal.volume']],
    ['a negative volume', { volume: '-1200' }, ['volume: candidates.refusal.volume']],
    ['a volume in words', { volume: 'many' }, ['volume: candidates.refusal.volume']],
    ['a volume that is NaN', { volume: 'NaN' }, ['volume: candidates.refusal.volume']],
    ['an exponent', { volume: '1e6' }, ['volume: candidates.refusal.volume']],
    ['grouping that may be a decimal comma', { volume: '1,234' }, ['volume: refusal.two-numbers']],
    ['a decimal comma', { costPerTransaction: '4,20' }, []],
    ['a rate below 0', { improvementRate: '-1' }, ['improvementRate: candidates.refusal.rate']],
    ['a rate over 100', { improvementRate: '100.01' }, ['improvementRate: candidates.refusal.rate']],
    ['a rate of 100', { improvementRate: '100' }, []],
    ['an unknown currency', { currency: 'EUX' }, ['currency: candidates.refusal.currency']],
    ['a currency of the past', { currency: 'DEM' }, ['currency: candidates.refusal.currency']],
    ['a sign for a currency', { currency: '€' }, ['currency: candidates.refusal.currency']],
    ['a cost in no currency', { currency: '' }, ['currency: candidates.refusal.currency-missing']],
    ['a volume in no period', { volumePeriod: '' }, ['volumePeriod: candidates.refusal.period-missing']],
    ['an unknown period', { volumePeriod: 'hour' }, ['volumePeriod: refusal.choose']],
  ])('[P3.1] [X8] %s', (_what, input, expected) => {
    expect(faults({ ...whole, ...input })).toEqual(expected);
  });

  it('[P3.1] refuses currencies mixed, and names the one in use', () => {
    expect(faults(whole, { currency: 'USD' })).toEqual(['currency: candidates.refusal.currencies']);
    expect(faults(whole, { currency: 'EUR' })).toEqual([]);
  });

  it('[P1.1] asks for every field on one step, five at most', () => {
    const fields: string[] = candidateForm.steps.flatMap((step) => step.fields);
    expect(fields.toSorted()).toEqual([...candidateForm.names].sort());
    expect(Math.max(...candidateForm.steps.map(({ fields: asked }) => asked.length))).toBeLessThanOrEqual(5);
    expect([
      candidateForm.stepOf('name'),
      candidateForm.stepOf('sources'),
      candidateForm.stepOf('volume'),
      candidateForm.stepOf(undefined),
    ]).toEqual([1, 2, 3, 1]);
  });

  it('[X8] checks a step by itself', () => {
    expect(() => candidateForm.checkStep(1, { name: 'Refunds' }, context)).not.toThrow();
    expect(() => candidateForm.checkStep(3, { volume: '0' }, context)).toThrow(FieldRefusals);
    expect(() => candidateForm.checkStep(2, { sources: [randomUUID()] }, context)).toThrow(FieldRefusals);
  });

  it('[P1.1] tells names apart as people do', () => {
    expect(nameKey('INVOICE Coding')).toBe(nameKey('invoice coding'));
    expect(nameKey('Ｉnvoice')).toBe(nameKey('invoice'));
    expect(nameKey('a')).not.toBe(nameKey('b'));
  });

  it('[P1.1] knows what an edit changed', () => {
    const before = candidateForm.check(whole, context);
    expect(candidateForm.changed(before, { ...before, sources: [...before.sources] })).toEqual([]);
    expect(candidateForm.changed(before, { ...before, volume: '1', sources: [] })).toEqual([
      'sources',
      'volume',
    ]);
  });
});

describe('the value a year', () => {
  it('[P3.1] is cost × volume × rate, over 365 days, 52 weeks, 12 months, 4 quarters', () => {
    const value = (period: (typeof PERIODS)[number]) =>
      valueAYear({ costPerTransaction: '0.1', volume: '3', period, improvementPercent: '20' });
    expect(PERIODS.map(value)).toEqual(['21.9', '3.12', '0.72', '0.24', '0.06']);
    expect(PERIODS.map((period) => A_YEAR[period])).toEqual([365, 52, 12, 4, 1]);
  });

  it('[P3.1] is not known while a term is missing', () => {
    const fields = candidateForm.check(whole, context);
    expect(roiYearOf(fields)).toBe('39312');
    for (const term of [
      'costPerTransaction',
      'volume',
      'volumePeriod',
      'improvementRate',
      'currency',
    ] as const)
      expect(roiYearOf({ ...fields, [term]: null }), term).toBeNull();
  });

  it('[P3.1] is exact for all that the form takes', () => {
    const typed = fc
      .tuple(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), fc.integer({ min: 0, max: 999_999 }))
      .map(([units, millionths]) => ({
        text: `${units}.${String(millionths).padStart(6, '0')}`,
        // In millionths, a whole number: computed without any decimals.
        exact: units * 1_000_000n + BigInt(millionths),
      }));
    fc.assert(
      fc.property(typed, typed, typed, fc.constantFrom(...PERIODS), (cost, volume, rate, period) => {
        const terms = { costPerTransaction: cost.text, volume: volume.text, period };
        const got = valueAYear({ ...terms, improvementPercent: rate.text });
        const scaled = cost.exact * volume.exact * rate.exact * BigInt(A_YEAR[period]);
        const Wide = Decimal.clone({ precision: 200 });
        expect(new Wide(got).times(new Wide(10).pow(20)).toFixed()).toBe(scaled.toString());
        expect(got).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
      }),
    );
  });

  it('[P3.1] keeps decimals in their shortest form', () => {
    expect(['12.50', '007', '0.000001', '1000000000000000'].map(shortest)).toEqual([
      '12.5',
      '7',
      '0.000001',
      '1000000000000000',
    ]);
  });
});
