/** Charts of measured figures: segments against their bound, one metric against its line, a curve. */
import { axis, BLUE, domain, framed, GREY, INK, RED, type Spec, text, WIDTH } from './chart-frame.ts';
import {
  type LineChart,
  type MetricChart,
  metricFigures,
  metricStanding,
  type SegmentsChart,
  STATE_WORDS,
  segmentFigures,
} from './chart-words.ts';
import { clean, fitWidth, textWidth } from './text.ts';

const UNDECIDED = '#8a5a00';
const STATES = { pass: '#0b6e5f', fail: RED, insufficient: GREY } as const;

/** Segments as dots with their intervals against their bound, and the figures in words beside them (B6). */
export function segmentsSpec(chart: SegmentsChart): Spec {
  const words = chart.words ?? STATE_WORDS;
  const step = chart.segments.length > 25 ? 30 : 38;
  const rows = chart.segments.map((one, i) => ({
    row: i,
    value: one.value,
    lower: one.lower ?? one.value,
    upper: one.upper ?? one.value,
    name: fitWidth(one.name, 215, { size: 15 }) || '–',
    text: segmentFigures(one, chart),
    state: words[one.state],
    colour: STATES[one.state],
    shape: { pass: 'circle', fail: 'cross', insufficient: 'diamond' }[one.state],
  }));
  const known = rows.filter((row) => row.value !== null);
  const range = segmentsRange(chart);
  const y = {
    field: 'row',
    type: 'ordinal',
    axis: null,
    scale: { domain: rows.map((row) => row.row), padding: 0 },
  };
  const x = {
    type: 'quantitative',
    scale: { domain: range, nice: false, zero: false },
    axis: axis(range, chart, chart.metric),
  };
  const colour = { color: { field: 'colour', type: 'nominal', scale: null } };
  const plot = 340;
  const figures = Math.max(222, ...rows.map((row) => textWidth(row.text, { size: 15 })));
  const column = (field: string, place: number, style: object = {}, more: object = {}): Spec =>
    text(rows, style, { x: { value: place }, y, text: { field, type: 'nominal' }, ...more });
  return framed(chart.title, plot, Math.max(1, rows.length) * step, {
    layer: [
      {
        data: { values: known },
        mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.75, clip: true },
        encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, y, ...colour },
      },
      {
        data: { values: known },
        mark: {
          type: 'point',
          filled: true,
          size: 150,
          opacity: 1,
          stroke: '#ffffff',
          strokeWidth: 1,
          clip: true,
        },
        encoding: {
          x: { field: 'value', ...x },
          y,
          ...colour,
          shape: { field: 'shape', type: 'nominal', scale: null },
        },
      },
      {
        data: { values: [{ bound: chart.bound.value }] },
        mark: { type: 'rule', stroke: INK, strokeWidth: 1.8, strokeDash: [6, 4] },
        encoding: { x: { field: 'bound', ...x } },
      },
      text(
        [{ bound: chart.bound.value, text: clean(chart.bound.label) }],
        { align: 'center', dy: -12, fontWeight: 600, fontSize: 14 },
        { x: { field: 'bound', ...x }, y: { value: 0 } },
      ),
      column('name', -16, { align: 'right' }),
      column('text', plot + 20),
      column('state', plot + 20 + figures + 20, { fontWeight: 600 }, colour),
    ],
  });
}

/**
 * What the segments that count take up, with the bound. Those with too few cases may reach out of it: a handful of
 * cases can lie anywhere, and would press all others into one spot. Their figures stand beside it in words.
 */
function segmentsRange({ segments, bound }: SegmentsChart): [number, number] {
  const ends = (some: SegmentsChart['segments']): number[] =>
    some.flatMap(({ value, lower, upper }) =>
      value === null ? [] : [value, lower ?? value, upper ?? value],
    );
  const counting = segments.filter((one) => one.state !== 'insufficient');
  const all = domain([bound.value, ...ends(segments)]);
  if (ends(counting).length === 0) return all;
  const [low, high] = domain([bound.value, ...ends(counting)]);
  const more = (high - low) / 2;
  return [Math.max(all[0], low - more), Math.min(all[1], high + more)];
}

/** One figure with its band against the sealed line (B4, S2.2). */
export function metricSpec(chart: MetricChart): Spec {
  const { bound } = chart;
  const range = domain([
    chart.lower,
    chart.upper,
    chart.value,
    chart.threshold.value,
    ...(bound ? [bound.value] : []),
  ]);
  const x = {
    type: 'quantitative',
    scale: { domain: range, nice: false, zero: false },
    axis: axis(range, chart, chart.metric),
  };
  const good = (chart.better ?? 'higher') === 'higher' ? 'above' : 'below';
  const standing = metricStanding(chart);
  const seen = standing === good ? 'pass' : standing === 'across' ? 'inconclusive' : 'fail';
  const colour = { ...STATES, inconclusive: UNDECIDED }[chart.state ?? seen];
  const one = [{ ...chart, line: chart.threshold.value }];
  const label = clean(chart.threshold.label);
  // A label stands on the side that has room for it.
  const sideOf = (value: number, words: string): 'left' | 'right' | 'center' => {
    const place = (value - range[0]) / (range[1] - range[0]);
    const half = textWidth(words, { size: 15, weight: 600 }) / 2 / WIDTH;
    return place < half ? 'left' : place > 1 - half ? 'right' : 'center';
  };
  const middle = { y: { value: 62 } };
  return framed(
    chart.title,
    WIDTH,
    100,
    {
      layer: [
        {
          data: { values: one },
          mark: { type: 'rule', strokeWidth: 22, stroke: colour, opacity: 0.22 },
          encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, ...middle },
        },
        {
          data: { values: one },
          mark: { type: 'point', filled: true, size: 320, color: colour, opacity: 1 },
          encoding: { x: { field: 'value', ...x }, ...middle },
        },
        {
          data: { values: one },
          mark: { type: 'rule', stroke: INK, strokeWidth: 2.2, strokeDash: [7, 4] },
          encoding: { x: { field: 'line', ...x }, y: { value: 18 }, y2: { value: 100 } },
        },
        text(
          [{ line: chart.threshold.value, text: label }],
          { align: sideOf(chart.threshold.value, label), fontWeight: 600 },
          { x: { field: 'line', ...x }, y: { value: 6 } },
        ),
        ...(bound ? boundMark(bound, x, colour, sideOf(bound.value, clean(bound.label))) : []),
      ],
    },
    `${chart.metric} ${metricFigures(chart)}`,
  );
}

/** A tick through the band, and what it is under it. */
function boundMark(
  bound: NonNullable<MetricChart['bound']>,
  x: object,
  colour: string,
  align: 'left' | 'right' | 'center',
): Spec[] {
  const at = { x: { field: 'bound', ...x } };
  return [
    {
      data: { values: [{ bound: bound.value }] },
      mark: { type: 'rule', stroke: colour, strokeWidth: 3.5 },
      encoding: { ...at, y: { value: 47 }, y2: { value: 77 } },
    },
    text(
      [{ bound: bound.value, text: clean(bound.label) }],
      { align, color: colour, fontSize: 14 },
      { ...at, y: { value: 90 } },
    ),
  ];
}

/** A curve with the target and the level it needs (P3.2). */
export function lineSpec(chart: LineChart): Spec {
  const locale = chart.locale ? { locale: chart.locale } : {};
  const { required, target } = chart;
  const xs = domain([...chart.points.map((p) => p.x), ...(required ? [required.x] : [])]);
  const ys = domain([...chart.points.map((p) => p.y), ...(target ? [target.y] : [])]);
  const style = (part: LineChart['x']) => ({ ...locale, ...(part.format ? { format: part.format } : {}) });
  const x = {
    type: 'quantitative',
    scale: { domain: xs, nice: false, zero: false },
    axis: axis(xs, style(chart.x), chart.x.title),
  };
  const y = {
    type: 'quantitative',
    scale: { domain: ys, nice: false, zero: false },
    axis: axis(ys, style(chart.y), chart.y.title),
  };
  const layer: Spec[] = [
    {
      data: { values: chart.points },
      mark: {
        type: 'line',
        stroke: BLUE,
        strokeWidth: 3,
        ...(chart.points.length < 12 ? { point: { filled: true, size: 60, color: BLUE } } : {}),
      },
      encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y } },
    },
  ];
  const dashed = { type: 'rule', stroke: INK, strokeWidth: 1.6, strokeDash: [6, 4] };
  if (target) {
    const values = [{ y: target.y, text: clean(target.label) }];
    layer.push({ data: { values }, mark: dashed, encoding: { y: { field: 'y', ...y } } });
    layer.push(
      text(values, { dy: -12, dx: 8, fontWeight: 600 }, { x: { value: 0 }, y: { field: 'y', ...y } }),
    );
  }
  if (required) {
    const late = (required.x - xs[0]) / (xs[1] - xs[0]) > 0.6;
    const values = [{ x: required.x, text: clean(required.label) }];
    layer.push({ data: { values }, mark: { ...dashed, stroke: RED }, encoding: { x: { field: 'x', ...x } } });
    layer.push(
      text(
        values,
        { align: late ? 'right' : 'left', dx: late ? -10 : 10, color: RED, fontWeight: 600 },
        { x: { field: 'x', ...x }, y: { value: 340 } },
      ),
    );
  }
  return framed(chart.title, 800, 380, { layer });
}
