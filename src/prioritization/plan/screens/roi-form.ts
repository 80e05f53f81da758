import { type Block, input, option, section } from '@phasegate/block-kit/blocks.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { PERIODS } from '../../../seal/content.ts';
import { METRICS, type MetricName, THRESHOLD_METRICS } from '../../../statistics/metrics.ts';
import type { Say } from '../../../texts/say.ts';
import { moneyText } from '../../../texts/words.ts';
import { valueTyped } from '../roi-input.ts';
import { decimalField, type FormScreen, type FormState, lineField } from './form.ts';
import { metricName, metricTerm } from './words.ts';

const STEPS = [
  ['costPerTransaction', 'currency', 'volume', 'period', 'improvementPercent'],
  ['targetPerYear', 'metric'],
  ['level1', 'improvement1', 'level2', 'improvement2'],
] as const;

/** [P3.1] [P3.2] The ROI model: what it is worth, what has to be reached, and what the metric does to it. */
export const roiForm: FormScreen = {
  title: ({ say }) => say('plan.roi.title'),
  steps: () => STEPS,
  fields: (state) => {
    if (state.meta.step === 1) return terms(state);
    return state.meta.step === 2 ? aim(state) : curve(state);
  },
};

function terms(state: FormState): Block[] {
  const { say, typed } = state;
  const periods = PERIODS.map((one) => option(say(`plan.period.${one}`), one));
  return [
    decimalField(state, 'costPerTransaction', say('plan.field.cost')),
    lineField(state, 'currency', say('plan.field.currency'), { max: 3, placeholder: 'EUR' }),
    decimalField(state, 'volume', say('plan.field.volume')),
    input('period', say('plan.field.period'), select('period', periods, { initial: typed.period ?? 'year' })),
    decimalField(state, 'improvementPercent', say('plan.field.improvement'), {
      hint: say('plan.hint.improvement'),
    }),
  ];
}

/** Every metric that can carry a threshold, with its direction. */
export const metricOptions = (say: Say) =>
  THRESHOLD_METRICS.map((one) =>
    option(metricName(say, one), one, say('plan.metric.better', { better: METRICS[one].better })),
  );

function aim(state: FormState): Block[] {
  const { say, typed } = state;
  return [
    section(valueLine(state)),
    decimalField(state, 'targetPerYear', say('plan.field.target-year'), {
      hint: say('plan.hint.target-year'),
    }),
    input(
      'metric',
      say('plan.field.metric'),
      select('metric', metricOptions(say), {
        initial: typed.metric ?? '',
        placeholder: say('plan.placeholder.choose'),
      }),
      { hint: say('plan.hint.metric') },
    ),
  ];
}

function valueLine({ say, typed }: FormState): string {
  const found = valueTyped(typed);
  return say.md('plan.roi.value', {
    value: found ? moneyText({ amount: found.value, currency: found.currency }, say) : '–',
  });
}

function curve(state: FormState): Block[] {
  const { say, typed } = state;
  const metric = THRESHOLD_METRICS.find((one) => one === typed.metric);
  const name = metric ? metricTerm(metric) : '–';
  return [
    section(
      `${valueLine(state)}\n${say.md('plan.roi.curve', {
        metric: name,
        better: metric ? METRICS[metric].better : 'higher',
      })}`,
    ),
    decimalField(state, 'level1', say('plan.field.level1', { metric: name }), example(say, metric)),
    decimalField(state, 'improvement1', say('plan.field.improvement1')),
    decimalField(state, 'level2', say('plan.field.level2', { metric: name })),
    decimalField(state, 'improvement2', say('plan.field.improvement2')),
  ];
}

/** A share is typed as a fraction: said where one types it. */
const example = (say: Say, metric: MetricName | undefined) =>
  metric && METRICS[metric].max === 1 ? { hint: say('plan.hint.level') } : {};
