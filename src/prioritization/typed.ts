import { numberTyped } from '../record/number-typed.ts';
import { because } from '../record/parse.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { shortest } from './roi.ts';

/**
 * A decimal as people type it, to its shortest form.
 * @param fault what is said of anything that is none, such as signs in front, exponents, words and NaN
 */
export const decimalTyped = (fault: TextKey, { from }: { from?: 'zero' | 'above zero' } = {}) =>
  numberTyped(because(fault))
    .refine((value) => !/\.\d{7}/.test(value) && (from === undefined || !value.startsWith('-')), {
      ...because(fault),
      abort: true,
    })
    .transform(shortest)
    .transform((value) => (value === '-0' ? '0' : value))
    .refine((value) => from !== 'above zero' || value !== '0', because(fault));

/** A share in percent, over 0 and up to `max`. */
export const percentTyped = (
  fault: TextKey,
  { from = 'above zero' as 'zero' | 'above zero', max = 100 } = {},
) => decimalTyped(fault, { from }).refine((value) => Number(value) <= max, because(fault));
