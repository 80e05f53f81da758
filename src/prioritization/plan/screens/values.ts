import { fitText } from '@phasegate/block-kit/fit.ts';
import type { DraftContent } from '../../../seal/content.ts';
import { METRICS } from '../../../statistics/metrics.ts';
import type { Say } from '../../../texts/say.ts';
import { moneyText, numberText } from '../../../texts/words.ts';
import type { PlanPart } from '../rules.ts';
import { against, metricLine, metricTerm, requirementText } from './words.ts';

/** What a part of a plan says in one line of plain text; null where it is not there. */
export function valueOf(say: Say, content: DraftContent, part: PlanPart): string | null {
  const { useCase, roi, baseline, requirement, fairness } = content;
  switch (part) {
    case 'useCase':
      return useCase
        ? say('plan.value.use-case', { name: fitText(useCase.name, 120), priority: useCase.priority })
        : null;
    case 'roi':
      return roi
        ? say('plan.value.roi', {
            value: moneyText({ amount: roi.valuePerYear, currency: roi.currency }, say),
            target: moneyText({ amount: roi.targetPerYear, currency: roi.currency }, say),
          })
        : null;
    case 'baseline':
      return baseline ? baselineText(say, baseline) : null;
    case 'requirement':
      return requirement ? requirementText(say, requirement) : null;
    case 'fairness':
      if (!fairness) return null;
      return fairness.bounds.length > 0
        ? say('plan.value.fairness', {
            count: fairness.bounds.length,
            segments: fitText([...new Set(fairness.bounds.map((one) => one.segment))].join(', '), 120),
          })
        : say('plan.value.no-bounds', { reason: fitText(fairness.noneReason ?? '', 120) });
    case 'operations':
      return operationsText(say, content);
  }
}

const baselineText = (say: Say, baseline: NonNullable<DraftContent['baseline']>): string => {
  const shown = baseline.slice(0, 3).map((one) => metricLine(say, one));
  return [
    ...shown,
    ...(baseline.length > 3 ? [say('plan.value.more', { count: baseline.length - 3 })] : []),
  ].join(' · ');
};

function operationsText(say: Say, content: DraftContent): string | null {
  const { integration, supervised, rollout, monitoring } = content;
  if (!integration || !supervised || !rollout || !monitoring) return null;
  return [
    say('plan.value.integration', {
      volume: numberText(integration.volumePerHour, say),
      errors: numberText(integration.maxErrorPercent, say),
      latency: numberText(integration.maxP95Ms, say),
      minutes: numberText(integration.minMinutes, say),
    }),
    say('plan.value.supervised', {
      metric: metricTerm(supervised.metric),
      threshold: against(say, METRICS[supervised.metric].better, supervised.threshold),
      cases: supervised.minCases,
      days: supervised.minDays,
    }),
    say('plan.value.rollout', {
      stages: rollout.length,
      days: rollout[0]?.minDays ?? 0,
      confidence: rollout.map((one) => numberText(one.minConfidence, say)).join(' / '),
    }),
    say('plan.value.monitoring', {
      output: numberText(monitoring.outputVariancePercent, say),
      value: numberText(monitoring.valueVariancePercent, say),
    }),
  ].join(' · ');
}
