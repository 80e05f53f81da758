/** A share as it came about, with its band, against the line it is held to (S2.2). */
import { axis, BLUE, domain, framed, INK, type Spec, text, WIDTH } from './chart-frame.ts';
import { type NumberStyle, writer } from './chart-words.ts';
import { clean } from './text.ts';

export interface ProgressChart extends NumberStyle {
  title: string;
  subtitle: string;
  /** At the end of each day on which something was counted, the first one first; `label` is the day as it is shown. */
  days: readonly { day: string; label: string; value: number; lower: number; upper: number }[];
  /** The sealed line. */
  threshold: { value: number; label: string };
}

const HEIGHT = 300;
/** Days that are named under the chart; more would run into each other. */
const NAMED = 8;
/** Of the plot, how much the first days with their wide bands may take beyond what the last ones need. */
const MOST_BAND = 3;

export function progressSpec(chart: ProgressChart): Spec {
  const first = chart.days[0]?.day ?? '';
  const points = chart.days.map((one) => ({ ...one, x: daysFrom(first, one.day) }));
  const last = points.at(-1);
  const range = rangeOf(chart);
  const shown = points.map((one) => ({
    ...one,
    low: Math.max(one.lower, range[0]),
    high: Math.min(one.upper, range[1]),
    place: Math.min(Math.max(one.value, range[0]), range[1]),
  }));
  const end = last?.x ?? 0;
  const room = Math.max(0.6, end * 0.03);
  const y = { type: 'quantitative', scale: { domain: range, nice: false, zero: false } };
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: { domain: [-room, end + room], nice: false },
    axis: dayAxis(points),
  };
  return framed(
    chart.title,
    WIDTH,
    HEIGHT,
    {
      layer: [
        {
          data: { values: shown },
          mark: { type: 'area', color: BLUE, opacity: 0.18, clip: true },
          encoding: { x, y: { field: 'low', ...y, axis: axis(range, chart, '') }, y2: { field: 'high' } },
        },
        {
          data: { values: shown },
          mark: {
            type: 'line',
            stroke: BLUE,
            strokeWidth: 3,
            clip: true,
            point: { filled: true, size: 70, color: BLUE },
          },
          encoding: { x, y: { field: 'place', ...y } },
        },
        // One day makes no area: its band is a rule.
        {
          data: { values: shown },
          mark: { type: 'rule', stroke: BLUE, strokeWidth: 1.5, opacity: 0.55, clip: true },
          encoding: { x, y: { field: 'low', ...y }, y2: { field: 'high' } },
        },
        {
          data: { values: [{ line: chart.threshold.value }] },
          mark: { type: 'rule', stroke: INK, strokeWidth: 2, strokeDash: [7, 4] },
          encoding: { y: { field: 'line', ...y } },
        },
        text(
          [{ line: chart.threshold.value, text: clean(chart.threshold.label) }],
          { align: 'left', dy: -11, fontWeight: 600, fontSize: 14 },
          { x: { value: 8 }, y: { field: 'line', ...y } },
        ),
        ...endLabel(shown.slice(-1), writer(chart), x, y),
      ],
    },
    chart.subtitle,
  );
}

/** The share as it is now, beside its dot. */
const endLabel = (
  last: readonly { value: number; x: number; place: number }[],
  write: (value: number) => string,
  x: object,
  y: object,
): Spec[] =>
  last.map((one) =>
    text(
      [{ ...one, text: write(one.value) }],
      { align: 'left', dx: 12, fontWeight: 600, color: BLUE },
      { x, y: { field: 'place', ...y } },
    ),
  );

/** What the last day needs with the line, and somewhat more: the first days' bands reach from 0 to 1. */
function rangeOf({ days, threshold }: ProgressChart): [number, number] {
  const last = days.at(-1);
  const ends = last ? [last.lower, last.upper, last.value] : [];
  const [low, high] = domain([threshold.value, ...ends, ...days.map(({ value }) => value)]);
  const lowest = Math.min(low, ...days.map(({ lower }) => lower));
  const highest = Math.max(high, ...days.map(({ upper }) => upper));
  return [Math.max(0, low - MOST_BAND * (high - low), lowest), Math.min(1.005, highest)];
}

const daysFrom = (first: string, day: string): number =>
  Temporal.PlainDate.from(first).until(day, { largestUnit: 'day' }).days;

function dayAxis(points: readonly { x: number; label: string }[]): Spec {
  const every = Math.ceil(points.length / NAMED);
  const named = points.filter((_, at) => at % every === 0);
  const labels = Object.fromEntries(named.map(({ x, label }) => [String(x), clean(label)]));
  return {
    title: null,
    grid: false,
    values: named.map(({ x }) => x),
    labelExpr: `${JSON.stringify(labels)}[toString(datum.value)]`,
  };
}
