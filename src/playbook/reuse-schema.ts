import { z } from 'zod';

const days = z.int().positive();

/** How long what phase 1 recorded holds for a later cycle. */
export const reuse = z.strictObject({
  source_check: z.strictObject({ days }),
  assessment: z
    .strictObject({ least_days: days, most_days: days })
    .refine((range) => range.least_days <= range.most_days, 'least_days must not be above most_days'),
  pipeline_run: z.strictObject({ days }),
});
export type ReuseLimits = z.infer<typeof reuse>;
