/** How features were spread in a reference and are now, side by side (M4). */
import { BLUE, framed, GREY, INK, NARROW, type Spec, text, titled } from './chart-frame.ts';
import { type NumberStyle, writer } from './chart-words.ts';
import { clean, fitWidth } from './text.ts';

export interface HistogramsChart extends NumberStyle {
  title: string;
  /** Says which bar is which. */
  subtitle: string;
  /** Up to four, the worst first. Shares in percent. */
  features: readonly {
    name: string;
    bars: readonly { name: string; reference: number; current: number }[];
  }[];
}

const BAR = 13;
const ROW = 38;
const SPACING = 28;
/** Names and bars of one of two columns, and of one alone. */
const HALF = { names: 112, bars: (NARROW - SPACING) / 2 - 112 };
const ALONE = { names: 170, bars: NARROW - 170 };
type Room = typeof HALF;
/** Room for the figure at the end of the longest bar. */
const FIGURE = 1.3;

export function histogramsSpec(chart: HistogramsChart): Spec {
  const room = chart.features.length > 1 ? HALF : ALONE;
  return framed(
    chart.title,
    NARROW,
    0,
    {
      width: undefined,
      height: undefined,
      columns: 2,
      spacing: SPACING,
      concat: chart.features.map((feature) => plot(feature, room, writer(chart))),
    },
    chart.subtitle,
  );
}

function plot(
  { name, bars }: HistogramsChart['features'][number],
  { names, bars: width }: Room,
  write: (value: number) => string,
): Spec {
  const rows = bars.map((bar, row) => ({
    ...bar,
    row,
    text: fitWidth(bar.name, names - 12, { size: 14 }) || '–',
  }));
  const most = Math.max(1, ...bars.map(({ reference, current }) => Math.max(reference, current))) * FIGURE;
  const x = { type: 'quantitative', scale: { domain: [0, most], nice: false }, axis: null };
  const y = {
    field: 'row',
    type: 'ordinal',
    axis: null,
    scale: { domain: rows.map(({ row }) => row), padding: 0 },
  };
  const bar = (field: 'reference' | 'current', style: object, dy: number): Spec[] => [
    {
      data: { values: rows },
      mark: { type: 'bar', height: BAR, yOffset: dy, ...style },
      encoding: { x: { field, ...x }, y },
    },
    text(
      rows.map((one) => ({ ...one, text: write(one[field]) })),
      { dx: 6, dy, fontSize: 12, color: field === 'current' ? BLUE : GREY },
      { x: { field, ...x }, y },
    ),
  ];
  return {
    title: {
      text: titled(clean(fitWidth(name, width + names, { size: 17, weight: 600 }))) || '–',
      fontSize: 17,
      offset: 6,
      anchor: 'start',
      color: INK,
    },
    width: width + names,
    height: Math.max(1, rows.length) * ROW,
    layer: [
      text(rows, { fontSize: 14, align: 'right', color: INK }, { x: { value: names - 10 }, y }),
      ...bar('reference', { fill: '#e3e6ea', stroke: GREY, strokeWidth: 1 }, -BAR / 2 - 1),
      ...bar('current', { fill: BLUE }, BAR / 2 + 1),
    ].map((layer) => shifted(layer, [names, names + width])),
  };
}

/** Bars begin after the names. */
function shifted(layer: Spec, range: [number, number]): Spec {
  const encoding = layer.encoding as { x?: { scale?: object } } | undefined;
  if (!encoding?.x?.scale) return layer;
  const scale = { ...encoding.x.scale, range };
  return { ...layer, encoding: { ...encoding, x: { ...encoding.x, scale } } };
}
