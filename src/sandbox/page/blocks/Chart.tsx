import { words } from '../kit.ts';
import type { BlockProps } from './types.ts';

interface Point {
  label?: string;
  value?: number;
}

interface ChartData {
  type?: string;
  segments?: Point[];
  series?: { name?: string; data?: (Point | number)[]; values?: number[] }[];
  axis_config?: { categories?: string[]; x_label?: string; y_label?: string };
}

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });

function rowsOf(chart: ChartData): { name: string; points: { label: string; value: number }[] }[] {
  if (chart.segments) {
    return [{ name: '', points: chart.segments.map((s) => ({ label: s.label ?? '', value: s.value ?? 0 })) }];
  }
  const categories = chart.axis_config?.categories ?? [];
  return (chart.series ?? []).map((series) => ({
    name: series.name ?? '',
    points: (series.data ?? series.values ?? []).map((p, i) =>
      typeof p === 'number'
        ? { label: categories[i] ?? String(i + 1), value: p }
        : { label: p.label ?? categories[i] ?? String(i + 1), value: p.value ?? 0 },
    ),
  }));
}

/** Native charts as bars with their numbers: every value is there, in the order it was given. */
export function Chart({ block }: BlockProps) {
  const chart = (block.chart ?? block) as ChartData;
  const series = rowsOf(chart);
  const most = Math.max(...series.flatMap((s) => s.points.map((p) => Math.abs(p.value))), 1e-9);
  return (
    <figure className="chart">
      <figcaption>{words(block.title)}</figcaption>
      {series.map((s) => (
        <div key={s.name}>
          {s.name && <small>{s.name}</small>}
          <dl>
            {s.points.map((p) => (
              <div key={p.label}>
                <dt>{p.label}</dt>
                <dd>
                  <span className="bar" style={{ width: `${(Math.abs(p.value) / most) * 70}%` }} />
                  {numbers.format(p.value)}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </figure>
  );
}
