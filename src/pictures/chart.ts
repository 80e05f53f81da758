/** Charts as Vega-Lite. Texts from people stand in data and titles only, never in an expression. */
import {
  type LineChart,
  type MatrixChart,
  type MetricChart,
  metricStanding,
  ranked,
  type SegmentsChart,
  STATE_WORDS,
  segmentFigures,
  writer,
} from './chart-words.ts';
import { clean, FONT_FAMILY, fitWidth, textWidth, wrap } from './text.ts';

/** A Vega-Lite specification: plain JSON. */
export type Spec = Record<string, unknown>;

const INK = '#1d1c1d';
const GREY = '#5f6670';
const RULE = '#d5d9de';
const BLUE = '#1d5fa8';
const RED = '#b3421b';
const WIDTH = 920;

const LABEL = { fontSize: 15, color: INK } as const;

/** Text at places given by its data. */
const text = (values: object[], style: object, encoding: object = {}): Spec => ({
  data: { values },
  mark: { type: 'text', align: 'left', baseline: 'middle', ...LABEL, ...style },
  encoding: { text: { field: 'text', type: 'nominal' }, ...encoding },
});

/** What all charts share. */
function framed(title: string, width: number, height: number, body: Spec, subtitle = ''): Spec {
  return {
    background: '#ffffff',
    padding: 36,
    width,
    height,
    title: {
      text: fitWidth(title, WIDTH, { size: 24, weight: 600 }),
      ...(subtitle ? { subtitle: fitWidth(subtitle, WIDTH, { size: 15 }) } : {}),
      anchor: 'start',
      frame: 'bounds',
      offset: 22,
    },
    config: {
      font: FONT_FAMILY,
      view: { stroke: null },
      title: {
        fontSize: 24,
        fontWeight: 600,
        color: INK,
        subtitleFontSize: 15,
        subtitleColor: GREY,
        subtitlePadding: 8,
      },
      axis: {
        labelFontSize: 14,
        labelColor: GREY,
        titleFontSize: 14,
        titleFontWeight: 600,
        titleColor: GREY,
        titlePadding: 12,
        gridColor: '#eceef0',
        domainColor: RULE,
        tickColor: RULE,
        labelFlush: false,
      },
    },
    ...body,
  };
}

const PIXELS = { type: 'quantitative', scale: null, axis: null } as const;
const at = (x: string, y: string): Spec => ({ x: { field: x, ...PIXELS }, y: { field: y, ...PIXELS } });
const span = (): Spec => ({ ...at('x', 'y'), x2: { field: 'x2' }, y2: { field: 'y2' } });

const CELLS = ['#eef4fb', '#d3e3f5', '#a9c9ea', '#6fa3d8', '#2f74bb'];
/** Columns of the matrix, in pixels from the left. */
const CELL = { left: 300, width: 52 };
const BAR = { left: CELL.left + 4 * CELL.width + 16, width: 230 };

/**
 * Ranked horizontal bars of the product, four factor cells each, ROI at the right, ties bracketed (P2.6). For up
 * to about 50 candidates.
 */
export function matrixSpec(chart: MatrixChart): Spec {
  const rows = ranked(chart.candidates);
  const words = chart.words ?? { priority: 'Priority', roi: 'ROI a year', tie: 'tie' };
  const write = writer(chart);
  const step = rows.length > 25 ? 32 : 40;
  const head = 44;
  const y = (i: number): number => head + i * step + step / 2;
  const right = WIDTH;
  const bar = (product: number): number => BAR.left + (BAR.width * product) / 625;

  const cells = rows.flatMap((row, i) =>
    row.factors.map((factor, k) => ({
      x: CELL.left + k * CELL.width,
      x2: CELL.left + (k + 1) * CELL.width - 4,
      y: y(i) - step / 2 + 3,
      y2: y(i) + step / 2 - 3,
      middle: CELL.left + (k + 0.5) * CELL.width - 2,
      centre: y(i),
      text: String(factor),
      colour: CELLS[factor - 1] ?? '#ffffff',
      ink: factor >= 4 ? (factor === 5 ? '#ffffff' : INK) : INK,
    })),
  );
  const groups = [...Map.groupBy(rows.keys(), (i) => rows[i]?.product ?? 0).values()].filter(
    (group) => group.length > 1,
  );
  const brackets = groups.flatMap((group) => {
    const [first = 0, last = 0] = [group[0], group.at(-1)];
    const x = bar(rows[first]?.product ?? 0) + 54;
    const [top, bottom] = [y(first) - 9, y(last) + 9];
    return [
      { x, x2: x, y: top, y2: bottom },
      { x: x - 6, x2: x, y: top, y2: top },
      { x: x - 6, x2: x, y: bottom, y2: bottom },
    ];
  });
  const ties = groups.map((group) => ({
    x: bar(rows[group[0] ?? 0]?.product ?? 0) + 62,
    y: (y(group[0] ?? 0) + y(group.at(-1) ?? 0)) / 2,
    text: words.tie,
  }));
  const heading = (label: string, x: number, width: number): object[] => {
    const lines = wrap(label, width, 2, { size: 12, weight: 600 });
    return lines.map((line, i) => ({ x, y: head - 10 - (lines.length - 1 - i) * 15, text: line }));
  };

  const small = { fontSize: 12, fontWeight: 600, color: GREY };
  return framed(chart.title, WIDTH, head + Math.max(1, rows.length) * step, {
    layer: [
      text(
        chart.criteria.flatMap((name, k) =>
          heading(name, CELL.left + (k + 0.5) * CELL.width - 2, CELL.width + 4),
        ),
        { ...small, fontSize: 10.5, align: 'center' },
        at('x', 'y'),
      ),
      text(heading(words.priority, BAR.left, BAR.width), small, at('x', 'y')),
      text(heading(words.roi, right, 140), { ...small, align: 'right' }, at('x', 'y')),
      {
        data: { values: cells },
        mark: { type: 'rect', cornerRadius: 3 },
        encoding: { ...span(), fill: { field: 'colour', type: 'nominal', scale: null } },
      },
      text(
        cells,
        { align: 'center', fontWeight: 600 },
        { ...at('middle', 'centre'), color: { field: 'ink', type: 'nominal', scale: null } },
      ),
      {
        data: {
          values: rows.map((row, i) => ({
            x: BAR.left,
            x2: bar(row.product),
            y: y(i) - step * 0.3,
            y2: y(i) + step * 0.3,
          })),
        },
        mark: { type: 'rect', cornerRadius: 2, fill: BLUE },
        encoding: span(),
      },
      text(
        rows.map((row, i) => ({ x: bar(row.product) + 8, y: y(i), text: write(row.product) })),
        { fontWeight: 600 },
        at('x', 'y'),
      ),
      text(
        rows.map((row, i) => ({ x: 26, y: y(i), text: `${row.rank}${row.tied ? '=' : ''}` })),
        { align: 'right', color: GREY },
        at('x', 'y'),
      ),
      text(
        rows.map((row, i) => ({
          x: 36,
          y: y(i),
          text: fitWidth(row.name, CELL.left - 48, { size: 15 }) || '–',
        })),
        {},
        at('x', 'y'),
      ),
      text(
        rows.map((row, i) => ({ x: right, y: y(i), text: fitWidth(row.roi, 130, { size: 15 }) || '–' })),
        { align: 'right' },
        at('x', 'y'),
      ),
      { data: { values: brackets }, mark: { type: 'rule', stroke: RED, strokeWidth: 1.8 }, encoding: span() },
      text(ties, { color: RED, fontWeight: 600, fontSize: 13 }, at('x', 'y')),
    ],
  });
}

/** Room round the values, so that no mark stands on the edge. */
function domain(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.08 || Math.abs(high) * 0.05 || 1;
  return [low - room, high + room];
}

/** An axis whose numbers are written as those in the chart are. */
function axis(
  range: [number, number],
  style: { locale?: string; format?: Intl.NumberFormatOptions },
  title: string,
): Spec {
  const step = niceStep((range[1] - range[0]) / 5);
  const values: number[] = [];
  for (let i = Math.ceil(range[0] / step); i * step <= range[1]; i++)
    values.push(Number((i * step).toPrecision(12)));
  const write = writer(style);
  // Looked up, not computed: the labels are ours, and Vega knows no Intl.
  const labels = Object.fromEntries(values.map((value) => [String(value), write(value)]));
  return {
    title: clean(title),
    values,
    labelExpr: `${JSON.stringify(labels)}[toString(datum.value)]`,
    grid: true,
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

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
  const range = domain([chart.bound.value, ...known.flatMap((row) => [row.lower ?? 0, row.upper ?? 0])]);
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
  const column = (field: string, place: number, style: object = {}, more: object = {}): Spec =>
    text(rows, style, { x: { value: place }, y, text: { field, type: 'nominal' }, ...more });
  return framed(chart.title, plot, Math.max(1, rows.length) * step, {
    layer: [
      {
        data: { values: known },
        mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.75 },
        encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, y, ...colour },
      },
      {
        data: { values: known },
        mark: { type: 'point', filled: true, size: 150, opacity: 1, stroke: '#ffffff', strokeWidth: 1 },
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
      column('state', plot + 262, { fontWeight: 600 }, colour),
    ],
  });
}

/** One figure with its band against the sealed line (B4, S2.2). */
export function metricSpec(chart: MetricChart): Spec {
  const write = writer(chart);
  const range = domain([chart.lower, chart.upper, chart.value, chart.threshold.value]);
  const x = {
    type: 'quantitative',
    scale: { domain: range, nice: false, zero: false },
    axis: axis(range, chart, chart.metric),
  };
  const good = (chart.better ?? 'higher') === 'higher' ? 'above' : 'below';
  const standing = metricStanding(chart);
  const colour = standing === good ? STATES.pass : standing === 'across' ? '#8a5a00' : STATES.fail;
  const one = [{ ...chart, line: chart.threshold.value }];
  const label = clean(chart.threshold.label);
  // The line's label stands on the side that has room for it.
  const place = (chart.threshold.value - range[0]) / (range[1] - range[0]);
  const half = textWidth(label, { size: 15, weight: 600 }) / 2 / WIDTH;
  const align = place < half ? 'left' : place > 1 - half ? 'right' : 'center';
  const figures = `${write(chart.value)} (${write(chart.lower)}–${write(chart.upper)}), n ${writer({ ...(chart.locale ? { locale: chart.locale } : {}) })(chart.n)}`;
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
          { align, fontWeight: 600 },
          { x: { field: 'line', ...x }, y: { value: 6 } },
        ),
      ],
    },
    `${chart.metric} ${figures}`,
  );
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
