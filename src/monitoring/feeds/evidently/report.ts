import type { FaultRead } from '../fault.ts';
import { figureOf } from '../figure.ts';
import { readJsonText } from '../json-text.ts';
import type { Outcome } from '../outcome.ts';
import { shownJson, shownText } from '../shown.ts';
import { legacyMetrics } from './legacy.ts';
import { isDrifted, lowIsDrift } from './methods.ts';
import type { DriftedColumn, ReportMetrics } from './metrics.ts';
import { snapshotMetrics } from './snapshot.ts';

/** Which number of a report: the share of drifted columns, where nothing is said. */
export interface ReportQuery {
  /** A column, or a metric by its name as the report has it. */
  reported: string | null;
  /** Which of a metric's values: `share`, `mean`, `current.f1`; `drifted` for 1 or 0 of a column. */
  part: string | null;
}

/** [M3] One number of an Evidently report, as JSON of 0.7 (`snapshot.json()`) or of the reports before. */
export function readReport(text: string, query: ReportQuery): Outcome {
  const read = readJsonText(text);
  if ('fault' in read) return read;
  const report = snapshotMetrics(read.value) ?? legacyMetrics(read.value);
  if (!report)
    return {
      fault: 'not understood',
      key: 'feeds.fault.no-report',
      params: { said: shownText(text).slice(0, 120) },
    };
  const found = query.reported === null ? shareOf(report) : figureAt(report, query.reported, query.part);
  if ('fault' in found) return found;
  const figure = figureOf(found.value);
  if ('fault' in figure) return figure;
  if (figure.number === null) return { nothing: found.shown };
  return {
    number: figure.number,
    ...(report.rows !== null && { n: report.rows }),
    shown: found.shown,
    ...(found.warnings && { warnings: found.warnings }),
  };
}

type Found = {
  value: unknown;
  shown: string;
  warnings?: Exclude<Outcome, FaultRead | { nothing: string }>['warnings'];
};

function shareOf({ shares, columns }: ReportMetrics): Found | FaultRead {
  const [share] = shares;
  if (share !== undefined) return { value: share, shown: `share of drifted columns: ${shownJson(share)}` };
  return {
    fault: 'query',
    key: 'feeds.fault.no-share',
    params: { has: listed([...columns.keys()]), hasAny: columns.size > 0 ? 'yes' : 'no' },
  };
}

function figureAt(report: ReportMetrics, name: string, part: string | null): Found | FaultRead {
  const column = report.columns.get(name);
  if (column && (part === null || part === 'drifted')) return ofColumn(name, column, part);
  if (column) return noSuch(part ?? '', ['drifted']);
  if (!report.metrics.has(name)) return noSuch(name, [...report.columns.keys(), ...report.metrics.keys()]);
  const steps = part === null ? [] : part.split('.');
  return figureIn(name, report.metrics.get(name), steps);
}

/** Follows the names of parts into a metric. */
function figureIn(name: string, metric: unknown, [step, ...others]: readonly string[]): Found | FaultRead {
  if (step !== undefined) {
    const inside = isObject(metric) && Object.hasOwn(metric, step) ? metric[step] : undefined;
    if (inside === undefined) return noSuch(step, isObject(metric) ? Object.keys(metric) : []);
    return figureIn(`${name}.${step}`, inside, others);
  }
  const shown = shownText(`${name}: ${shownJson(metric)}`);
  if (!isObject(metric)) return { value: metric, shown };
  const [only, more] = Object.values(metric);
  if (only !== undefined && more === undefined) return { value: only, shown };
  return {
    fault: 'ambiguous',
    key: 'feeds.fault.several-parts',
    params: { metric: shownText(name).slice(0, 80), has: listed(Object.keys(metric)) },
  };
}

function ofColumn(name: string, column: DriftedColumn, part: string | null): Found | FaultRead {
  const { score, method, threshold, detected } = column;
  const shown = shownText(
    `${name}: ${shownJson({ score, method, threshold, ...(detected !== undefined && { detected }) })}`,
  );
  if (part === 'drifted') {
    const known = typeof score === 'number' && typeof threshold === 'number' && Number.isFinite(score);
    const drifted = detected ?? (known ? isDrifted(method, score, threshold) : null);
    if (drifted === null)
      return {
        fault: 'not understood',
        key: 'feeds.fault.unknown-method',
        params: { method: shownText(method).slice(0, 80) },
      };
    return { value: drifted ? 1 : 0, shown };
  }
  const low = lowIsDrift(method);
  const params = {
    method: shownText(method).slice(0, 80),
    side: low === null ? 'unknown' : low ? 'low' : 'high',
  };
  return { value: score, shown, warnings: [{ key: 'feeds.warning.drift-side', params }] };
}

const noSuch = (name: string, has: readonly string[]): FaultRead => ({
  fault: 'query',
  key: 'feeds.fault.no-metric',
  params: { name: shownText(name).slice(0, 80), has: listed(has), hasAny: has.length > 0 ? 'yes' : 'no' },
});

const listed = (names: readonly string[]): string => shownText(names.slice(0, 12).join(', ')).slice(0, 200);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
