/** What was gained since a model is at work, against what was promised by then with its variance (M5). */
import { axis, BLUE, domain, framed, INK, NARROW, type Spec, text } from './chart-frame.ts';
import { type NumberStyle, writer } from './chart-words.ts';
import { clean, fitWidth, textWidth } from './text.ts';

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

const HEIGHT = 250;
/** Days that are named under the chart; more would run into each other. */
const NAMED = 5;
/** Where the promised line is named: in the corner that what is gained leaves free. */
const CORNER = { right: NARROW - 8, y: HEIGHT - 16, sample: 34, size: 14 };

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
    NARROW,
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
        ...lastLabel(chart, x, y),
        ...promised(chart.promise),
      ],
    },
    chart.subtitle,
  );
}

/** What it has come to, at its end. */
function lastLabel({ points, ...style }: ValueChart, x: object, y: object): Spec[] {
  const last = points.at(-1);
  if (!last) return [];
  const write = writer(style);
  const above = last.actual >= last.expected;
  return [
    text(
      [{ ...last, text: write(last.actual) }],
      { align: 'center', dy: above ? -16 : 26, fontWeight: 600, color: BLUE },
      { x, y: { field: 'actual', ...y } },
    ),
  ];
}

function promised(promise: string): Spec[] {
  const words = fitWidth(clean(promise), NARROW / 2, { size: CORNER.size });
  const end = CORNER.right - textWidth(words, { size: CORNER.size }) - 10;
  const place = { y: { value: CORNER.y } };
  return [
    {
      data: { values: [{}] },
      mark: { type: 'rule', stroke: INK, strokeWidth: 2, strokeDash: [7, 4] },
      encoding: { x: { value: end - CORNER.sample }, x2: { value: end }, ...place },
    },
    text(
      [{ text: words }],
      { align: 'right', fontSize: CORNER.size },
      { x: { value: CORNER.right }, ...place },
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
