/** What measured figures come to, held against what was sealed. */
import type { SealedContent } from '../../seal/content.ts';
import { shareOfF1, toldShareBounds } from '../../statistics/bounds.ts';
import { casesByShare, casesByWidth, casesToBound } from '../../statistics/cases.ts';
import { METRICS } from '../../statistics/metrics.ts';
import type { Figures, Measured } from '../figures.ts';
import { type Findings, unlabelledShare } from '../models/findings.ts';

export type Requirement = SealedContent['requirement'];
export type Outcome = 'pass' | 'fail' | 'inconclusive';

export interface PerformanceVerdict {
  verdict: Outcome;
  threshold: number;
  value: number;
  /** One-sided 95 % bound on the worse side; null where there are too few cases for one. */
  bound: number | null;
  /** The cases the metric itself rests on: for precision those predicted positive. */
  n: number;
  minCases: number;
  /** Of an inconclusive result: how many more cases at the same rate would decide; null where none would. */
  moreCases: number | null;
  /** What decided. `on-threshold`: exactly on it, so that no number of cases takes the bound there. */
  why: 'reached' | 'misses' | 'bound' | 'min-cases' | 'on-threshold' | 'no-bound' | 'unlabelled';
  /** The share of rows that had no true label, and so are in no figure. */
  unlabelled: number;
}

/**
 * [B4] Pass: the one-sided 95 % bound has reached the threshold, on at least the sealed number of cases. Fail: the
 * point estimate misses it. Else inconclusive, with how many more cases would decide.
 */
export function performanceVerdict(
  measured: Measured,
  requirement: Requirement,
  unlabelled = 0,
): PerformanceVerdict {
  const { value, bound, n } = measured;
  const { minCases } = requirement;
  const threshold = Number(requirement.threshold);
  const base = { threshold, value, bound, n, minCases, unlabelled };
  const lead = requirement.better === 'higher' ? value - threshold : threshold - value;
  if (lead < 0) return { ...base, verdict: 'fail', moreCases: null, why: 'misses' };
  const isReached =
    bound !== null && (requirement.better === 'higher' ? bound >= threshold : bound <= threshold);
  const open = { ...base, verdict: 'inconclusive' } as const;
  const isTooMany = unlabelled * 100 > Number(requirement.maxUnlabelledPercent ?? 100);
  if (isReached && n >= minCases)
    return isTooMany
      ? { ...open, moreCases: null, why: 'unlabelled' }
      : { ...base, verdict: 'pass', moreCases: null, why: 'reached' };
  if (isReached) return { ...open, moreCases: minCases - n, why: 'min-cases' };
  if (bound === null) return { ...open, moreCases: n < minCases ? minCases - n : null, why: 'no-bound' };
  const needed = casesUntilReached(measured, requirement);
  if (needed === null) return { ...open, moreCases: null, why: 'on-threshold' };
  return { ...open, moreCases: Math.max(needed, minCases - n), why: 'bound' };
}

/** The same for an evaluation; null where the sealed metric was not measured. */
export function performanceOf(
  evaluation: Pick<Findings, 'figures' | 'n' | 'details'>,
  requirement: Requirement,
): PerformanceVerdict | null {
  const measured = evaluation.figures[requirement.metric];
  return measured ? performanceVerdict(measured, requirement, unlabelledShare(evaluation)) : null;
}

/**
 * More cases at the same rate until the bound reaches the threshold; null where it never will. Of a share exactly, and
 * of an F1 that was counted; of others about. The bound of the RMSE is one of its square.
 */
function casesUntilReached(measured: Measured, requirement: Requirement): number | null {
  const { value, bound, n, lower, upper } = measured;
  const { metric, better } = requirement;
  const threshold = Number(requirement.threshold);
  if (METRICS[metric].isShare) return casesToBound(value, threshold, n, better);
  if (bound === null || value === threshold) return null;
  if (metric === 'f1' && isCounted(value, n, bound))
    return casesToBound(shareOfF1(value), shareOfF1(threshold), n, better);
  const reached = (of: (figure: number) => number) => ({
    value: of(value),
    bound: of(bound),
    threshold: of(threshold),
    n,
  });
  // The worse end of a told interval is its bound: then there is nothing to tell apart.
  const [worst, other] = better === 'higher' ? [lower, upper] : [upper, lower];
  const best = bound === worst ? null : other;
  switch (metric) {
    case 'roc_auc':
      return casesByShare(reached((area) => 1 - area));
    case 'brier':
      return casesByShare(reached((loss) => loss));
    case 'rmse':
      return casesByWidth(reached(square), best === null ? null : square(best));
    default:
      return casesByWidth(
        reached((mean) => mean),
        best,
      );
  }
}

const square = (root: number): number => root * root;

/** Whether a bound of F1 is the one of its cases, and not the end of an interval that was told. */
function isCounted(f1: number, n: number, bound: number): boolean {
  const ofCases = toldShareBounds(shareOfF1(f1), n, 'higher')?.bound;
  return ofCases !== undefined && Math.abs(ofCases - shareOfF1(bound)) < 1e-9;
}

export interface Comparison {
  isBetter: boolean;
  baseline: Measured;
  heuristic: Measured;
}

/**
 * [B3] Whether a baseline model does better on a metric than the heuristic in use today, by the point estimate;
 * equal is not better. Null where either has no figure of it.
 */
export function beatsHeuristic(
  baseline: Figures,
  heuristic: Figures,
  metric: Requirement['metric'],
): Comparison | null {
  const [ours, theirs] = [baseline[metric], heuristic[metric]];
  if (!ours || !theirs) return null;
  const isBetter =
    METRICS[metric].better === 'higher' ? ours.value > theirs.value : ours.value < theirs.value;
  return { isBetter, baseline: ours, heuristic: theirs };
}

/**
 * [B3] A baseline model against the best of the heuristics: a weaker one recorded later changes nothing. Null where
 * none was evaluated on the metric.
 */
export function againstHeuristics<One extends { evaluation: { figures: Figures } }>(
  baseline: Figures,
  heuristics: readonly One[],
  metric: Requirement['metric'],
): { heuristic: One; comparison: Comparison } | null {
  const sign = METRICS[metric].better === 'higher' ? -1 : 1;
  const [hardest] = heuristics
    .flatMap((heuristic) => {
      const comparison = beatsHeuristic(baseline, heuristic.evaluation.figures, metric);
      return comparison ? [{ heuristic, comparison }] : [];
    })
    .toSorted((a, b) => sign * (a.comparison.heuristic.value - b.comparison.heuristic.value));
  return hardest ?? null;
}

export type InvestigationOutcome = 'fix the model' | 'revise the ROI';

/**
 * [B5] What an investigation with this outcome has ended in: the newer evaluation, or the seal's newer version.
 * Null while that has not happened.
 */
export function endOf(
  outcome: InvestigationOutcome,
  failedAgainst: number,
  since: { newerEvaluation: string | null; sealVersion: number },
): string | null {
  if (outcome === 'fix the model') return since.newerEvaluation;
  return since.sealVersion > failedAgainst ? String(since.sealVersion) : null;
}

/** What a person does next about a version that was evaluated. */
export type NextStep =
  | 'findings'
  | 'waiting'
  | 'unmeasured'
  | 'fix'
  | 'cases'
  | 'bounds'
  | 'segments-short'
  | 'segments-fail'
  | 'gates';

/** The most needed first: what holds up everything, what failed, what is short of cases; else the gates. */
export function nextStep(standing: {
  /** Whether one is open, and has an outcome it waits for. */
  investigation: { outcome: InvestigationOutcome | null } | null;
  performance: Outcome | null;
  fairness: 'pass' | 'fail' | 'insufficient' | null;
  underBounds: boolean;
}): NextStep {
  const { investigation, performance, fairness, underBounds } = standing;
  if (investigation) return investigation.outcome ? 'waiting' : 'findings';
  if (performance === null) return 'unmeasured';
  if (performance === 'fail') return 'fix';
  if (fairness !== null && !underBounds) return 'bounds';
  if (fairness === 'fail') return 'segments-fail';
  if (performance === 'inconclusive') return 'cases';
  return fairness === 'insufficient' ? 'segments-short' : 'gates';
}
