import { z } from 'zod';
import { FAIRNESS_METRICS, METRIC_NAMES, THRESHOLD_METRICS } from '../statistics/metrics.ts';

/** A decimal number as it was written, without grouping: `-0.5`, `410000`, `0.95`. Exact, and the same on every machine. */
const decimal = z.string().regex(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/, 'a decimal number in its shortest form');

/** How often a volume is meant. */
export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** [P3.3] One metric of today's process, measured before anything is built. */
const baselineMetric = z.strictObject({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  better: z.enum(['higher', 'lower']),
  value: decimal,
  /** Over which period and from where it was measured. */
  period: z.string(),
  source: z.string(),
  target: decimal,
  /** Acceptable deviation from the target in either direction, in percent of it. */
  variancePercent: decimal,
});

/** [P3.1] cost per transaction × volume a year × improvement rate = value a year. */
const roi = z.strictObject({
  /** ISO 4217. */
  currency: z.string().length(3),
  costPerTransaction: decimal,
  volume: decimal,
  period: z.enum(PERIODS),
  /** Expected improvement, in percent of the cost. */
  improvementPercent: decimal,
  valuePerYear: decimal,
  /** The value a year that has to be reached. */
  targetPerYear: decimal,
  /** [P3.2] The improvement expected at two levels of the metric; what lies between is on the line. */
  curve: z.strictObject({
    metric: z.enum(METRIC_NAMES),
    points: z.array(z.strictObject({ level: decimal, improvementPercent: decimal })).length(2),
  }),
});

/** [P3.2] What the model has to reach. */
const requirement = z.strictObject({
  metric: z.enum(THRESHOLD_METRICS),
  better: z.enum(['higher', 'lower']),
  threshold: decimal,
  minCases: z.int().positive(),
  /** [B2] More rows without a true label, in percent of all, are no result; left out: as many as there are. */
  maxUnlabelledPercent: decimal.optional(),
  /** Why the threshold is not the one the ROI model gives; null where it is. */
  typedReason: z.string().nullable(),
});

/** [P3.5] No segment may fall behind the best one by more than this. */
const fairnessBound = z.strictObject({
  /** The name of the segment, as it stands in evaluations: `SEX`, `region`. */
  segment: z.string(),
  /** Which of its values the bound is about; null: all that occur. */
  values: z.array(z.string()).min(1).nullable(),
  metric: z.enum(FAIRNESS_METRICS),
  /** `max_gap`: the difference to the best segment is at most the limit. `min_ratio`: the ratio is at least the limit. */
  rule: z.enum(['max_gap', 'min_ratio']),
  limit: decimal,
  /** Fewer cases are no result. */
  minCases: z.int().positive(),
  /** [B6] More cases of no stated segment, in percent of all, are no result; left out: as many as there are. */
  maxNotStatedPercent: decimal.optional(),
});
export type FairnessBound = z.infer<typeof fairnessBound>;

/** Either bounds, or why there can be none (say: no person is concerned). Both are signed. */
export const fairness = z
  .strictObject({ bounds: z.array(fairnessBound).max(20), noneReason: z.string().nullable() })
  .refine((one) => one.bounds.length > 0 || one.noneReason !== null, 'either bounds or a reason for none');
export type Fairness = z.infer<typeof fairness>;

/** [B7] What a staging run has to show. */
const integration = z.strictObject({
  volumePerHour: decimal,
  maxErrorPercent: decimal,
  maxP95Ms: decimal,
  /** How long it has to last. */
  minMinutes: decimal,
});

/** [S2.1] When people may stop reviewing every action. */
const supervised = z.strictObject({
  metric: z.enum(THRESHOLD_METRICS),
  threshold: decimal,
  minCases: z.int().positive(),
  minDays: z.int().positive(),
});

/** [S3.1] Which cases the model handles by itself, stage by stage. */
const rolloutStage = z.strictObject({
  stage: z.int().positive(),
  complexity: z.array(z.enum(['low', 'medium', 'high'])).min(1),
  minConfidence: decimal,
  minDays: z.int().positive(),
});

/** [M5] How far what is monitored may move before somebody is told. */
const monitoring = z.strictObject({
  /** The output metric may be this much worse than measured, in percent of it. */
  outputVariancePercent: decimal,
  /** The realised value may differ from the ROI model's by this much, in percent. */
  valueVariancePercent: decimal,
});

/** [P3.4] Everything that is sealed at the end of phase 2, and nothing else. Numbers are decimal strings. */
export const sealedContent = z.strictObject({
  useCase: z.strictObject({ id: z.uuid(), name: z.string(), priority: z.int().min(1).max(625) }),
  baseline: z.array(baselineMetric).min(1).max(20),
  roi,
  requirement,
  fairness,
  integration,
  supervised,
  rollout: z.array(rolloutStage).min(1).max(6),
  monitoring,
});
export type SealedContent = z.infer<typeof sealedContent>;
export type Section = keyof SealedContent;

/** A plan on its way to a seal: some sections are there, each complete in itself. */
export const draftContent = sealedContent.partial();
export type DraftContent = z.infer<typeof draftContent>;
