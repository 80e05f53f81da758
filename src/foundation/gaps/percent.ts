import { z } from 'zod';
import { because } from '../../record/parse.ts';

/** A number a person typed: 12, 12.5 or 12,5. Anything else is what `otherwise` says. */
export const percent = (otherwise = because('gaps.refusal.loss')) =>
  z
    .unknown()
    .transform((typed) => (typeof typed === 'number' ? typed : toNumber(String(typed ?? ''))))
    .refine((value) => value >= 0 && value <= 100, otherwise);

const toNumber = (typed: string): number =>
  /^\d{1,3}([.,]\d{1,6})?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : Number.NaN;

export const percentText = (value: number, language: string): string =>
  `${value.toLocaleString(language, { maximumFractionDigits: 2 })} %`;
