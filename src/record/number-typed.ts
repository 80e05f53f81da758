import { z } from 'zod';
import type { TextKey } from '../texts/catalogue.ts';
import { cleanedLine } from './clean-text.ts';
import { because } from './parse.ts';

/** Digits in threes with one sign between them: a space of any width, an apostrophe, a point, a comma. */
const GROUPED = /^(\d{1,3})(?:([ '’.,])\d{3})(?:\2\d{3})*(?:([.,])(\d{1,9}))?$/;
const PLAIN = /^(\d{1,15})(?:[.,](\d{1,9}))?$/;
/** What some read as thousands, others as a number with three decimals. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** What a person meant by a number: one value, two that it may mean, or none. Decimals without grouping, `-0.5`. */
export type NumberRead =
  | { kind: 'number'; value: string }
  | { kind: 'either'; grouped: string; decimal: string }
  | { kind: 'none' };

/**
 * [X10] A number in the notation of whoever wrote it: `12.5`, `12,5`, `12 000`, `12’000`, `1.234,5`, `1,234,567`. What may mean
 * two things, `1.234` or `410,000`, is told as such. Up to 15 digits and 9 decimals; no words, signs in front but minus, exponents.
 */
export function readNumber(typed: string): NumberRead {
  const text = cleanedLine(typed)
    .replace(/\s/g, ' ')
    .replace(/^\u2212/, '-');
  const sign = text.startsWith('-') ? '-' : '';
  const digits = sign ? text.slice(1) : text;
  if (EITHER.test(digits)) {
    const [whole = '', part = ''] = digits.split(/[.,]/);
    return { kind: 'either', grouped: sign + whole + part, decimal: `${sign}${whole}.${part}` };
  }
  const plain = PLAIN.exec(digits);
  if (plain) return { kind: 'number', value: sign + joined(plain[1], plain[2]) };
  const grouped = GROUPED.exec(digits);
  // The sign between groups is never that before the decimals, and nobody groups behind a leading zero.
  if (!grouped || grouped[2] === grouped[3] || digits.startsWith('0')) return { kind: 'none' };
  const end = grouped[3] ? digits.lastIndexOf(grouped[3]) : digits.length;
  const whole = digits.slice(0, end).replace(/\D/g, '');
  return whole.length > 15 ? { kind: 'none' } : { kind: 'number', value: sign + joined(whole, grouped[4]) };
}

const joined = (whole = '', decimals = ''): string => (decimals ? `${whole}.${decimals}` : whole);

/** A kept decimal as it is filled into a field or a file, so that reading it again gives the same: `4.125` is `4.1250`. */
export const unmistakable = (decimal: string): string =>
  EITHER.test(decimal.replace(/^-/, '')) ? `${decimal}0` : decimal;

/** Says which two things a number may mean, and how to write each. Params of a refusal. */
const eitherParams = (typed: string, { grouped, decimal }: { grouped: string; decimal: string }) => ({
  typed: cleanedLine(typed),
  grouped,
  decimal: /\.0+$/.test(decimal) ? decimal.replace(/\.0+$/, '') : unmistakable(decimal),
});

/** A number as people type it, to a decimal; `otherwise` is said of what is none, and what may mean two things is asked about. */
export const numberTyped = (otherwise: ReturnType<typeof because>) =>
  z.unknown().transform((typed, context) => {
    // A number that is one already has no notation.
    const read = readNumber(typeof typed === 'number' ? unmistakable(String(typed)) : String(typed ?? ''));
    if (read.kind === 'number') return read.value;
    const said =
      read.kind === 'either' ? because('refusal.two-numbers', eitherParams(String(typed), read)) : otherwise;
    context.addIssue({ code: 'custom', ...said });
    return z.NEVER;
  });

/** A whole number as people type it. */
export const wholeTyped = (fault: TextKey, { min, max = 100_000_000 }: { min: number; max?: number }) =>
  numberTyped(because(fault, { min, max }))
    .refine((value) => /^\d{1,9}$/.test(value), { ...because(fault, { min, max }), abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, because(fault, { min, max }));
