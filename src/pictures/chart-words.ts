/** What charts say in numbers and words, and what they say to who cannot see them. */
import { clean } from './text.ts';

export interface NumberStyle {
  /** BCP 47; `en` unless told. */
  locale?: string;
  /** How a value is written; at most three decimals unless told. `{ style: 'percent', … }` writes 0.95 as 95 %. */
  format?: Intl.NumberFormatOptions;
}

/** Writes values the same way everywhere in a chart. An unknown locale is English. */
export function writer({
  locale = 'en',
  format = { maximumFractionDigits: 3 },
}: NumberStyle): (value: number) => string {
  const numbers = new Intl.NumberFormat(supported(locale) ? locale : 'en', format);
  return (value) => numbers.format(value);
}

function supported(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}

export interface Candidate {
  name: string;
  /** The four criteria, each 1 to 5. */
  factors: readonly [number, number, number, number];
  /** ROI as it is to be shown, say “€ 410,000”; empty when not known. */
  roi: string;
  /** Told where others that are not drawn have the same product. */
  tied?: true;
}

export interface MatrixChart extends NumberStyle {
  title: string;
  /** Names of the four criteria, in the order of `factors`. */
  criteria: readonly [string, string, string, string];
  candidates: readonly Candidate[];
  /** Headings: “Priority”, “ROI a year”, and the word for a tie. */
  words?: { priority: string; roi: string; tie: string };
}

export interface RankedCandidate extends Omit<Candidate, 'tied'> {
  product: number;
  /** From 1; those with the same product have the same rank. */
  rank: number;
  tied: boolean;
}

/** Highest product first; ties stay in the order given and are marked, never broken (P2.5). */
export function ranked(candidates: readonly Candidate[]): RankedCandidate[] {
  const products = candidates.map((one) => one.factors.reduce((product, factor) => product * factor, 1));
  return candidates
    .map((one, i) => {
      const product = products[i] ?? 0;
      return {
        ...one,
        product,
        rank: 1 + products.filter((other) => other > product).length,
        tied: one.tied ?? products.filter((other) => other === product).length > 1,
      };
    })
    .sort((a, b) => b.product - a.product);
}

/** “Priorities in X: 1 Invoice coding 300 (5 × 4 × 3 × 5), …; tie at 300: …”, the first five. */
export function matrixAlt(chart: MatrixChart): string {
  const all = ranked(chart.candidates);
  const write = writer(chart);
  const named = all
    .slice(0, 5)
    .map((one) => `${one.rank} ${clean(one.name)} ${write(one.product)} (${one.factors.join(' × ')})`);
  const more = all.length > 5 ? ` and ${all.length - 5} more` : '';
  const top = all.filter((one) => one.rank === 1);
  const tie =
    top.length > 1
      ? `; tie at ${write(top[0]?.product ?? 0)}: ${top
          .slice(0, 5)
          .map((one) => clean(one.name))
          .join(', ')}${top.length > 5 ? ` and ${top.length - 5} more` : ''}`
      : '';
  return `${clean(chart.title)}: ${named.join(', ') || 'no candidates yet'}${more}${tie}`;
}

export type SegmentState = 'pass' | 'fail' | 'insufficient';

export interface Segment {
  name: string;
  /** Null when there is nothing to show. */
  value: number | null;
  lower?: number | null;
  upper?: number | null;
  n: number;
  state: SegmentState;
}

export interface SegmentsChart extends NumberStyle {
  title: string;
  /** What is measured, with its unit. */
  metric: string;
  bound: { value: number; label: string };
  /** In the order to be shown: worst first. */
  segments: readonly Segment[];
  words?: Record<SegmentState, string>;
}

export const STATE_WORDS: Record<SegmentState, string> = {
  pass: 'pass',
  fail: 'fail',
  insufficient: 'too few cases',
};

/** “0.76 (0.71–0.81), n 1,204”. */
export function segmentFigures(segment: Segment, style: NumberStyle): string {
  const write = writer(style);
  const count = writer({
    ...(style.locale ? { locale: style.locale } : {}),
    format: { maximumFractionDigits: 0 },
  });
  if (segment.value === null) return `n ${count(segment.n)}`;
  const { lower, upper } = segment;
  const band =
    typeof lower === 'number' && typeof upper === 'number' ? ` (${write(lower)}–${write(upper)})` : '';
  return `${write(segment.value)}${band}, n ${count(segment.n)}`;
}

/** “Selection rate ratio by segment, bound 0.80: South 0.76 (0.71–0.81), n 1,204, fail; …”, the first eight. */
export function segmentsAlt(chart: SegmentsChart): string {
  const words = chart.words ?? STATE_WORDS;
  const told = chart.segments
    .slice(0, 8)
    .map((one) => `${clean(one.name)} ${segmentFigures(one, chart)}, ${words[one.state]}`);
  const more = chart.segments.length > 8 ? `; and ${chart.segments.length - 8} more` : '';
  return `${clean(chart.title)}, ${clean(chart.metric)}, ${clean(chart.bound.label)}: ${told.join('; ') || 'no segments'}${more}`;
}

export interface MetricChart extends NumberStyle {
  title: string;
  metric: string;
  value: number;
  lower: number;
  upper: number;
  n: number;
  /** The sealed line. */
  threshold: { value: number; label: string };
  better?: 'higher' | 'lower';
  /** The one-sided bound that decides, marked on the band. */
  bound?: { value: number; label: string } | null;
  /** What it was judged to be; without it the colour says where the whole band lies. */
  state?: 'pass' | 'fail' | 'inconclusive';
}

/** Where the whole band lies, seen from the line. */
export function metricStanding({ lower, upper, threshold }: MetricChart): 'above' | 'below' | 'across' {
  if (lower >= threshold.value) return 'above';
  return upper < threshold.value ? 'below' : 'across';
}

/** “96.1 % (94.2 %–97.6 %), n 1,204”. */
export function metricFigures(chart: MetricChart): string {
  return segmentFigures({ ...chart, name: '', state: 'pass' }, chart);
}

/** “Accuracy 96.1 % (94.2 %–97.6 %), n 1,204, above the line at 95 %”. */
export function metricAlt(chart: MetricChart): string {
  const where = { above: 'above', below: 'below', across: 'on both sides of' }[metricStanding(chart)];
  return `${clean(chart.metric)} ${metricFigures(chart)}, ${where} the line at ${writer(chart)(chart.threshold.value)}`;
}

export interface LineChart extends NumberStyle {
  title: string;
  x: { title: string; format?: Intl.NumberFormatOptions };
  y: { title: string; format?: Intl.NumberFormatOptions };
  points: readonly { x: number; y: number }[];
  /** The level of x that is needed, and the y it is needed for. */
  required?: { x: number; label: string };
  target?: { y: number; label: string };
}

/** “ROI by precision: 0 at 70 % to 500,000 at 100 %; target 410,000; required precision 93 %”. */
export function lineAlt(chart: LineChart): string {
  const locale = chart.locale ? { locale: chart.locale } : {};
  const write = (format: Intl.NumberFormatOptions | undefined) =>
    writer({ ...locale, ...(format ? { format } : {}) });
  const [x, y] = [write(chart.x.format), write(chart.y.format)];
  const [first, last] = [chart.points[0], chart.points.at(-1)];
  const course =
    first && last ? `${y(first.y)} at ${x(first.x)} to ${y(last.y)} at ${x(last.x)}` : 'no points';
  const marks = [chart.target?.label, chart.required?.label]
    .filter((label) => label !== undefined)
    .map(clean);
  return [
    `${clean(chart.title)}: ${clean(chart.y.title)} by ${clean(chart.x.title)}, ${course}`,
    ...marks,
  ].join('; ');
}
