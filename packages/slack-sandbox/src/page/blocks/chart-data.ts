/** Native charts (`data_visualization`) read leniently: series over categories, or segments. */
export interface ChartData {
  type?: string;
  segments?: { label?: string; value?: number }[];
  series?: { name?: string; data?: ({ label?: string; value?: number } | number)[] }[];
  axis_config?: { categories?: string[]; x_label?: string; y_label?: string };
}

export interface Series {
  name: string;
  points: { label: string; value: number }[];
}

export function seriesOf(chart: ChartData): Series[] {
  if (chart.segments) {
    return [{ name: '', points: chart.segments.map((s) => ({ label: s.label ?? '', value: s.value ?? 0 })) }];
  }
  const categories = chart.axis_config?.categories ?? [];
  return (chart.series ?? []).map((series) => ({
    name: series.name ?? '',
    points: (series.data ?? []).map((p, i) =>
      typeof p === 'number'
        ? { label: categories[i] ?? String(i + 1), value: p }
        : { label: p.label ?? categories[i] ?? String(i + 1), value: p.value ?? 0 },
    ),
  }));
}

/** Round numbers around the values, four steps or so; zero is inside for bars. */
export function ticks(values: number[], withZero: boolean): number[] {
  const low = Math.min(...values, withZero ? 0 : Number.POSITIVE_INFINITY);
  const high = Math.max(...values, withZero ? 0 : Number.NEGATIVE_INFINITY);
  const span = high - low || Math.abs(high) || 1;
  const rough = span / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((m) => m * unit >= rough) ?? 10) * unit;
  const from = Math.floor(low / step) * step;
  const count = Math.ceil((high - from) / step - 1e-9);
  return Array.from({ length: Math.max(1, count) + 1 }, (_, i) => Number((from + i * step).toPrecision(12)));
}

export const COLOURS = [
  '#6b4fa0',
  '#0b7285',
  '#c2571a',
  '#b3203a',
  '#2b8a3e',
  '#8a6d00',
  '#1664a8',
  '#a13d83',
];
