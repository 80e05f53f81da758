import type { PlanDefaults } from '../../playbook/plan-schema.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { unmistakable } from '../../record/number-typed.ts';
import type { DraftContent } from '../../seal/content.ts';
import type { Say } from '../../texts/say.ts';
import type { Candidate } from '../use-case/store.ts';
import type { PlanFormName } from './ids.ts';
import { proposedCases, requiredLevel } from './required.ts';
import { OPERATIONS, printOf } from './rules.ts';
import type { Typed } from './screens/form.ts';
import { templateMetric, unitOf } from './screens/metric-form.ts';

/** What a form begins with. */
export interface Beginning {
  say: Say;
  content: DraftContent;
  defaults: PlanDefaults;
  /** Which metric or bound; empty where the form is about a whole part. */
  key: string;
  /** The use case chosen, for what is known of it. */
  candidate: Candidate | null;
}

/** What a form shows of a plan: who saves after it changed is told. The verbs compare the same. */
export function shownBy(form: PlanFormName, content: DraftContent, key: string): unknown {
  const { roi = null, requirement = null, baseline = [], fairness = null } = content;
  switch (form) {
    case 'roi':
      return roi;
    case 'requirement':
      return [roi, requirement];
    case 'metric':
    case 'dropMetric':
      return baseline.find((one) => one.key === key) ?? null;
    case 'bound':
    case 'dropBound':
      return fairness?.bounds.find((one) => printOf(one) === key) ?? null;
    case 'none':
      return fairness;
    case 'operations':
      return OPERATIONS.map((section) => content[section] ?? null);
  }
}

/** What the fields hold at first: the plan's, else what is known or proposed. */
export function beginWith(form: PlanFormName, beginning: Beginning): Typed {
  const values = valuesOf(form, beginning);
  return Object.fromEntries(
    Object.entries(values).map(([field, text]) => [field, WORDS.has(field) ? text : unmistakable(text)]),
  );
}

/** Fields whose text is no number, whatever it looks like. */
const WORDS: ReadonlySet<string> = new Set([
  'name',
  'unit',
  'source',
  'segment',
  'values',
  'noneReason',
  'typedReason',
]);

function valuesOf(form: PlanFormName, beginning: Beginning): Typed {
  switch (form) {
    case 'roi':
      return roiValues(beginning);
    case 'requirement':
      return requirementValues(beginning);
    case 'metric':
      return metricValues(beginning);
    case 'bound':
      return boundValues(beginning);
    case 'none':
      return { noneReason: beginning.content.fairness?.noneReason ?? '' };
    case 'operations':
      return operationsValues(beginning);
    case 'dropMetric':
    case 'dropBound':
      return {};
  }
}

/** [P3.1] The candidate's three terms are an estimate; the plan's are the model. */
function roiValues({ content: { roi }, candidate }: Beginning): Typed {
  if (!roi)
    return {
      costPerTransaction: candidate?.costPerTransaction ?? '',
      currency: candidate?.currency ?? '',
      volume: candidate?.volume ?? '',
      period: candidate?.volumePeriod ?? 'year',
      improvementPercent: candidate?.improvementRate ?? '',
    };
  const [first, second] = roi.curve.points;
  return {
    costPerTransaction: roi.costPerTransaction,
    currency: roi.currency,
    volume: roi.volume,
    period: roi.period,
    improvementPercent: roi.improvementPercent,
    targetPerYear: roi.targetPerYear,
    metric: roi.curve.metric,
    level1: first?.level ?? '',
    improvement1: first?.improvementPercent ?? '',
    level2: second?.level ?? '',
    improvement2: second?.improvementPercent ?? '',
  };
}

function requirementValues({ content: { roi, requirement }, defaults }: Beginning): Typed {
  if (requirement)
    return {
      threshold: requirement.threshold,
      typedReason: requirement.typedReason ?? '',
      minCases: String(requirement.minCases),
      maxUnlabelled: requirement.maxUnlabelledPercent ?? '',
    };
  const required = roi && requiredLevel(roi);
  const maxUnlabelled = String(defaults.requirement.max_unlabelled_percent);
  if (!required || 'fault' in required) return { maxUnlabelled };
  const { threshold } = required;
  const { minCases } = proposedCases(roi.curve.metric, threshold, defaults.requirement);
  return { threshold, minCases: String(minCases), maxUnlabelled };
}

function metricValues({ say, content, defaults, key }: Beginning): Typed {
  const found = content.baseline?.find((one) => one.key === key);
  if (found) return { ...found };
  const known = templateMetric(defaults, key);
  if (!known) return { better: 'lower', variancePercent: '10' };
  return {
    name: inLanguage(known.name, say),
    unit: unitOf(say, known, content.roi?.currency),
    better: known.better,
    variancePercent: String(known.variance_percent),
  };
}

function boundValues({ content, defaults: { fairness }, key }: Beginning): Typed {
  const found = content.fairness?.bounds.find((one) => printOf(one) === key);
  if (!found)
    return {
      rule: 'min_ratio',
      limit: String(fairness.min_ratio),
      minCases: String(fairness.min_cases),
      maxNotStated: String(fairness.max_not_stated_percent),
    };
  return {
    segment: found.segment,
    values: found.values?.join('\n') ?? '',
    metric: found.metric,
    rule: found.rule,
    limit: found.limit,
    minCases: String(found.minCases),
    maxNotStated: found.maxNotStatedPercent ?? '',
  };
}

function operationsValues({ content, defaults }: Beginning): Typed {
  const { integration, supervised, rollout, monitoring, requirement, roi } = content;
  const text = (kept: string | number | undefined, proposed: string | number | undefined) =>
    String(kept ?? proposed ?? '');
  const stages = defaults.rollout.map(({ stage, min_confidence }) => {
    const kept = rollout?.find((one) => one.stage === stage)?.minConfidence;
    return [`confidence${stage}`, text(kept, min_confidence)];
  });
  return {
    volumePerHour: text(integration?.volumePerHour, defaults.integration.volume_per_hour),
    maxErrorPercent: text(integration?.maxErrorPercent, defaults.integration.max_error_percent),
    maxP95Ms: text(integration?.maxP95Ms, defaults.integration.max_p95_ms),
    minMinutes: text(integration?.minMinutes, defaults.integration.min_minutes),
    metric: text(supervised?.metric, requirement?.metric ?? roi?.curve.metric),
    threshold: text(supervised?.threshold, requirement?.threshold),
    minCases: text(supervised?.minCases, defaults.supervised.min_cases),
    supervisedDays: text(supervised?.minDays, defaults.supervised.min_days),
    ...Object.fromEntries(stages),
    stageDays: text(rollout?.[0]?.minDays, defaults.rollout[0]?.min_days),
    outputVariancePercent: text(
      monitoring?.outputVariancePercent,
      defaults.monitoring.output_variance_percent,
    ),
    valueVariancePercent: text(monitoring?.valueVariancePercent, defaults.monitoring.value_variance_percent),
  };
}
