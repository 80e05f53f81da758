import { z } from 'zod';
import type { DriftedColumn, ReportMetrics } from './metrics.ts';

const metric = z.object({ metric: z.string(), result: z.record(z.string(), z.unknown()) });
const report = z.object({ metrics: z.array(metric).min(1) });
const drift = z
  .object({
    column_name: z.string(),
    drift_score: z.unknown(),
    stattest_name: z.string(),
    stattest_threshold: z.unknown(),
    drift_detected: z.boolean(),
  })
  .partial({ column_name: true });

/** A report of Evidently before 0.7 (`report.json()`), which 0.7 writes as “legacy”; null where it is none. */
export function legacyMetrics(document: unknown): ReportMetrics | null {
  const read = report.safeParse(document);
  if (!read.success) return null;
  const shares: unknown[] = [];
  const columns = new Map<string, DriftedColumn>();
  const metrics = new Map<string, unknown>();
  let rows: number | null = null;
  const take = (name: string | undefined, value: unknown) => {
    const column = drift.safeParse(value);
    const called = column.data?.column_name ?? name;
    if (!column.success || called === undefined) return;
    const {
      drift_score: score,
      stattest_name: method,
      stattest_threshold: threshold,
      drift_detected,
    } = column.data;
    columns.set(called, { score, method, threshold, detected: drift_detected });
  };
  for (const { metric: name, result } of read.data.metrics) {
    if (!metrics.has(name)) metrics.set(name, result);
    if (result.share_of_drifted_columns !== undefined) shares.push(result.share_of_drifted_columns);
    take(undefined, result);
    const byColumn = result.drift_by_columns;
    if (typeof byColumn === 'object' && byColumn !== null)
      for (const [column, value] of Object.entries(byColumn)) take(column, value);
    const current = result.current as { number_of_rows?: unknown } | null | undefined;
    if (typeof current?.number_of_rows === 'number') rows = current.number_of_rows;
  }
  return { shares, columns, metrics, rows };
}
