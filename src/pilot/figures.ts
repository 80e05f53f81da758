import { z } from 'zod';
import type { MetricName } from '../statistics/metrics.ts';

/**
 * One metric as it was measured. Bounds are null where none can be computed: R², calibration error, or too few
 * cases.
 */
export const measured = z.strictObject({
  value: z.number(),
  /** The cases it rests on: for precision those predicted positive, for recall those that are positive. */
  n: z.int().min(0),
  /** Shares: how many of `n`. Null where only the share itself was told, or where it is no share. */
  successes: z.int().min(0).nullable(),
  /** Two-sided 95 % interval. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** One-sided 95 % bound on the worse side: a lower one where higher is better, else an upper one. */
  bound: z.number().nullable(),
});
export type Measured = z.infer<typeof measured>;

/** What an evaluation found, for all cases or for one segment. */
export const figures = z.record(z.string(), measured) as z.ZodType<Partial<Record<MetricName, Measured>>>;
export type Figures = z.infer<typeof figures>;
