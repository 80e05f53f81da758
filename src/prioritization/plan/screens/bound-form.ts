import { type Block, context, input, option, section } from '@phasegate/block-kit/blocks.ts';
import { radio, select, textInput } from '@phasegate/block-kit/inputs.ts';
import { FAIRNESS_METRICS } from '../../../statistics/metrics.ts';
import { printOf, REASON_MAX } from '../rules.ts';
import { decimalField, type FormScreen, type FormState, lineField } from './form.ts';
import { boundText, metricName } from './words.ts';

const STEPS = [
  ['segment', 'values', 'metric'],
  ['rule', 'limit', 'minCases', 'maxNotStated'],
] as const;

/** [P3.5] A fairness bound: which segments, by what, and how far one may fall behind the best. */
export const boundForm: FormScreen = {
  title: ({ say }) => say('plan.fairness.form'),
  steps: () => STEPS,
  fields: (state) => (state.meta.step === 1 ? segments(state) : limit(state)),
};

function segments(state: FormState): Block[] {
  const { say, typed } = state;
  const metrics = FAIRNESS_METRICS.map((one) => option(metricName(say, one), one));
  return [
    lineField(state, 'segment', say('plan.field.segment'), { max: 80, hint: say('plan.hint.segment') }),
    input(
      'values',
      say('plan.field.values'),
      textInput('values', { multiline: true, max: 2_000, initial: typed.values ?? '' }),
      { optional: true, hint: say('plan.hint.values') },
    ),
    input(
      'metric',
      say('plan.field.fair-metric'),
      select('metric', metrics, { initial: typed.metric ?? '', placeholder: say('plan.placeholder.choose') }),
    ),
  ];
}

function limit(state: FormState): Block[] {
  const { say, typed } = state;
  const rules = (['min_ratio', 'max_gap'] as const).map((one) => option(say(`plan.rule.${one}`), one));
  return [
    input('rule', say('plan.field.rule'), radio('rule', rules, { initial: typed.rule ?? 'min_ratio' })),
    decimalField(state, 'limit', say('plan.field.limit'), { hint: say('plan.hint.limit') }),
    decimalField(state, 'minCases', say('plan.field.segment-cases'), {
      hint: say('plan.hint.segment-cases'),
    }),
    decimalField(state, 'maxNotStated', say('plan.field.max-not-stated'), {
      hint: say('plan.hint.max-not-stated'),
      optional: true,
    }),
    context(say('plan.fairness.voids')),
  ];
}

/** Takes a bound out, after asking once. */
export const dropBoundForm: FormScreen = {
  title: ({ say }) => say('plan.fairness.drop'),
  steps: () => [[]],
  submit: ({ say }) => say('plan.menu.remove'),
  fields: ({ say, content, meta }) => {
    const found = content.fairness?.bounds.find((one) => printOf(one) === meta.key);
    return [
      section(say.md('plan.fairness.drop-ask', { bound: found ? boundText(say, found) : '–' })),
      context(say('plan.fairness.voids')),
    ];
  },
};

/** [P3.5] Why there can be no bounds. */
export const noneForm: FormScreen = {
  title: ({ say }) => say('plan.fairness.none'),
  steps: () => [['noneReason']],
  fields: ({ say, typed }) => [
    context(say('plan.fairness.none-why')),
    input(
      'noneReason',
      say('plan.field.none-reason'),
      textInput('noneReason', { multiline: true, max: REASON_MAX, initial: typed.noneReason ?? '' }),
    ),
  ],
};
