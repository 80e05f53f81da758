import { fitText } from '@phasegate/block-kit/fit.ts';
import type { Seal } from '../../../seal/store.ts';
import type { MetricName } from '../../../statistics/metrics.ts';
import type { Say } from '../../../texts/say.ts';
import type { Measured } from '../../figures.ts';
import { unlabelledShare } from '../../models/findings.ts';
import type { Evaluation, Model } from '../../models/store.ts';
import { metricName } from '../../words.ts';
import type { BoundVerdict, ValueVerdict } from '../fairness/rules.ts';
import { againstHeuristics, type PerformanceVerdict, performanceVerdict } from '../rules.ts';
import type { Evaluated } from '../standing.ts';

/** What the texts about a performance verdict are given. */
export const performanceParams = (metric: MetricName, verdict: PerformanceVerdict) => ({
  metric,
  verdict: verdict.verdict,
  value: verdict.value,
  hasBound: verdict.bound === null ? 'no' : 'yes',
  bound: verdict.bound ?? 0,
  threshold: verdict.threshold,
  n: verdict.n,
  min: verdict.minCases,
  more: verdict.moreCases ?? 0,
  unlabelled: verdict.unlabelled,
  hasUnlabelled: verdict.unlabelled > 0 ? 'yes' : 'no',
});

/** “recall 0.9120 (95 % bound 0.9050) against 0.90, n 8,192 (at least 1,000): ✓ pass”. Plain text and mrkdwn alike. */
export const verdictFigure = (say: Say, metric: MetricName, verdict: PerformanceVerdict): string =>
  say('pilot.figure.performance', {
    ...performanceParams(metric, verdict),
    was: 'same',
    number: 0,
    sealVersion: 0,
  });

/** What the texts about a measured metric are given. */
export const measuredParams = (metric: MetricName, { value, n, lower, upper }: Measured) => ({
  metric,
  value,
  n,
  hasInterval: lower === null || upper === null ? 'no' : 'yes',
  lower: lower ?? 0,
  upper: upper ?? 0,
});

/** What the models of a cycle are held against. */
export interface HeldTo {
  seal: Seal;
  heuristics: readonly Evaluated[];
}

/**
 * What an evaluation comes to, in a line: [B4] a version is held against the sealed threshold, [B3] a baseline model
 * against the heuristics; a heuristic against nothing. Plain text.
 */
export function standingText(
  say: Say,
  {
    model,
    evaluation,
  }: { model: Pick<Model, 'kind'>; evaluation: Pick<Evaluation, 'figures' | 'n' | 'details'> },
  { seal, heuristics }: HeldTo,
): string {
  const { requirement } = seal.content;
  const { metric, better } = requirement;
  const measured = evaluation.figures[metric];
  if (!measured) return say('pilot.standing.unmeasured', { metric: metricName(say, metric) });
  const params = measuredParams(metric, measured);
  if (model.kind === 'heuristic') return say('pilot.measured', params);
  if (model.kind === 'version') {
    const { verdict, threshold } = performanceVerdict(measured, requirement, unlabelledShare(evaluation));
    const against = { verdict, better, threshold, sealVersion: seal.version };
    return say('pilot.standing.version', { ...params, ...against });
  }
  const found = againstHeuristics(evaluation.figures, heuristics, metric);
  if (!found) return say('pilot.standing.alone', params);
  return say('pilot.standing.baseline', {
    ...params,
    isBetter: found.comparison.isBetter ? 'yes' : 'no',
    heuristic: fitText(found.heuristic.model.name, 60),
    against: found.comparison.heuristic.value,
    againstN: found.comparison.heuristic.n,
  });
}

/** What the texts about one segment value are given. */
export const fairnessParams = ({ bound, reference }: BoundVerdict, one: ValueVerdict) => {
  const upper = one.interval?.upper ?? 0;
  return {
    name: `${bound.segment}=${one.value}`,
    metric: bound.metric,
    rule: bound.rule,
    limit: Number(bound.limit),
    state: one.state,
    isReference: one.isReference ? 'yes' : 'no',
    reference: reference ?? '–',
    hasValue: one.measured === null ? 'no' : 'yes',
    value: one.measured?.value ?? 0,
    distance: one.distance ?? 0,
    hasDistance: one.distance === null ? 'no' : 'yes',
    hasInterval: one.interval ? (Number.isFinite(upper) ? 'yes' : 'open') : 'no',
    lower: one.interval?.lower ?? 0,
    upper: Number.isFinite(upper) ? upper : 0,
    n: one.n,
    min: bound.minCases,
  };
};

/** “South 0.3800, ratio 0.7600 (0.7120–0.8110), n 1,204: fail”, as plain text. */
export const plainFigure = (say: Say, judged: BoundVerdict, one: ValueVerdict): string =>
  say('pilot.segment.line', fairnessParams(judged, one));

/** The same for mrkdwn. */
export const segmentLine = (say: Say, judged: BoundVerdict, one: ValueVerdict): string =>
  say.md('pilot.segment.line', fairnessParams(judged, one));

/** [B6] Who is in no segment: how many, of how many, and what was sealed of it. */
export const notStatedParams = ({ bound, notStated }: BoundVerdict) => ({
  segment: bound.segment,
  metric: bound.metric,
  n: notStated.n,
  nowhere: notStated.nowhere,
  of: notStated.of,
  share: notStated.of === 0 ? 0 : notStated.n / notStated.of,
  max: Number(bound.maxNotStatedPercent ?? 100) / 100,
  state: notStated.isTooMany ? 'insufficient' : 'pass',
});

/** “ratio to North at least 0.80”, plain. */
export const boundName = (say: Say, { bound, reference }: BoundVerdict): string =>
  say('pilot.bound.name', {
    rule: bound.rule,
    limit: Number(bound.limit),
    reference: fitText(reference ?? '–', 30),
  });
