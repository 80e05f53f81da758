import { z } from 'zod';

const percent = z.int().min(0).max(100);

/** What a deployment begins with: `production.yml`. */
export const production = z.strictObject({
  sample_percent: percent,
  blind_percent: percent,
  token_minutes: z.int().min(1).max(60),
  no_data_days: z.int().positive(),
  claim_minutes: z.int().positive(),
  batch: z.int().min(1).max(20),
});
export type ProductionDefaults = z.infer<typeof production>;
