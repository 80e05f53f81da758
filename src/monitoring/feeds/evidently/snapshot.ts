import { z } from 'zod';
import type { DriftedColumn, ReportMetrics } from './metrics.ts';

const metric = z.object({
  metric_name: z.string(),
  config: z
    .object({
      type: z.string(),
      column: z.string().nullish(),
      method: z.string().nullish(),
      threshold: z.unknown(),
    })
    .partial(),
  value: z.unknown(),
});
const snapshot = z.object({ metrics: z.array(metric).min(1) });

/** A report of Evidently 0.7 (`snapshot.json()`); null where it is none. Its ValueDrift does not say whether it drifted. */
export function snapshotMetrics(document: unknown): ReportMetrics | null {
  const read = snapshot.safeParse(document);
  if (!read.success) return null;
  const shares: unknown[] = [];
  const columns = new Map<string, DriftedColumn>();
  let rows: number | null = null;
  for (const { metric_name, config, value } of read.data.metrics) {
    const type = typeOf(metric_name, config.type);
    if (type === 'DriftedColumnsCount') shares.push((value as { share?: unknown } | null)?.share);
    if (type === 'RowCount' && typeof value === 'number') rows = value;
    if (type === 'ValueDrift' && config.column)
      columns.set(config.column, { score: value, method: config.method ?? '', threshold: config.threshold });
  }
  return {
    shares: shares.filter((share) => share !== undefined),
    columns,
    metrics: named(read.data.metrics),
    rows,
  };
}

const typeOf = (name: string, type: string | undefined): string =>
  type?.split(':').at(-1) ?? name.split('(')[0] ?? '';

/** Metrics by their whole name, and by a shorter one (type, or type and column) where only one is called so. */
function named(metrics: z.output<typeof snapshot>['metrics']): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const shorter = Map.groupBy(
    metrics.flatMap(({ metric_name, config, value }) => {
      const type = typeOf(metric_name, config.type);
      const names = config.column ? [type, `${type}(${config.column})`] : [type];
      return names.map((name) => ({ name, value }));
    }),
    ({ name }) => name,
  );
  for (const [name, [only, other]] of shorter) if (only && !other) found.set(name, only.value);
  for (const { metric_name, value } of metrics) found.set(metric_name, value);
  return found;
}
