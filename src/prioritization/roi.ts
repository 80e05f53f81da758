import { Decimal } from 'decimal.js';
import type { Period } from '../seal/content.ts';

/** Enough digits that a product of three terms, as long as forms take them, is never rounded. */
const Exact = Decimal.clone({ precision: 120 });

/** How often a period comes in a year: 365 days, 52 weeks, 12 months, 4 quarters. */
export const A_YEAR: Readonly<Record<Period, number>> = {
  day: 365,
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

/** [P3.1] The three terms of an ROI model. Decimals as strings: money is never binary floating point. */
export interface RoiTerms {
  /** In the currency of the result. */
  costPerTransaction: string;
  /** Transactions in one `period`. */
  volume: string;
  period: Period;
  /** How much of the cost is saved, in percent: 12.5 is an eighth. */
  improvementPercent: string;
}

/**
 * [P3.1] The value a year: cost per transaction × volume a year × improvement rate. A year has 365 days,
 * 52 weeks, 12 months, 4 quarters. Exact, unrounded.
 * @returns a decimal in its shortest form, such as `410000` or `0.125`
 * @throws Error where a term is no decimal number
 */
export function valueAYear({ costPerTransaction, volume, period, improvementPercent }: RoiTerms): string {
  return new Exact(costPerTransaction)
    .times(volume)
    .times(A_YEAR[period])
    .times(improvementPercent)
    .dividedBy(100)
    .toFixed();
}

/** A decimal in its shortest form: `12.50` is `12.5`, `007` is `7`. @throws Error where it is no number */
export const shortest = (typed: string): string => new Exact(typed).toFixed();
