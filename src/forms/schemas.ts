import { z } from 'zod';
import { because } from '../record/parse.ts';

/** Nothing typed is an empty text: “please fill this in”, rather than a fault of ours. */
export const required = <Value>(schema: z.ZodType<Value>): z.ZodType<Value> =>
  z.preprocess((value) => value ?? '', schema);

/** A text that has to be there. Empty is “please fill this in”; anything but text is what `otherwise` says. */
export const present = (otherwise: ReturnType<typeof because>) =>
  z
    .unknown()
    .transform((value) => (typeof value === 'string' ? value.trim() : value))
    .refine((value) => value !== undefined && value !== null && value !== '', {
      ...because('refusal.required'),
      abort: true,
    })
    .refine((value) => typeof value === 'string', otherwise)
    .pipe(z.string());
