/** What was gained since a model is at work, against what was promised by then with its variance (M5). */
import { axis, BLUE, domain, framed, INK, type Spec, text, WIDTH } from './chart-frame.ts';
import { type NumberStyle, writer } from './chart-words.ts';
import { clean } from './text.ts';

export interface ValueChart extends NumberStyle {
  title: string;
  subtitle: string;
  /** Each reading, the first one first; `label` is its day as it is shown. `low` and `high`: the promise's variance. */
  points: readonly {
    at: number;
    label: string;
    actual: number;
    expected: number;
    low: number;
    high: number;
  }[];
  /** What the promised line is called. */
  promise: string;
}

const HEIGHT = 300;
/** Days that are named under the chart; more would run into each other. */
const NAMED = 7;

/** @throws RangeError where a value is not finite */
export function valueSpec(chart: ValueChart): Spec {
  const { points } = chart;
  const range = domain([0, ...points.flatMap(({ actual, low, high }) => [actual, low, high])]);
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const room = Math.max((last - first) * 0.03, 1);
  const y = { type: 'quantitative', scale: { domain: range, nice: false, zero: false } };
  const x = {
    field: 'at',
    type: 'quantitative',
    scale: { domain: [first - room, last + room], nice: false },
    axis: dayAxis(points),
  };
  const data = { values: points };
  return framed(
    chart.title,
    WIDTH,
    HEIGHT,
    {
      layer: [
        {
          data,
          mark: { type: 'area', color: INK, opacity: 0.1, clip: true },
          encoding: { x, y: { field: 'low', ...y, axis: axis(range, chart, '') }, y2: { field: 'high' } },
        },
        {
          data,
          mark: { type: 'line', stroke: INK, strokeWidth: 2, strokeDash: [7, 4], clip: true },
          encoding: { x, y: { field: 'expected', ...y } },
        },
        {
          data,
          mark: {
            type: 'line',
            stroke: BLUE,
            strokeWidth: 3,
            clip: true,
            point: { filled: true, size: 70, color: BLUE },
          },
          encoding: { x, y: { field: 'actual', ...y } },
        },
        ...ends(chart, x, y),
      ],
    },
    chart.subtitle,
  );
}

/** What both lines have come to, beside their ends; the promise is named at its beginning. */
function ends({ points, promise, ...style }: ValueChart, x: object, y: object): Spec[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const write = writer(style);
  const above = last.actual >= last.expected;
  return [
    text(
      [{ ...last, text: write(last.actual) }],
      { align: 'right', dx: -10, dy: above ? -16 : 18, fontWeight: 600, color: BLUE },
      { x, y: { field: 'actual', ...y } },
    ),
    text(
      [{ ...first, text: clean(promise) }],
      { align: 'left', dx: 10, dy: above ? 20 : -18, fontSize: 14 },
      { x, y: { field: 'expected', ...y } },
    ),
  ];
}

function dayAxis(points: ValueChart['points']): Spec {
  const every = Math.ceil(points.length / NAMED);
  const named = points.filter((_, at) => at % every === 0);
  const labels = Object.fromEntries(named.map(({ at, label }) => [String(at), clean(label)]));
  return {
    title: null,
    grid: false,
    values: named.map(({ at }) => at),
    labelExpr: `${JSON.stringify(labels)}[toString(datum.value)]`,
  };
}
