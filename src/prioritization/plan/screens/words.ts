import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { FairnessBound, SealedContent } from '../../../seal/content.ts';
import type { MetricName } from '../../../statistics/metrics.ts';
import type { Say } from '../../../texts/say.ts';
import { numberText } from '../../../texts/words.ts';
import type { PlanPart } from '../rules.ts';

export const metricName = (say: Say, metric: MetricName): string => say(`plan.metric.${metric}`);

/** A metric in the middle of a sentence, as the field calls it: “roc auc”. */
export const metricTerm = (metric: MetricName): string => metric.replaceAll('_', ' ');

export const partName = (say: Say, part: PlanPart): string => say(`plan.part.${part}`);

/** “≥ 0.85” or “≤ 12”. */
export const against = (say: Say, better: 'higher' | 'lower', threshold: string): string =>
  `${better === 'higher' ? '≥' : '≤'} ${numberText(threshold, say)}`;

/** “recall ≥ 0.85, n ≥ 712”. */
export const requirementText = (
  say: Say,
  { metric, better, threshold, minCases }: SealedContent['requirement'],
): string =>
  say('plan.value.requirement', {
    metric: metricTerm(metric),
    threshold: against(say, better, threshold),
    cases: minCases,
  });

/**
 * “SEX (1, 2): selection rate, ratio ≥ 0.8, n ≥ 200”. Plain text.
 * @param room for its values, in characters; who signs sees all of them
 */
export const boundText = (say: Say, bound: FairnessBound, room = 120): string =>
  say('plan.bound.line', {
    segment: fitText(bound.segment, 80),
    values: bound.values ? fitText(bound.values.join(', '), room) : 'all',
    metric: metricTerm(bound.metric),
    rule: bound.rule,
    limit: numberText(bound.limit, say),
    cases: bound.minCases,
  });

/** “Handle time 11.2 min → 8 min (±10 %)”. Plain text. */
export const metricLine = (
  say: Say,
  { name, unit, value, target, variancePercent }: SealedContent['baseline'][number],
): string =>
  say('plan.baseline.line', {
    name: fitText(name, 80),
    unit,
    value: numberText(value, say),
    target: numberText(target, say),
    variance: numberText(variancePercent, say),
  });

/** People who can do something, mentioned; at most five. */
export const people = (say: Say, users: readonly string[]): string => {
  if (users.length === 0) return `_${escape(say('common.unassigned'))}_`;
  return users.slice(0, 5).map(mention).join(', ') + (users.length > 5 ? ', …' : '');
};
