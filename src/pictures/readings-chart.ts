/** What a monitor read, against its limit (M7). */
import { axis, BLUE, domain, framed, INK, RED, type Spec, text, WIDTH } from './chart-frame.ts';
import { type NumberStyle, writer } from './chart-words.ts';
import { clean } from './text.ts';

export interface ReadingsChart extends NumberStyle {
  title: string;
  subtitle: string;
  /** The oldest first; `label` is the moment as it is shown. A reading without a value leaves a gap. */
  readings: readonly { label: string; value: number | null; isBreach: boolean }[];
  /** Where it fires, and where it is well again if that is elsewhere; empty where no single value decides. */
  limits: readonly { value: number; label: string }[];
}

const HEIGHT = 260;
/** Moments that are named under the chart; more would run into each other. */
const NAMED = 6;

export function readingsSpec(chart: ReadingsChart): Spec {
  const points = chart.readings.map((one, x) => ({ ...one, x }));
  const seen = points.filter((one): one is (typeof points)[number] & { value: number } => one.value !== null);
  const range = domain([...seen.map(({ value }) => value), ...chart.limits.map(({ value }) => value)]);
  const end = Math.max(1, points.length - 1);
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: { domain: [-0.5, end + 0.5], nice: false },
    axis: momentAxis(points),
  };
  const y = { type: 'quantitative', scale: { domain: range, nice: false, zero: false } };
  return framed(
    chart.title,
    WIDTH,
    HEIGHT,
    {
      layer: [
        // What is missing is no line: null values break it.
        {
          data: { values: points },
          mark: { type: 'line', stroke: BLUE, strokeWidth: 2.5, invalid: 'break-paths-show-domains' },
          encoding: { x, y: { field: 'value', ...y, axis: axis(range, chart, '') } },
        },
        ...chart.limits.flatMap((limit, at) =>
          limitLine(
            limit,
            { at, isLower: limit.value < Math.max(...chart.limits.map(({ value }) => value)) },
            y,
          ),
        ),
        {
          data: { values: seen },
          mark: { type: 'point', filled: true, size: 70, opacity: 1 },
          encoding: {
            x,
            y: { field: 'value', ...y },
            color: { condition: { test: 'datum.isBreach', value: RED }, value: BLUE },
            shape: { condition: { test: 'datum.isBreach', value: 'triangle-up' }, value: 'circle' },
          },
        },
        ...lastLabel(seen.slice(-2), writer(chart), x, y),
      ],
    },
    chart.subtitle,
  );
}

/** Two lines may be close to each other: the lower one has its words below it. */
const limitLine = (
  { value, label }: { value: number; label: string },
  { at, isLower }: { at: number; isLower: boolean },
  y: object,
): Spec[] => [
  {
    data: { values: [{ line: value }] },
    mark: { type: 'rule', stroke: INK, strokeWidth: 2, strokeDash: at === 0 ? [7, 4] : [2, 4] },
    encoding: { y: { field: 'line', ...y } },
  },
  text(
    [{ line: value, text: clean(label) }],
    { align: 'left', dy: isLower ? 13 : -11, fontWeight: 600, fontSize: 14 },
    { x: { value: 8 }, y: { field: 'line', ...y } },
  ),
];

/** The value as it is now; to the left of its dot, since the newest stands at the edge, and on the side where the line is not. */
function lastLabel(
  lastTwo: readonly { value: number; x: number; isBreach: boolean }[],
  write: (value: number) => string,
  x: object,
  y: object,
): Spec[] {
  const last = lastTwo.at(-1);
  if (!last) return [];
  const falls = (lastTwo[0]?.value ?? 0) > last.value;
  return [
    text(
      [{ ...last, text: write(last.value) }],
      { align: 'right', dx: -10, dy: falls ? 14 : -14, fontWeight: 600, color: last.isBreach ? RED : BLUE },
      { x, y: { field: 'value', ...y } },
    ),
  ];
}

function momentAxis(points: readonly { x: number; label: string }[]): Spec {
  const every = Math.max(1, Math.ceil(points.length / NAMED));
  const named = points.filter((_, at) => (points.length - 1 - at) % every === 0);
  const labels = Object.fromEntries(named.map(({ x, label }) => [String(x), clean(label)]));
  return {
    title: null,
    grid: false,
    values: named.map(({ x }) => x),
    labelExpr: `${JSON.stringify(labels)}[toString(datum.value)]`,
  };
}
