/** The same of both formats. */
export interface ReportMetrics {
  /** Share of columns that drifted, in each metric that says so. */
  shares: readonly unknown[];
  columns: ReadonlyMap<string, DriftedColumn>;
  /** By every name that a person may call it. */
  metrics: ReadonlyMap<string, unknown>;
  /** Rows of the current data, where the report tells. */
  rows: number | null;
}

export interface DriftedColumn {
  score: unknown;
  method: string;
  threshold: unknown;
  /** Where the report itself says so. */
  detected?: boolean;
}
