/**
 * What all charts share, as Vega-Lite. Texts from people stand in data and titles only, never in an expression.
 */
import { writer } from './chart-words.ts';
import { clean, FONT_FAMILY, fitWidth } from './text.ts';

/** A Vega-Lite specification: plain JSON. */
export type Spec = Record<string, unknown>;

export const INK = '#1d1c1d';
export const GREY = '#5f6670';
const RULE = '#d5d9de';
export const BLUE = '#1d5fa8';
export const RED = '#b3421b';
export const WIDTH = 920;
/** For a picture that stands in a thread, where it is drawn at a third of its pixels. */
export const NARROW = 560;

const LABEL = { fontSize: 15, color: INK } as const;

/** Text at places given by its data. */
export const text = (values: object[], style: object, encoding: object = {}): Spec => ({
  data: { values },
  mark: { type: 'text', align: 'left', baseline: 'middle', ...LABEL, ...style },
  encoding: { text: { field: 'text', type: 'nominal' }, ...encoding },
});

/** Vega looks titles up in a plain object, and fails on those an object has of itself (`valueOf`): a space tells them apart. */
export const titled = (text: string): string => (text in {} ? `${text} ` : text);

/** What all charts share. */
export function framed(title: string, width: number, height: number, body: Spec, subtitle = ''): Spec {
  return {
    background: '#ffffff',
    padding: 36,
    width,
    height,
    title: {
      text: titled(fitWidth(title, Math.min(WIDTH, width), { size: 24, weight: 600 })),
      ...(subtitle ? { subtitle: titled(fitWidth(subtitle, Math.min(WIDTH, width), { size: 15 })) } : {}),
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

/**
 * Room round the values, so that no mark stands on the edge; 0 to 1 when there is none.
 * @throws RangeError when a value is not finite
 */
export function domain(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  if (!values.every(Number.isFinite)) throw new RangeError('a chart can only show finite values');
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.08 || Math.abs(high) * 0.05 || 1;
  return [low - room, high + room];
}

/** An axis whose numbers are written as those in the chart are. */
export function axis(
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
    title: titled(clean(title)),
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
