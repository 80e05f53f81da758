import { words } from '../kit.ts';
import { type ChartData, COLOURS, type Series, seriesOf, ticks } from './chart-data.ts';
import type { BlockProps } from './types.ts';

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });
const W = 560;
const H = 220;
const LEFT = 52;
const BOTTOM = 34;
const TOP = 24;
const colour = (i: number) => COLOURS[i % COLOURS.length];

/** A native chart as a picture, with its numbers for who cannot see it. */
export function Chart({ block }: BlockProps) {
  const chart = (block.chart ?? block) as ChartData;
  const series = seriesOf(chart);
  const title = words(block.title);
  const told = series
    .map((s) => `${s.name} ${s.points.map((p) => `${p.label} ${numbers.format(p.value)}`).join(', ')}`.trim())
    .join('; ');
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      {chart.segments ? (
        <Segments series={series} />
      ) : (
        <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={`${title}: ${told}`}>
          <Plot series={series} type={chart.type ?? 'line'} label={chart.axis_config?.y_label} />
        </svg>
      )}
      {series.length > 1 && (
        <ul className="legend">
          {series.map((s, i) => (
            <li key={s.name}>
              <span style={{ background: colour(i) }} /> {s.name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function Plot({ series, type, label }: { series: Series[]; type: string; label?: string }) {
  const labels = series[0]?.points.map((p) => p.label) ?? [];
  const marks = ticks(
    series.flatMap((s) => s.points.map((p) => p.value)),
    type !== 'line',
  );
  const low = marks[0] ?? 0;
  const high = marks.at(-1) ?? 1;
  const slot = (W - LEFT - 8) / Math.max(1, labels.length);
  const x = (i: number) => LEFT + slot * (i + 0.5);
  const y = (v: number) => H - BOTTOM - ((v - low) / (high - low || 1)) * (H - BOTTOM - TOP);
  const every = Math.ceil(labels.length / 8);
  return (
    <>
      {label && (
        <text x={LEFT} y={11} textAnchor="start" className="axis">
          {label}
        </text>
      )}
      {marks.map((v) => (
        <g key={v}>
          <line x1={LEFT} x2={W - 8} y1={y(v)} y2={y(v)} className="grid" />
          <text x={LEFT - 6} y={y(v) + 4} textAnchor="end" className="axis">
            {numbers.format(v)}
          </text>
        </g>
      ))}
      {labels.map(
        (name, i) =>
          i % every === 0 && (
            <text key={name} x={x(i)} y={H - 14} textAnchor="middle" className="axis">
              {name}
            </text>
          ),
      )}
      {series.map((s, i) =>
        type === 'bar' ? (
          <Bars key={s.name} s={s} at={i} of={series.length} slot={slot} x={x} y={y} />
        ) : (
          <Line key={s.name} s={s} at={i} x={x} y={y} filled={type === 'area'} />
        ),
      )}
    </>
  );
}

interface Drawn {
  s: Series;
  at: number;
  x: (i: number) => number;
  y: (v: number) => number;
}

function Line({ s, at, x, y, filled }: Drawn & { filled: boolean }) {
  const path = s.points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(i)} ${y(p.value)}`).join('');
  const floor = y(0);
  return (
    <g>
      {filled && (
        <path
          d={`${path}L${x(s.points.length - 1)} ${floor}L${x(0)} ${floor}Z`}
          fill={colour(at)}
          opacity={0.18}
        />
      )}
      <path d={path} fill="none" stroke={colour(at)} strokeWidth={2} />
      {s.points.map((p, i) => (
        <circle key={p.label} cx={x(i)} cy={y(p.value)} r={2.6} fill={colour(at)}>
          <title>{`${s.name} · ${p.label}: ${numbers.format(p.value)}`}</title>
        </circle>
      ))}
    </g>
  );
}

function Bars({ s, at, of, slot, x, y }: Drawn & { of: number; slot: number }) {
  const width = Math.min(36, (slot * 0.76) / of);
  return s.points.map((p, i) => (
    <rect
      key={p.label}
      x={x(i) - (width * of) / 2 + width * at}
      y={Math.min(y(p.value), y(0))}
      width={Math.max(1, width - 1)}
      height={Math.max(0.5, Math.abs(y(p.value) - y(0)))}
      fill={colour(at)}
    >
      <title>{`${s.name} · ${p.label}: ${numbers.format(p.value)}`}</title>
    </rect>
  ));
}

/** A pie told as bars: shares are easier to compare along one line. */
function Segments({ series }: { series: Series[] }) {
  const points = series[0]?.points ?? [];
  const total = points.reduce((sum, p) => sum + p.value, 0) || 1;
  return (
    <dl>
      {points.map((p, i) => (
        <div key={p.label}>
          <dt>{p.label}</dt>
          <dd>
            <span className="bar" style={{ width: `${(p.value / total) * 70}%`, background: colour(i) }} />
            {numbers.format(p.value)} ({Math.round((p.value / total) * 100)} %)
          </dd>
        </div>
      ))}
    </dl>
  );
}
