import { type Block, input, option, section } from '@phasegate/block-kit/blocks.ts';
import { radio } from '@phasegate/block-kit/inputs.ts';
import type { PlanDefaults, TemplateMetric } from '../../../playbook/plan-schema.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { Say } from '../../../texts/say.ts';
import { decimalField, type FormScreen, type FormState, lineField } from './form.ts';

const WHAT = ['name', 'unit', 'better'] as const;
const NUMBERS = ['value', 'period', 'source', 'target', 'variancePercent'] as const;

/** The metric of a template that a key names. */
export const templateMetric = (defaults: PlanDefaults, key: string): TemplateMetric | undefined =>
  defaults.templates.flatMap((one) => one.metrics).find((one) => one.key === key);

/** A template's unit in the reader's language; `currency` is that of the ROI model, where it is known. */
export const unitOf = (say: Say, { unit }: TemplateMetric, currency: string | undefined): string =>
  unit.en === 'currency' && currency ? currency : inLanguage(unit, say);

/** [P3.3] A metric of today's process. Of a template's metric it is known what it is; of an own one that is asked first. */
export const metricForm: FormScreen = {
  title: ({ say }) => say('plan.baseline.form'),
  steps: ({ defaults, meta }) => (templateMetric(defaults, meta.key) ? [NUMBERS] : [WHAT, NUMBERS]),
  fields: (state) => {
    const isOwn = !templateMetric(state.defaults, state.meta.key);
    return isOwn && state.meta.step === 1 ? what(state) : numbers(state);
  },
};

function what(state: FormState): Block[] {
  const { say, typed } = state;
  const ways = (['lower', 'higher'] as const).map((one) =>
    option(say('plan.metric.better', { better: one }), one),
  );
  return [
    lineField(state, 'name', say('plan.field.name'), { max: 80 }),
    lineField(state, 'unit', say('plan.field.unit'), { max: 30, placeholder: 'min, %, EUR' }),
    input('better', say('plan.field.better'), radio('better', ways, { initial: typed.better ?? 'lower' })),
  ];
}

function numbers(state: FormState): Block[] {
  const { say, typed } = state;
  const unit = typed.unit ?? '';
  const better = typed.better === 'higher' ? 'higher' : 'lower';
  return [
    section(say.md('plan.baseline.what', { name: typed.name ?? '', unit, better })),
    decimalField(state, 'value', say('plan.field.value', { unit })),
    lineField(state, 'period', say('plan.field.measured-period'), {
      max: 80,
      placeholder: say('plan.placeholder.period'),
    }),
    lineField(state, 'source', say('plan.field.source'), { placeholder: say('plan.placeholder.source') }),
    decimalField(state, 'target', say('plan.field.target', { unit }), {
      hint: say('plan.hint.target', { better }),
    }),
    decimalField(state, 'variancePercent', say('plan.field.variance'), { hint: say('plan.hint.variance') }),
  ];
}

/** Takes a metric out, after asking once. */
export const dropMetricForm: FormScreen = {
  title: ({ say }) => say('plan.baseline.drop'),
  steps: () => [[]],
  submit: ({ say }) => say('plan.menu.remove'),
  fields: ({ say, content, meta }) => {
    const found = content.baseline?.find((one) => one.key === meta.key);
    return [section(say.md('plan.baseline.drop-ask', { name: found?.name ?? '–' }))];
  },
};
