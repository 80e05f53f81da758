import { Decimal } from 'decimal.js';
import type { SealedContent } from '../../seal/content.ts';
import { casesToBound } from '../../statistics/cases.ts';
import { METRICS, type MetricName } from '../../statistics/metrics.ts';
import { A_YEAR } from '../roi.ts';

/** Enough digits that sums and products of what forms take are never rounded. */
const Exact = Decimal.clone({ precision: 200 });
/** A threshold has four decimals. */
const PLACES = 4;

type Roi = Pick<SealedContent['roi'], 'costPerTransaction' | 'volume' | 'period' | 'targetPerYear' | 'curve'>;

/** What the ROI model asks of the metric. */
export interface Required {
  /** The improvement at which the target is met, in percent; rounded to four decimals, for showing. */
  improvementPercent: string;
  /** The level of the metric at which it is expected, rounded to four decimals towards the stricter side. */
  threshold: string;
  /** Whether that level lies outside of the two that people have judged. */
  extrapolated: boolean;
}

/** Why two points give no required level, and which field shows it. */
export type CurveFault =
  | { fault: 'equal-levels' | 'equal-improvements' | 'falls' }
  | { fault: 'level-range'; point: 0 | 1 }
  | { fault: 'beyond-cost' }
  | { fault: 'unreachable'; level: string };

/**
 * [P3.2] The level of the metric at which the ROI target is met: required improvement = target / (cost × volume a
 * year); the level on the straight line through the two points people have judged, l₁ + (i − i₁)(l₂ − l₁)/(i₂ − i₁).
 * One division only, at the end, so that nothing but the threshold is rounded.
 */
export function requiredLevel({
  costPerTransaction,
  volume,
  period,
  targetPerYear,
  curve,
}: Roi): Required | CurveFault {
  const { metric, points } = curve;
  const [first, second] = points;
  if (!first || !second) throw new RangeError('a line needs two points');
  const fault = faultOf(metric, [first, second]);
  if (fault) return fault;
  const [l1, i1] = [new Exact(first.level), new Exact(first.improvementPercent)];
  const [l2, i2] = [new Exact(second.level), new Exact(second.improvementPercent)];
  const cost = new Exact(costPerTransaction).times(volume).times(A_YEAR[period]);
  const hundredfold = new Exact(targetPerYear).times(100);
  if (hundredfold.gt(cost.times(100))) return { fault: 'beyond-cost' };

  const rise = i2.minus(i1).times(cost);
  const level = l1.times(rise).plus(hundredfold.minus(i1.times(cost)).times(l2.minus(l1)));
  const threshold = rounded(level, rise, METRICS[metric].better === 'higher' ? 'up' : 'down');
  if (!isInRange(metric, threshold)) return { fault: 'unreachable', level: threshold.toFixed() };
  const [low, high] = [Exact.min(l1, l2), Exact.max(l1, l2)];
  return {
    improvementPercent: hundredfold.div(cost).toDecimalPlaces(PLACES).toFixed(),
    threshold: threshold.toFixed(),
    extrapolated: level.div(rise).lt(low) || level.div(rise).gt(high),
  };
}

type Point = SealedContent['roi']['curve']['points'][number];

function faultOf(metric: MetricName, points: readonly [Point, Point]): CurveFault | null {
  const outside = points.findIndex(({ level }) => !isInRange(metric, new Exact(level)));
  if (outside >= 0) return { fault: 'level-range', point: outside === 0 ? 0 : 1 };
  const [{ level: l1, improvementPercent: i1 }, { level: l2, improvementPercent: i2 }] = points;
  const levels = new Exact(l2).comparedTo(l1);
  const improvements = new Exact(i2).comparedTo(i1);
  if (levels === 0) return { fault: 'equal-levels' };
  if (improvements === 0) return { fault: 'equal-improvements' };
  const rises = levels === improvements;
  return rises === (METRICS[metric].better === 'higher') ? null : { fault: 'falls' };
}

/** dividend / divisor to four decimals, exactly: a quotient that has no more than four stays as it is. */
function rounded(dividend: Decimal, divisor: Decimal, to: 'up' | 'down'): Decimal {
  const scale = new Exact(10).pow(PLACES);
  const scaled = dividend.times(scale);
  // Towards zero, and the sign of what is left over says on which side that is.
  const whole = scaled.dividedToIntegerBy(divisor);
  const left = scaled.minus(whole.times(divisor)).times(divisor.s);
  const step = left.isZero() ? 0 : to === 'up' ? (left.gt(0) ? 1 : 0) : left.lt(0) ? -1 : 0;
  return whole.plus(step).div(scale);
}

/** Whether a metric can have this value. */
export function isInRange(metric: MetricName, value: Decimal | string): boolean {
  const { min, max } = METRICS[metric];
  const level = new Exact(value);
  return level.gte(min) && level.lte(max);
}

/** How the proposed minimum number of cases came about. */
export interface ProposedCases {
  minCases: number;
  /** The level of a model that just passes with so many cases; null where it is the playbook's number. */
  passing: string | null;
}

/**
 * [P3.2] So many cases that a model a little better than the threshold passes: the one-sided 95 % bound of a share
 * observed there reaches the threshold. For metrics that are no shares it is the playbook's number.
 */
export function proposedCases(
  metric: MetricName,
  threshold: string,
  { better_by, min_cases, fewest_cases }: { better_by: number; min_cases: number; fewest_cases: number },
): ProposedCases {
  const { isShare, better } = METRICS[metric];
  const end = better === 'higher' ? 1 : 0;
  const line = new Exact(threshold);
  const moved = better === 'higher' ? line.plus(better_by) : line.minus(better_by);
  // Where there is no room for that much, half of what there is.
  const passing = moved.gte(0) && moved.lte(1) ? moved : line.plus(end).div(2).toDecimalPlaces(6);
  const needed =
    isShare && !line.eq(end) ? casesToBound(passing.toNumber(), line.toNumber(), 0, better) : null;
  if (needed === null) return { minCases: Math.max(min_cases, fewest_cases), passing: null };
  return { minCases: Math.max(needed, fewest_cases), passing: passing.toFixed() };
}
