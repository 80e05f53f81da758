import { z } from 'zod';
import { numberTyped } from '../../record/number-typed.ts';
import { because } from '../../record/parse.ts';

/** A share in percent that a person typed: 12, 12.5 or 12,5. Anything else is what `otherwise` says. */
export const percent = (otherwise = because('gaps.refusal.loss')) =>
  z
    .unknown()
    .pipe(numberTyped(otherwise))
    .transform(Number)
    .refine((value) => value >= 0 && value <= 100, otherwise);
