import { date } from '../../../slack/escape.ts';
import { fitText } from '../../../slack/fit.ts';
import type { MetricName } from '../../../statistics/metrics.ts';
import type { Say } from '../../../texts/say.ts';
import type { BoundVerdict, ValueVerdict } from '../fairness/rules.ts';
import type { PerformanceVerdict } from '../rules.ts';

export const metricName = (say: Say, metric: MetricName): string => say('pilot.metric', { metric });

/** A moment in the reader's zone. mrkdwn. */
export const moment = (at: Temporal.Instant): string =>
  date(at.epochMilliseconds / 1000, '{date_short_pretty} {time}', at.toString({ smallestUnit: 'minute' }));

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
});

/** “recall 0.912 (95 % bound 0.905) against 0.900, n 8,192, needs 1,000: ✓ pass”. Plain text and mrkdwn alike. */
export const verdictFigure = (say: Say, metric: MetricName, verdict: PerformanceVerdict): string =>
  say('pilot.figure.performance', {
    ...performanceParams(metric, verdict),
    was: 'same',
    number: 0,
    sealVersion: 0,
  });

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

/** “South 0.380, ratio 0.760 (0.712–0.811), n 1,204: fail”, as plain text. */
export const plainFigure = (say: Say, judged: BoundVerdict, one: ValueVerdict): string =>
  say('pilot.segment.line', fairnessParams(judged, one));

/** The same for mrkdwn. */
export const segmentLine = (say: Say, judged: BoundVerdict, one: ValueVerdict): string =>
  say.md('pilot.segment.line', fairnessParams(judged, one));

/** “ratio to North at least 0.80”, plain. */
export const boundName = (say: Say, { bound, reference }: BoundVerdict): string =>
  say('pilot.bound.name', {
    rule: bound.rule,
    limit: Number(bound.limit),
    reference: fitText(reference ?? '–', 30),
  });
