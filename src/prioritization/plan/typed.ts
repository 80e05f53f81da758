import { z } from 'zod';
import { because } from '../../record/parse.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { shortest } from '../roi.ts';

/** Up to 15 digits and six decimals, with a point or a comma; `1,234` may mean two things and is refused. */
const FORM = /^-?\d{1,15}(\.\d{1,6}|,(\d{1,2}|\d{4,6}))?$/;

/**
 * A decimal as people type it, to its shortest form.
 * @param fault what is said of anything that is none, such as signs in front, exponents, words and NaN
 */
export const decimalTyped = (fault: TextKey, { from }: { from?: 'zero' | 'above zero' } = {}) =>
  z
    .string()
    .transform((typed) => typed.trim())
    .refine((typed) => FORM.test(typed) && (from === undefined || !typed.startsWith('-')), {
      ...because(fault),
      abort: true,
    })
    .transform((typed) => shortest(typed.replace(',', '.')))
    .transform((value) => (value === '-0' ? '0' : value))
    .refine((value) => from !== 'above zero' || value !== '0', because(fault));

/** A share in percent, over 0 and up to `max`. */
export const percentTyped = (
  fault: TextKey,
  { from = 'above zero' as 'zero' | 'above zero', max = 100 } = {},
) => decimalTyped(fault, { from }).refine((value) => Number(value) <= max, because(fault));

/** A whole number as people type it. */
export const wholeTyped = (fault: TextKey, { min, max = 100_000_000 }: { min: number; max?: number }) =>
  z
    .string()
    .trim()
    .refine((typed) => /^\d{1,9}$/.test(typed), { ...because(fault, { min, max }), abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, because(fault, { min, max }));
