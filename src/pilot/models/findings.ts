import { z } from 'zod';
import { METRICS, type MetricName } from '../../statistics/metrics.ts';
import { figures, type Measured } from '../figures.ts';

export const TASKS = ['classification', 'regression'] as const;
export const MODEL_KINDS = ['version', 'baseline', 'heuristic'] as const;
/** The longest a model's name and the words about a dataset may be. */
export const NAME_MAX = 60;
export const DATASET_MAX = 300;

/** The most cases that are taken: what the form has room for, and every sum of them stays exact. */
export const CASES_MAX = 999_999_999_999;

const whole = z.int().min(0).max(CASES_MAX);

/** How often the positive label was predicted and was so, or not. */
export const counts = z.strictObject({ tp: whole, fp: whole, fn: whole, tn: whole });
export type Counts = z.infer<typeof counts>;

const calibrationBin = z.strictObject({
  from: z.number(),
  to: z.number(),
  n: whole,
  /** Mean predicted probability, and the share that was positive; null in an empty bin. */
  predicted: z.number().nullable(),
  observed: z.number().nullable(),
});

/** What else an evaluation found: kept beside the figures, to be looked at. */
export const details = z.strictObject({
  counts: counts.nullable(),
  positive: z.string().nullable(),
  /** Every label that was seen, where rows were read. */
  labels: z.array(z.string()).nullable(),
  calibration: z.array(calibrationBin).nullable(),
  /** Rows that had no true label: they are in no figure. */
  unlabelled: whole.optional(),
});
export type Details = z.infer<typeof details>;
export const NO_DETAILS: Details = { counts: null, positive: null, labels: null, calibration: null };

const segmentFindings = z.strictObject({
  segment: z.string(),
  value: z.string(),
  n: z.int(),
  figures,
});

/** What a model was found to do, however it came in: one form for the form, the file and the API. */
export const findings = z.strictObject({
  task: z.enum(TASKS),
  n: z.int(),
  figures,
  details,
  segments: z.array(segmentFindings).max(2_000),
});
export type Findings = z.infer<typeof findings>;

/** [B2] The share of all rows that had no true label. */
export const unlabelledShare = ({ n, details }: Pick<Findings, 'n' | 'details'>): number =>
  (details.unlabelled ?? 0) / (n + (details.unlabelled ?? 0));

/** The figures there are, in the catalogue's order. */
export const listed = (found: Partial<Record<MetricName, Measured>>): [MetricName, Measured][] =>
  (Object.keys(METRICS) as MetricName[]).flatMap((name) => {
    const one = found[name];
    return one ? [[name, one] as [MetricName, Measured]] : [];
  });
