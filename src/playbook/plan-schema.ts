import { z } from 'zod';
import { choice, choices, localized } from './schema.ts';

const positive = z.number().positive();
const percent = z.number().positive().max(100);
const share = z.number().gt(0).max(1);
/** In percent, from 0; 5 for a copy of the playbook that was made before it was asked. */
const allowed = z.number().min(0).max(100).prefault(5);

const rolloutStage = z.strictObject({
  stage: z.int().positive(),
  complexity: z.array(z.enum(['low', 'medium', 'high'])).min(1),
  min_confidence: share,
  min_days: z.int().positive(),
});

const templateMetric = choice.extend({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  /** What stands behind its numbers; `currency` stands for that of the ROI model. */
  unit: localized,
  better: z.enum(['higher', 'lower']),
  variance_percent: percent,
});

/** [P3.2–P3.5] What a plan is filled in with before people change it. */
export const planDefaults = z.strictObject({
  requirement: z.strictObject({
    better_by: share,
    min_cases: z.int().positive(),
    fewest_cases: z.int().min(2),
    max_unlabelled_percent: allowed,
  }),
  fairness: z.strictObject({
    min_cases: z.int().positive(),
    max_gap: share,
    min_ratio: share,
    max_not_stated_percent: allowed,
  }),
  integration: z.strictObject({
    volume_per_hour: positive,
    max_error_percent: percent,
    max_p95_ms: positive,
    min_minutes: positive,
  }),
  supervised: z.strictObject({ min_cases: z.int().positive(), min_days: z.int().positive() }),
  rollout: z
    .array(rolloutStage)
    .min(1)
    .max(4)
    .refine((stages) => stages.every((one, index) => one.stage === index + 1), 'stages must be 1, 2, …'),
  monitoring: z.strictObject({ output_variance_percent: percent, value_variance_percent: percent }),
  templates: choices(choice.extend({ metrics: choices(templateMetric).max(20) })).max(20),
});

export type PlanDefaults = z.infer<typeof planDefaults>;
export type BaselineTemplate = PlanDefaults['templates'][number];
export type TemplateMetric = BaselineTemplate['metrics'][number];
