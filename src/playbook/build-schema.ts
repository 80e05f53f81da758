import { z } from 'zod';
import { localized } from './schema.ts';

const weeks = z
  .strictObject({ from: z.int().min(1).max(52), to: z.int().min(1).max(52) })
  .refine((range) => range.from <= range.to, 'from must not be after to');

const step = z.strictObject({
  key: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9_]*$/, 'keys are small letters, digits and _'),
  text: localized,
  why: localized,
  weeks,
  /** Whose it usually is. Names of roles as in the engagement's room; a test holds them together. */
  owner: z.enum(['lead', 'member', 'data', 'engineering']),
  /** The pilot can end without it. */
  optional: z.boolean().default(false),
});

/** [B1] What is built in the pilot, in order. */
export const buildSteps = z.strictObject({
  steps: z
    .array(step)
    .min(1)
    .max(30)
    .refine(
      (list) => new Set(list.map((one) => one.key)).size === list.length,
      'step keys must be different',
    ),
});
export type BuildStep = z.output<typeof step>;
