import { z } from 'zod';

/** What a monitor begins with: `monitoring.yml`. */
export const monitoring = z.strictObject({
  monitor: z.strictObject({
    cron: z.string(),
    min_cases: z.int().min(0),
    breaches_to_fire: z.int().min(1).max(20),
    clears_to_resolve: z.int().min(1).max(20),
    no_data_minutes: z.int().min(1),
    drift_alpha: z.number().gt(0).lt(1),
    drift_floor: z.number().gt(0).lt(1),
  }),
});
export type MonitoringDefaults = z.infer<typeof monitoring>;
