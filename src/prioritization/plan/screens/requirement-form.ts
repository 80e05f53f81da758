import { type Block, button, context, image, input, section } from '@phasegate/block-kit/blocks.ts';
import { link } from '@phasegate/block-kit/escape.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import type { SealedContent } from '../../../seal/content.ts';
import { METRICS } from '../../../statistics/metrics.ts';
import type { Say } from '../../../texts/say.ts';
import { moneyText, numberText } from '../../../texts/words.ts';
import { PLAN_IDS } from '../ids.ts';
import { proposedCases, type Required, requiredLevel } from '../required.ts';
import { REASON_MAX } from '../rules.ts';
import { decimalField, type FormScreen, type FormState } from './form.ts';
import { against, metricTerm } from './words.ts';

const FIELDS = ['threshold', 'typedReason', 'minCases', 'maxUnlabelled'] as const;

/** [P3.2] What the model has to reach: the ROI model's number, or another with a reason. */
export const requirementForm: FormScreen = {
  title: ({ say }) => say('plan.requirement.title'),
  steps: () => [FIELDS],
  fields: (state) => {
    const { say, typed, content } = state;
    return [
      ...(content.roi ? derived(say, content.roi) : []),
      ...curveBlocks(state),
      decimalField(state, 'threshold', say('plan.field.threshold')),
      input(
        'typedReason',
        say('plan.field.typed-reason'),
        textInput('typedReason', { multiline: true, max: REASON_MAX, initial: typed.typedReason ?? '' }),
        { optional: true, hint: say('plan.hint.typed-reason') },
      ),
      decimalField(state, 'minCases', say('plan.field.min-cases'), { hint: casesHint(state) }),
      decimalField(state, 'maxUnlabelled', say('plan.field.max-unlabelled'), {
        hint: say('plan.hint.max-unlabelled'),
        optional: true,
      }),
      ...(content.roi ? [context(say('plan.requirement.bound', { metric: content.roi.curve.metric }))] : []),
    ];
  },
};

/** The chain from the target to the number, each step with its own number. */
function derived(say: Say, roi: SealedContent['roi']): Block[] {
  const required = requiredLevel(roi);
  if ('fault' in required) return [];
  return [section(requiredText(say, roi, required)), context(curveText(say, roi, required))];
}

/** [P3.2] The curve itself; while Slack does not have it yet, the button that looks again. */
function curveBlocks({ say, curve, meta }: FormState): Block[] {
  if (!curve) return [];
  const { picture, message } = curve;
  if (!picture)
    return [
      section(say.md('plan.requirement.drawn'), {
        accessory: button(say('plan.button.curve'), `${PLAN_IDS.back}.again`, { value: String(meta.step) }),
      }),
    ];
  return [
    image({ file: picture.file }, picture.alt),
    ...(message ? [context(link(message, say.md('plan.requirement.large')))] : []),
  ];
}

/** mrkdwn: “The ROI model needs recall ≥ 0.8934: €410,000 a year takes an improvement of 41 %.” */
export const requiredText = (say: Say, roi: SealedContent['roi'], required: Required): string => {
  const { metric } = roi.curve;
  return say.md('plan.requirement.derived', {
    metric: metricTerm(metric),
    threshold: against(say, METRICS[metric].better, required.threshold),
    target: moneyText({ amount: roi.targetPerYear, currency: roi.currency }, say),
    improvement: numberText(required.improvementPercent, say),
  });
};

/** mrkdwn: the two points, and whether the number lies outside of them. */
export const curveText = (say: Say, roi: SealedContent['roi'], { extrapolated }: Required): string => {
  const [first, second] = roi.curve.points.map((one) =>
    say('plan.requirement.point', {
      improvement: numberText(one.improvementPercent, say),
      level: numberText(one.level, say),
    }),
  );
  return say.md('plan.requirement.curve', {
    first: first ?? '',
    second: second ?? '',
    extrapolated: extrapolated ? 'yes' : 'no',
  });
};

/** How the proposed number of cases came about. */
function casesHint({ say, content: { roi }, defaults }: FormState): string {
  const fewest = defaults.requirement.fewest_cases;
  const required = roi && requiredLevel(roi);
  if (!required || 'fault' in required) return say('plan.hint.cases-default', { fewest });
  const { threshold } = required;
  const { passing, minCases } = proposedCases(roi.curve.metric, threshold, defaults.requirement);
  if (passing === null) return say('plan.hint.cases-default', { fewest });
  return say('plan.hint.cases', {
    threshold: numberText(threshold, say),
    passing: numberText(passing, say),
    cases: minCases,
    fewest,
  });
}
