/** [B6] Segments against their sealed bounds. Averages decide nothing here: no overall figure is looked at. */
import { Decimal as AnyDecimal } from 'decimal.js';
import type { FairnessBound } from '../../../seal/content.ts';
import { differenceInterval, type Interval, ratioInterval } from '../../../statistics/interval.ts';
import { METRICS } from '../../../statistics/metrics.ts';
import type { Figures, Measured } from '../../figures.ts';
import { columnKey, plainLabel } from '../../models/label.ts';
import { type NotStated, notStatedIn } from './not-stated.ts';

export type FairnessState = 'pass' | 'fail' | 'insufficient';

/** What an evaluation found for one value of one segment. */
export interface SegmentFigures {
  segment: string;
  value: string;
  n: number;
  figures: Figures;
}

export interface ValueVerdict {
  value: string;
  state: FairnessState;
  /** The cases the metric rests on in this segment; 0 where nothing was measured. */
  n: number;
  measured: Measured | null;
  isReference: boolean;
  /** The gap or ratio to the reference, with its 95 % interval where counts are known; null without a comparison. */
  distance: number | null;
  interval: Interval | null;
}

export interface BoundVerdict {
  bound: FairnessBound;
  state: FairnessState;
  /** The best value among those with cases enough; null where there are not two to compare. */
  reference: string | null;
  /** Worst first: fail by how far, then insufficient, then pass by how near. */
  values: ValueVerdict[];
  /** Values that were measured and that the bound is not about. */
  uncovered: { value: string; n: number }[];
  notStated: NotStated;
}

export interface FairnessVerdict {
  state: FairnessState;
  /** Worst first, by how far the limit is broken for its size; what is alike stays in the order of the seal. */
  bounds: BoundVerdict[];
  /** Columns that were measured and that no bound is about. */
  uncovered: string[];
}

/** Enough digits for a product of three counts and a limit: nothing is rounded. */
const Exact = AnyDecimal.clone({ precision: 80 });
type Exact = InstanceType<typeof Exact>;

/** Worst first. */
const STATES: readonly FairnessState[] = ['fail', 'insufficient', 'pass'];
const worst = (states: readonly FairnessState[]): FairnessState =>
  STATES.find((state) => states.includes(state)) ?? 'pass';

/**
 * [B6] Every bound with every value it is about. One too few cases anywhere, and the whole is no pass.
 * @param overall the figures of all cases, so that those in no segment are noticed
 */
export function fairnessVerdict(
  bounds: readonly FairnessBound[],
  segments: readonly SegmentFigures[],
  overall: Figures = {},
): FairnessVerdict {
  const judged = bounds.map((bound) => boundVerdict(bound, segments, overall));
  const covered = new Set(bounds.map((one) => columnKey(one.segment)));
  return {
    state: worst(judged.map((one) => one.state)),
    bounds: judged
      .toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.over - a.over)
      .map(({ over: _, ...one }) => one),
    uncovered: [...new Set(segments.map((one) => one.segment))]
      .filter((column) => !covered.has(columnKey(column)))
      .toSorted(byText),
  };
}

/** `over`: of a bound that fails, by how much it does, in limits. */
function boundVerdict(
  bound: FairnessBound,
  segments: readonly SegmentFigures[],
  overall: Figures,
): BoundVerdict & { over: number } {
  const found = new Map(
    segments
      .filter((one) => columnKey(one.segment) === columnKey(bound.segment))
      .map((one) => [plainLabel(one.value), one]),
  );
  const about = [...new Set(bound.values?.map(plainLabel) ?? found.keys())].toSorted(byText);
  const measured = about.map((value) => ({
    value,
    measured: found.get(value)?.figures[bound.metric] ?? null,
  }));
  const enough = measured.filter(hasCases(bound.minCases));
  const reference = enough.length >= 2 ? enough.toSorted(bestFirst(bound))[0] : undefined;
  const values = measured.map((one) => valueVerdict(bound, one, reference)).toSorted(worseFirst);
  const notStated = notStatedIn(bound, [...found.values()], overall);
  const states = [
    ...values.map((one) => one.state),
    ...(notStated.isTooMany ? (['insufficient'] as const) : []),
  ];
  return {
    bound,
    state: reference ? worst(states) : 'insufficient',
    reference: reference?.value ?? null,
    over: values[0]?.state === 'fail' ? values[0].over / (Number(bound.limit) || 1) : 0,
    values: values.map(({ over: _, ...one }) => one),
    uncovered: [...found]
      .filter(([value]) => !about.includes(value))
      .map(([value, { n }]) => ({ value, n }))
      .toSorted((a, b) => byText(a.value, b.value)),
    notStated,
  };
}

interface Found {
  value: string;
  measured: Measured | null;
}
interface Sufficient extends Found {
  measured: Measured;
}

const hasCases =
  (minCases: number) =>
  (one: Found): one is Sufficient =>
    one.measured !== null && one.measured.n >= minCases;

const isHigherBetter = ({ metric }: FairnessBound): boolean => METRICS[metric].better === 'higher';

/** The best value first; of equal ones the first by name. */
const bestFirst = (bound: FairnessBound) => (a: Sufficient, b: Sufficient) =>
  (isHigherBetter(bound) ? b.measured.value - a.measured.value : a.measured.value - b.measured.value) ||
  byText(a.value, b.value);

/** `over`: by how much the limit is broken, negative where it is kept. */
function valueVerdict(
  bound: FairnessBound,
  one: Found,
  reference: Sufficient | undefined,
): ValueVerdict & { over: number } {
  const base = {
    ...one,
    n: one.measured?.n ?? 0,
    isReference: one.value === reference?.value,
    distance: null,
    interval: null,
    over: 0,
  };
  if (!reference || !hasCases(bound.minCases)(one)) return { ...base, state: 'insufficient' };
  const [larger, smaller] = isHigherBetter(bound)
    ? [reference.measured, one.measured]
    : [one.measured, reference.measured];
  const { keeps, distance, over } = held(bound, larger, smaller);
  return {
    ...base,
    state: keeps ? 'pass' : 'fail',
    distance,
    over,
    interval: base.isReference ? null : intervalOf(bound, larger, smaller),
  };
}

/**
 * Where the bound lies among the figures themselves: what the reference allows the others. Null without one.
 * Of a ratio where lower is better and the limit is 0, everything is allowed.
 */
export function limitLine({ bound, reference, values }: BoundVerdict): number | null {
  const best = values.find((one) => one.value === reference)?.measured?.value;
  if (best === undefined) return null;
  const limit = Number(bound.limit);
  if (bound.rule === 'max_gap') return isHigherBetter(bound) ? best - limit : best + limit;
  if (isHigherBetter(bound)) return best * limit;
  return limit > 0 ? best / limit : null;
}

/**
 * Gap: the larger figure minus the smaller. Ratio: the smaller over the larger, 1 where both are 0. Compared
 * without rounding, so that a segment exactly on the limit keeps it.
 */
function held(
  { rule, limit }: FairnessBound,
  larger: Measured,
  smaller: Measured,
): { keeps: boolean; distance: number; over: number } {
  const [a, b] = [fraction(larger), fraction(smaller)];
  // larger − smaller over a common denominator, and smaller ÷ larger, as numerators and denominators.
  const [top, bottom] =
    rule === 'max_gap'
      ? [a.top.mul(b.bottom).minus(b.top.mul(a.bottom)), a.bottom.mul(b.bottom)]
      : [b.top.mul(a.bottom), a.top.mul(b.bottom)];
  const distance = bottom.isZero() ? new Exact(1) : top.div(bottom);
  const bar = new Exact(limit).mul(bottom);
  const keeps = bottom.isZero() || (rule === 'max_gap' ? top.lte(bar) : top.gte(bar));
  const over = rule === 'max_gap' ? distance.minus(limit) : new Exact(limit).minus(distance);
  return { keeps, distance: distance.toNumber(), over: over.toNumber() };
}

const fraction = ({ value, successes, n }: Measured): { top: Exact; bottom: Exact } =>
  successes === null
    ? { top: new Exact(value), bottom: new Exact(1) }
    : { top: new Exact(successes), bottom: new Exact(n) };

function intervalOf({ rule }: FairnessBound, larger: Measured, smaller: Measured): Interval | null {
  const [a, b] = [countsOf(larger), countsOf(smaller)];
  if (!a || !b) return null;
  return rule === 'max_gap' ? differenceInterval(a, b) : ratioInterval(b, a);
}

const countsOf = ({ successes, n }: Measured) => (successes === null ? null : { successes, n });

function worseFirst(a: ValueVerdict & { over: number }, b: ValueVerdict & { over: number }): number {
  return (
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    (a.state === 'insufficient' ? a.n - b.n : b.over - a.over) ||
    Number(a.isReference) - Number(b.isReference) ||
    byText(a.value, b.value)
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
