import { z } from 'zod';
import { cleanedLine } from '../../record/clean-text.ts';
import { line } from '../../record/parse.ts';
import { METRIC_NAMES, METRICS, type MetricName } from '../../statistics/metrics.ts';
import type { Figures } from '../figures.ts';
import { CASES_MAX, counts, type Findings, NO_DETAILS, TASKS } from '../models/findings.ts';
import { segmentValue } from '../models/missing.ts';
import { figureReported, figuresOfCounts, type ReportedMetric } from './measure.ts';
import type { Fault } from './rules.ts';

const told = z.strictObject({
  value: z.number(),
  /** The cases the metric rests on: for precision those predicted positive, for recall those that are. */
  n: z.int().min(1).max(CASES_MAX),
  /** Of a share: how many of `n`. */
  successes: z.int().min(0).max(CASES_MAX).optional(),
  /** Of any other metric: its two-sided 95 % interval. Its worse end is taken for the one-sided bound. */
  lower: z.number().optional(),
  upper: z.number().optional(),
});

const toldMetrics = z.partialRecord(z.enum(METRIC_NAMES), told);

const group = {
  metrics: toldMetrics.optional(),
  confusion: counts.optional(),
  /** Cases in all; where it is left out, as many as the counts say, or the metric that rests on most. */
  n: z.int().min(1).max(CASES_MAX).optional(),
};

/** [B2] An evaluation as people and programs tell it: counts or metrics, for all cases and for segments. */
export const reportedEvaluation = z.strictObject({
  task: z.enum(TASKS).optional(),
  ...group,
  /** Cases that have no true label and are in no figure. */
  unlabelled: z.int().min(0).optional(),
  segments: z
    .array(
      z.strictObject({
        segment: line(100),
        /** Empty, null, `NaN` and the like: cases of which nobody stated a value. */
        value: z.union([
          z.string().transform(cleanedLine).pipe(z.string().max(100)),
          z.number().transform(String),
          z.null().transform(() => ''),
        ]),
        ...group,
      }),
    )
    .max(2_000)
    .optional(),
});
export type ReportedEvaluation = z.infer<typeof reportedEvaluation>;
export type ReportedGroup = Pick<ReportedEvaluation, 'metrics' | 'confusion' | 'n'>;

/** A share told with its counts must be what the counts say, as far as it was written out. */
const AGREES = 0.005;

/** What was told, as findings; and where it contradicts itself. */
export function findingsReported(
  given: ReportedEvaluation,
  usual: Findings['task'],
): { found: Findings; faults: Fault[] } {
  const all = groupFound(given);
  const segments = (given.segments ?? []).map(({ segment, value, ...rest }) => ({
    segment,
    value: segmentValue(value),
    ...groupFound(rest),
  }));
  const found: Findings = {
    task: given.task ?? taskOf(all.figures) ?? usual,
    n: all.n,
    figures: all.figures,
    details: {
      ...NO_DETAILS,
      counts: given.confusion ?? null,
      ...(given.unlabelled !== undefined && { unlabelled: given.unlabelled }),
    },
    segments,
  };
  const faults = [
    ...groupFaults(given, 'measured'),
    ...(given.segments ?? []).flatMap((one) => groupFaults(one, 'segments')),
  ];
  return { found, faults };
}

/** The task that a metric belongs to. */
const taskOf = (figures: Figures): Findings['task'] | undefined => {
  const [first] = Object.keys(figures) as MetricName[];
  return first && METRICS[first].task;
};

function groupFound({ metrics = {}, confusion, n }: ReportedGroup): { n: number; figures: Figures } {
  const figures: Figures = confusion ? figuresOfCounts(confusion) : {};
  const names = Object.keys(metrics) as MetricName[];
  // What was counted is not overwritten by what was told.
  for (const name of names) {
    const one = metrics[name];
    if (one && !figures[name]) figures[name] = figureReported(name, one);
  }
  const counted = confusion ? confusion.tp + confusion.fp + confusion.fn + confusion.tn : 0;
  const most = Math.max(0, ...names.map((name) => metrics[name]?.n ?? 0));
  return { n: n ?? (counted || most), figures };
}

const groupFaults = (group: ReportedGroup, field: Fault['field']): Fault[] => [
  ...contradictions(group, field),
  ...(Object.keys(group.metrics ?? {}) as MetricName[]).flatMap((metric) => {
    const one = group.metrics?.[metric];
    return one ? intervalFaults(metric, one, field) : [];
  }),
];

/** An interval lies about its value, within what the metric can be, and has a width. */
function intervalFaults(
  metric: MetricName,
  { value, lower, upper }: ReportedMetric,
  field: Fault['field'],
): Fault[] {
  const no = (key: Fault['key'], params: Fault['params'] = {}): Fault[] => [
    { field, key, params: { metric, ...params } },
  ];
  if (lower === undefined && upper === undefined) return [];
  if (METRICS[metric].isShare) return no('evaluations.fault.interval-share');
  if (lower === undefined || upper === undefined) return no('evaluations.fault.interval-half');
  const outside = [lower, upper].find((end) => end < METRICS[metric].min || end > METRICS[metric].max);
  if (outside !== undefined) return no('evaluations.fault.range', { value: String(outside) });
  const isAround = lower <= value && value <= upper && lower < upper;
  const written = { value: String(value), lower: String(lower), upper: String(upper) };
  return isAround ? [] : no('evaluations.fault.interval', written);
}

function contradictions({ metrics = {}, confusion }: ReportedGroup, field: Fault['field']): Fault[] {
  const counted = confusion ? figuresOfCounts(confusion) : {};
  return (Object.keys(metrics) as MetricName[]).flatMap((metric) => {
    const one = metrics[metric];
    if (!one) return [];
    const says = counted[metric]?.value ?? shareOf(metric, one);
    if (says === null || Math.abs(says - one.value) <= AGREES) return [];
    const params = { metric, value: String(one.value), counted: says.toFixed(4) };
    return [{ field, key: 'evaluations.fault.contradiction' as const, params }];
  });
}

const shareOf = (metric: MetricName, { n, successes }: { n: number; successes?: number | undefined }) =>
  METRICS[metric].isShare && successes !== undefined ? successes / n : null;
