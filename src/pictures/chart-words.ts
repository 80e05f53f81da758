/** What charts say in numbers and words. */

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

export interface LineChart extends NumberStyle {
  title: string;
  x: { title: string; format?: Intl.NumberFormatOptions };
  y: { title: string; format?: Intl.NumberFormatOptions };
  points: readonly { x: number; y: number }[];
  /** The level of x that is needed, and the y it is needed for. */
  required?: { x: number; label: string };
  target?: { y: number; label: string };
}
