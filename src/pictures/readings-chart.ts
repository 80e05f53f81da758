/** What a monitor read, against its limit (M7). */
import { axis, BLUE, domain, framed, INK, NARROW, RED, type Spec, text } from './chart-frame.ts';
import { type NumberStyle, writer } from './chart-words.ts';
import { clean, fitWidth, textWidth } from './text.ts';

export interface ReadingsChart extends NumberStyle {
  title: string;
  subtitle: string;
  /** The oldest first; `label` is the moment as it is shown. A reading without a value leaves a gap. */
  readings: readonly { label: string; value: number | null; isBreach: boolean }[];
  /** Where it fires, and where it is well again if that is elsewhere; empty where no single value decides. */
  limits: readonly { value: number; label: string }[];
}

const HEIGHT = 240;
const LIMIT_FONT = { size: 14, weight: 600 } as const;
/** From the plot to the words of its limits, how long these are at most, and from the middle of one line to that of the next. */
const LIMIT = { left: 8, longest: 180, apart: 18 };
/** Between the moments under the chart. */
const BETWEEN = 14;

export function readingsSpec(chart: ReadingsChart): Spec {
  const points = chart.readings.map((one, x) => ({ ...one, x }));
  const seen = points.filter((one): one is (typeof points)[number] & { value: number } => one.value !== null);
  const range = domain([...seen.map(({ value }) => value), ...chart.limits.map(({ value }) => value)]);
  const labels = chart.limits.map(({ label }) => textWidth(limitText(label), LIMIT_FONT));
  const width = NARROW - (labels.length > 0 ? Math.max(...labels) + LIMIT.left : 0);
  const moved = apart(
    chart.limits.map(({ value }) => value),
    HEIGHT / (range[1] - range[0]),
  );
  const end = Math.max(1, points.length - 1);
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: { domain: [-0.5, end + 0.5], nice: false },
    axis: momentAxis(points, width),
  };
  const y = { type: 'quantitative', scale: { domain: range, nice: false, zero: false } };
  return framed(
    chart.title,
    NARROW,
    HEIGHT,
    {
      width,
      layer: [
        // What is missing is no line: null values break it.
        {
          data: { values: points },
          mark: { type: 'line', stroke: BLUE, strokeWidth: 2.5, invalid: 'break-paths-show-domains' },
          encoding: { x, y: { field: 'value', ...y, axis: axis(range, chart, '') } },
        },
        ...chart.limits.flatMap((limit, at) =>
          limitLine(limit, { at, left: width + LIMIT.left, down: moved[at] ?? 0 }, y),
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

const limitText = (label: string): string => fitWidth(clean(label), LIMIT.longest, LIMIT_FONT);

/** Two lines may be close to each other: their words make room, in pixels down. @param scale pixels of one unit */
function apart(limits: readonly number[], scale: number): number[] {
  const [one, other] = limits;
  if (one === undefined || other === undefined) return limits.map(() => 0);
  const lack = Math.max(0, LIMIT.apart - Math.abs(one - other) * scale) / 2;
  return one > other ? [-lack, lack] : [lack, -lack];
}

/** Its words stand beside the plot, where no line crosses them. */
const limitLine = (
  { value, label }: { value: number; label: string },
  { at, left, down }: { at: number; left: number; down: number },
  y: object,
): Spec[] => [
  {
    data: { values: [{ line: value }] },
    mark: { type: 'rule', stroke: INK, strokeWidth: 2, strokeDash: at === 0 ? [7, 4] : [2, 4] },
    encoding: { y: { field: 'line', ...y } },
  },
  text(
    [{ line: value, text: limitText(label) }],
    { align: 'left', dy: down, fontWeight: LIMIT_FONT.weight, fontSize: LIMIT_FONT.size },
    { x: { value: left }, y: { field: 'line', ...y } },
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

/** As many moments as have room, the newest among them. */
function momentAxis(points: readonly { x: number; label: string }[], width: number): Spec {
  const longest = Math.max(0, ...points.map(({ label }) => textWidth(clean(label), { size: 14 })));
  const room = Math.max(1, Math.floor(width / (longest + BETWEEN)));
  const every = Math.max(1, Math.ceil(points.length / room));
  const named = points.filter((_, at) => (points.length - 1 - at) % every === 0);
  const labels = Object.fromEntries(named.map(({ x, label }) => [String(x), clean(label)]));
  return {
    title: null,
    grid: false,
    values: named.map(({ x }) => x),
    labelExpr: `${JSON.stringify(labels)}[toString(datum.value)]`,
  };
}
