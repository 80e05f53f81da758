import { readNumber } from '../../record/number-typed.ts';
import { METRICS, type MetricName } from '../../statistics/metrics.ts';
import type { Counts } from '../models/findings.ts';
import type { ReportedEvaluation, ReportedGroup } from './reported.ts';
import type { Fault } from './rules.ts';

/** Four whole numbers, in the order TP FP FN TN. */
const FOUR = /^\s*(\d{1,12})[\s,;/]+(\d{1,12})[\s,;/]+(\d{1,12})[\s,;/]+(\d{1,12})\s*$/;
/** `recall 0.91 n=204` or `f1 0.83 (0.81–0.85) n=900`, with a colon or equals sign where one likes. */
const METRIC = /^\s*([a-z][a-z0-9 _-]*?)\s*[:=]?\s+([^\s(]+)\s*(?:\(([^()]*)\))?\s*\bn\s*[=:]?\s*(\S+)\s*$/i;
/** Its two ends, with a dash of any length between, or a word. */
const INTERVAL = /^\s*([+-]?[\d.,]+(?:e[+-]?\d+)?)\s*(?:[–—-]|to|bis)\s*([+-]?[\d.,]+(?:e[+-]?\d+)?)\s*$/i;
const SEGMENT = /^\s*([^=:]+?)\s*=\s*([^:]*?)\s*:\s*(.+)$/;
const NUMBER = /^[+-]?(\d+([.,]\d+)?|[.,]\d+)(e[+-]?\d+)?$/i;

/** A number as people write it, or a program with an exponent: NaN where it is none, null where it may be two. */
function numberTyped(typed: string): number | null {
  const text = typed.trim();
  if (!NUMBER.test(text) || /e/i.test(text))
    return NUMBER.test(text) ? Number(text.replace(',', '.')) : groupedTyped(text);
  return groupedTyped(text.replace(/^\+/, '').replace(/^(-?)(?=[.,])/, '$10'));
}

function groupedTyped(text: string): number | null {
  const read = readNumber(text);
  if (read.kind === 'either') return null;
  return read.kind === 'number' ? Number(read.value) : Number.NaN;
}

/** The metric somebody means: `ROC AUC`, `roc-auc` and `roc_auc` are one. */
export function metricNamed(text: string): MetricName | undefined {
  const key = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const name = ALSO[key] ?? key;
  return Object.hasOwn(METRICS, name) ? (name as MetricName) : undefined;
}
const ALSO: Record<string, MetricName> = {
  auc: 'roc_auc',
  f1_score: 'f1',
  logloss: 'log_loss',
  brier_score: 'brier',
  tpr: 'recall',
  sensitivity: 'recall',
  fpr: 'false_positive_rate',
  tnr: 'specificity',
  ece: 'calibration_error',
  'r²': 'r2',
};

type Read<Value> = { value: Value } | { faults: Fault[] };

/** [B2] What was measured on all cases: four counts, or a metric a line. */
export function readMeasured(text: string): Read<ReportedGroup> {
  const counts = countsTyped(text);
  if (counts) return { value: { confusion: counts } };
  const lines = linesOf(text);
  if (lines.length === 0)
    return { faults: [{ field: 'measured', key: 'evaluations.fault.no-figures', params: {} }] };
  return metricsOf(lines, 'measured');
}

/** [B2] The same for segments: `SEX=1: 40 5 6 49` or `SEX=1: recall 0.91 n=204`, one or more lines a segment. */
export function readSegments(text: string): Read<NonNullable<ReportedEvaluation['segments']>> {
  const found = new Map<string, NonNullable<ReportedEvaluation['segments']>[number]>();
  const faults: Fault[] = [];
  for (const { line, words } of linesOf(text)) {
    const [, segment, value, rest] = SEGMENT.exec(words) ?? [];
    if (!segment || value === undefined || !rest) {
      faults.push(fault('segments', 'evaluations.fault.segment-line', line, words));
      continue;
    }
    const counts = countsTyped(rest);
    const read = counts
      ? { value: { confusion: counts } satisfies ReportedGroup }
      : metricsOf([{ line, words: rest }], 'segments');
    if ('faults' in read) {
      faults.push(...read.faults);
      continue;
    }
    const key = `${segment}\n${value}`;
    const before = found.get(key);
    const isTwice = before && (counts || before.confusion || overlap(before, read.value));
    if (isTwice) faults.push(fault('segments', 'evaluations.fault.line-twice', line, words));
    else
      found.set(key, {
        segment,
        value,
        ...read.value,
        ...(before && { metrics: { ...before.metrics, ...(read.value as ReportedGroup).metrics } }),
      });
  }
  return faults.length > 0 ? { faults } : { value: [...found.values()] };
}

const overlap = (one: ReportedGroup, other: ReportedGroup): boolean =>
  Object.keys(other.metrics ?? {}).some((name) => name in (one.metrics ?? {}));

function countsTyped(text: string): Counts | null {
  const found = FOUR.exec(text.trim());
  if (!found) return null;
  const [tp = 0, fp = 0, fn = 0, tn = 0] = found.slice(1).map(Number);
  return { tp, fp, fn, tn };
}

/** Metrics stand a line each, or several in a line with a comma and a space, or a semicolon, between. */
function metricsOf(lines: { line: number; words: string }[], field: Fault['field']): Read<ReportedGroup> {
  const metrics: NonNullable<ReportedGroup['metrics']> = {};
  const faults: Fault[] = [];
  for (const { line, words } of lines)
    for (const part of words.split(/;|,\s+/)) {
      const found = metricIn(part);
      if ('key' in found) faults.push(fault(field, found.key, line, found.text));
      else if (metrics[found.metric]) faults.push(fault(field, 'evaluations.fault.line-twice', line, part));
      else {
        const { metric, ...told } = found;
        metrics[metric] = told;
      }
    }
  return faults.length > 0 ? { faults } : { value: { metrics } };
}

/** One metric with its value and cases, or what about it cannot be read. */
function metricIn(
  part: string,
):
  | { metric: MetricName; value: number; n: number; lower?: number; upper?: number }
  | { key: Fault['key']; text: string } {
  const [, name, typed = '', interval, n = ''] = METRIC.exec(part) ?? [];
  if (!name) return { key: 'evaluations.fault.metric-line', text: part };
  const metric = metricNamed(name);
  if (!metric) return { key: 'evaluations.fault.line-metric', text: name };
  const value = numberTyped(typed);
  if (value === null) return { key: 'evaluations.fault.line-either', text: typed };
  if (!Number.isFinite(value)) return { key: 'evaluations.fault.line-number', text: typed };
  if (!/^\d{1,12}$/.test(n) || Number(n) === 0) return { key: 'evaluations.fault.line-n', text: n };
  if (interval === undefined) return { metric, value, n: Number(n) };
  const [lower = Number.NaN, upper = Number.NaN] = (INTERVAL.exec(interval) ?? []).slice(1).map(numberTyped);
  if (lower === null || upper === null)
    return { key: 'evaluations.fault.line-either', text: `(${interval})` };
  if (!Number.isFinite(lower) || !Number.isFinite(upper))
    return { key: 'evaluations.fault.line-interval', text: `(${interval})` };
  return { metric, value, lower, upper, n: Number(n) };
}

const linesOf = (text: string): { line: number; words: string }[] =>
  text
    .split('\n')
    .map((words, at) => ({ line: at + 1, words: words.trim() }))
    .filter(({ words }) => words !== '');

const fault = (field: Fault['field'], key: Fault['key'], line: number, text: string): Fault => ({
  field,
  key,
  params: { line, text: text.trim().slice(0, 60) },
});
