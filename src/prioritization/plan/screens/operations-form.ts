import { type Block, context, input } from '@phasegate/block-kit/blocks.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { decimalField, type FormScreen, type FormState } from './form.ts';
import { metricOptions } from './roi-form.ts';

/** [P3.4] What operation is held to: the staging run, the supervised period, the rollout, the monitoring. */
export const operationsForm: FormScreen = {
  title: ({ say }) => say('plan.operations.title'),
  steps: ({ defaults }) => [
    ['volumePerHour', 'maxErrorPercent', 'maxP95Ms', 'minMinutes'],
    ['metric', 'threshold', 'minCases', 'supervisedDays'],
    [...defaults.rollout.map(({ stage }) => `confidence${stage}`), 'stageDays'],
    ['outputVariancePercent', 'valueVariancePercent'],
  ],
  fields: (state) => {
    const [why, fields] = PARTS[state.meta.step - 1] ?? PARTS[0];
    return [context(state.say(why)), ...fields(state)];
  },
};

const integration = (state: FormState): Block[] => [
  decimalField(state, 'volumePerHour', state.say('plan.field.volume-hour')),
  decimalField(state, 'maxErrorPercent', state.say('plan.field.error-rate')),
  decimalField(state, 'maxP95Ms', state.say('plan.field.p95')),
  decimalField(state, 'minMinutes', state.say('plan.field.minutes')),
];

const supervised = (state: FormState): Block[] => {
  const { say, typed } = state;
  return [
    input(
      'metric',
      say('plan.field.metric'),
      select('metric', metricOptions(say), { initial: typed.metric ?? '' }),
    ),
    decimalField(state, 'threshold', say('plan.field.threshold')),
    decimalField(state, 'minCases', say('plan.field.reviewed-cases')),
    decimalField(state, 'supervisedDays', say('plan.field.min-days')),
  ];
};

const rollout = (state: FormState): Block[] => {
  const { say, defaults } = state;
  return [
    ...defaults.rollout.map(({ stage, complexity }) =>
      decimalField(
        state,
        `confidence${stage}`,
        say('plan.field.confidence', {
          stage,
          complexity: complexity.map((one) => say(`plan.complexity.${one}`)).join(', '),
        }),
      ),
    ),
    decimalField(state, 'stageDays', say('plan.field.stage-days')),
  ];
};

const monitoring = (state: FormState): Block[] => [
  decimalField(state, 'outputVariancePercent', state.say('plan.field.output-variance')),
  decimalField(state, 'valueVariancePercent', state.say('plan.field.value-variance')),
];

const PARTS = [
  ['plan.operations.why1', integration],
  ['plan.operations.why2', supervised],
  ['plan.operations.why3', rollout],
  ['plan.operations.why4', monitoring],
] as const;
