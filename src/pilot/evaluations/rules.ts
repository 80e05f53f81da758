import { METRICS, type Metric, type MetricName } from '../../statistics/metrics.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import type { Measured } from '../figures.ts';
import type { Findings } from '../models/findings.ts';
import { columnKey } from '../models/label.ts';

/** What is wrong with findings, and at which part of the form. */
export interface Fault {
  field: 'measured' | 'segments';
  key: TextKey;
  params: Record<string, string | number>;
}

/**
 * [B2] Everything about findings that cannot be: no cases, a metric of the other task, a value outside its range
 * or no number at all, more cases in a part than in the whole.
 */
export function faultsOf(found: Findings): Fault[] {
  if (found.n < 1) return [{ field: 'measured', key: 'evaluations.fault.no-cases', params: {} }];
  const all = Object.entries(found.figures);
  if (all.length === 0) return [{ field: 'measured', key: 'evaluations.fault.no-figures', params: {} }];
  const { counts } = found.details;
  const sum = counts ? counts.tp + counts.fp + counts.fn + counts.tn : found.n;
  return [
    ...all.flatMap(([name, one]) => ofMetric('measured', found, name, one, found.n)),
    ...(sum === found.n
      ? []
      : [fault('measured', 'evaluations.fault.counts-differ', { counted: sum, n: found.n })]),
    ...found.segments.flatMap((segment) => ofSegment(found, segment)),
    ...ofColumns(found),
  ];
}

const fault = (field: Fault['field'], key: TextKey, params: Fault['params']): Fault => ({
  field,
  key,
  params,
});

function ofMetric(
  field: Fault['field'],
  { task }: Findings,
  name: string,
  one: Measured | undefined,
  n: number,
): Fault[] {
  const metric: Metric | undefined = METRICS[name as MetricName];
  if (!metric || !one) return [fault(field, 'evaluations.fault.unknown-metric', { metric: name })];
  if (metric.task !== task) return [fault(field, 'evaluations.fault.other-task', { metric: name, task })];
  if (!Number.isFinite(one.value) || one.value < metric.min || one.value > metric.max)
    return [fault(field, 'evaluations.fault.range', { metric: name, value: String(one.value) })];
  if (one.n < 1) return [fault(field, 'evaluations.fault.no-cases', {})];
  if (one.n > n) return [fault(field, 'evaluations.fault.metric-n', { metric: name, n: one.n, most: n })];
  if (one.successes !== null && one.successes > one.n)
    return [
      fault(field, 'evaluations.fault.successes', { metric: name, successes: one.successes, n: one.n }),
    ];
  return [];
}

function ofSegment(found: Findings, { segment, value, n, figures }: Findings['segments'][number]): Fault[] {
  const name = `${segment}=${value}`;
  if (segment.trim() === '' || value.trim() === '')
    return [fault('segments', 'evaluations.fault.segment-name', {})];
  if (n < 1) return [fault('segments', 'evaluations.fault.segment-empty', { name })];
  if (n > found.n) return [fault('segments', 'evaluations.fault.segment-n', { name, n, most: found.n })];
  const all = Object.entries(figures);
  if (all.length === 0) return [fault('segments', 'evaluations.fault.segment-empty', { name })];
  return all.flatMap(([metric, one]) => ofMetric('segments', found, metric, one, n));
}

/** The values of one column share the cases out between them. */
function ofColumns(found: Findings): Fault[] {
  const faults: Fault[] = [];
  const columns = Map.groupBy(found.segments, (one) => columnKey(one.segment));
  for (const values of columns.values()) {
    const column = values[0]?.segment ?? '';
    const total = values.reduce((sum, one) => sum + one.n, 0);
    const twice = values.find((one, at) => values.findIndex((other) => other.value === one.value) < at);
    if (twice)
      faults.push(fault('segments', 'evaluations.fault.segment-twice', { name: `${column}=${twice.value}` }));
    else if (total > found.n)
      faults.push(fault('segments', 'evaluations.fault.segment-sum', { column, total, n: found.n }));
  }
  return faults;
}
