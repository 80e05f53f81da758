import { z } from 'zod';

const both = z.object({ reference: z.number(), current: z.number() });

/** Shares of the rows of both windows, in percent, in bins or categories that people can read. */
const histogram = z.object({
  /** Names of categories; of numbers the ends of each bin, null where it is open. */
  bars: z.array(
    z.object({
      name: z.string().optional(),
      from: z.number().nullable().optional(),
      to: z.number().nullable().optional(),
      /** The rows without a value. */
      isNone: z.literal(true).optional(),
      reference: z.number(),
      current: z.number(),
    }),
  ),
});
export type Histogram = z.infer<typeof histogram>;

const featureFinding = z.object({
  name: z.string(),
  type: z.enum(['numeric', 'categorical']),
  drifted: z.boolean(),
  reason: z.string(),
  method: z.string().nullable(),
  pValue: z.number().nullable(),
  adjustedPValue: z.number().nullable(),
  effect: z.number().nullable(),
  psi: z.number().nullable(),
  n: both,
  /** Shares of the rows, 0–1. */
  nullShare: both,
  infiniteShare: both,
  /** Some of what the reference has never seen, and how many different ones there are, in how many rows. */
  unseen: z.array(z.string()),
  unseenNames: z.number(),
  unseenRows: z.number(),
  /** Categories of the reference that are not there any more, where some were to be expected. */
  gone: z.array(z.string()).default([]),
  /** It has one value only, where the reference had several. */
  isConstant: z.boolean(),
  histogram: histogram.optional(),
});
export type FeatureFinding = z.infer<typeof featureFinding>;

/** [M4] What a check against a reference found: kept with the reading. */
export const driftFindings = z.object({
  kind: z.literal('drift'),
  reference: z.object({
    id: z.string(),
    name: z.string(),
    version: z.number(),
    digest: z.string(),
    /** Where it was held against one season of it: which, and how many rows of it are sealed. */
    season: z
      .object({ by: z.enum(['weekday', 'hour', 'month']), season: z.number(), n: z.number() })
      .optional(),
  }),
  moved: z.number(),
  of: z.number(),
  /** Over so many p-values they were adjusted. */
  tested: z.number(),
  /** The worst first; what neither moved nor says anything else is left out. */
  features: z.array(featureFinding),
  missing: z.array(z.string()),
  extra: z.array(z.string()),
});
export type DriftFindings = z.infer<typeof driftFindings>;

/** The findings of a reading; null where its rule was another one. */
export function findingsIn(detail: Record<string, unknown> | null): DriftFindings | null {
  return driftFindings.safeParse(detail).data ?? null;
}
