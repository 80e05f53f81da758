import { describe, expect, it } from 'vitest';
import { checkRoiStep, valueTyped } from '../../../src/prioritization/plan/roi-input.ts';
import { FieldRefusals } from '../../../src/refusal.ts';

describe('the ROI model as typed', () => {
  const typed = {
    costPerTransaction: '4,20',
    currency: 'eur',
    volume: '410000',
    period: 'year',
    improvementPercent: '25',
  };
  const faultOf = (step: number, fields: Record<string, string>): string[] => {
    try {
      checkRoiStep(step, fields);
    } catch (error) {
      if (error instanceof FieldRefusals) return error.refusals.map((one) => `${one.field}: ${one.key}`);
      throw error;
    }
    return [];
  };

  it('[P3.1] is worth cost × volume × improvement, exactly', () => {
    expect(valueTyped(typed)).toEqual({ value: '430500', currency: 'EUR' });
    expect(
      valueTyped({ ...typed, costPerTransaction: '0.1', volume: '3', improvementPercent: '10' }),
    ).toEqual({
      value: '0.03',
      currency: 'EUR',
    });
  });

  it.each([
    ['costPerTransaction', '0', 'plan.refusal.cost'],
    ['costPerTransaction', '-4', 'plan.refusal.cost'],
    ['costPerTransaction', '1,234', 'refusal.two-numbers'],
    ['costPerTransaction', 'NaN', 'plan.refusal.cost'],
    ['costPerTransaction', '1e5', 'plan.refusal.cost'],
    ['volume', '0', 'plan.refusal.volume'],
    ['volume', '0.000', 'plan.refusal.volume'],
    ['volume', '-410000', 'plan.refusal.volume'],
    ['volume', '', 'plan.refusal.volume'],
    ['currency', 'EURO', 'plan.refusal.currency'],
    ['currency', 'XQQ', 'plan.refusal.currency'],
    ['currency', 'DEM', 'plan.refusal.currency'],
    ['currency', 'XAU', 'plan.refusal.currency'],
    ['improvementPercent', '0', 'plan.refusal.improvement'],
    ['improvementPercent', '100.5', 'plan.refusal.improvement'],
  ])('[P3.1] refuses a %s of “%s” at its field', (field, value, key) => {
    expect(faultOf(1, { ...typed, [field]: value })).toEqual([`${field}: ${key}`]);
  });
});
