import type { MonitorRule } from '../../../db/schema/monitoring.ts';
import { defineForm } from '../../forms/define-form.ts';
import { radioWord } from '../../forms/fields/radio-word.ts';
import type { Form } from '../../forms/form.ts';
import { Refusal } from '../../refusal.ts';
import { DEFAULT_POLICY } from '../../statistics/drift/verdict.ts';
import type { MonitorContext } from './context.ts';
import { figureTyped, oneOf, perhapsWhole, wholeNumber } from './fields.ts';
import { isClearOnRightSide } from './rules.ts';
import type { Monitor } from './store.ts';

const LAYERS = ['output', 'input', 'business'] as const;
const SIDES = ['below', 'above'] as const;
/** A year: labels that take longer are none. */
const MATURITY_MAX = 8_760;

/** One kind of rule: what a person says of it, and the columns that come of that. */
export interface RuleForm {
  rule: MonitorRule['kind'];
  /** Which answers of feeds it can judge. */
  judges: 'value' | 'columns';
  // biome-ignore lint/suspicious/noExplicitAny: each rule has fields of its own
  form: Form<any, MonitorContext>;
  toRow(fields: Record<string, unknown>): Pick<Monitor, 'rule' | 'layer' | 'minN' | 'maturity'>;
  toFields(row: Pick<Monitor, 'rule' | 'layer' | 'minN' | 'maturity'>): Record<string, unknown>;
}

const minN = wholeNumber({ min: 0 }, { hint: 'monitoring.hint.minN' }, ({ defaults }) => defaults.min_cases);
const step = { title: 'monitoring.step.rule', why: 'monitoring.why.rule' } as const;

/** [M2] Beyond a threshold it is a breach; well again only at or within another one. */
const limit: RuleForm = {
  rule: 'limit',
  judges: 'value',
  form: defineForm<MonitorContext>()({
    labels: 'monitoring.field',
    fields: {
      layer: radioWord<(typeof LAYERS)[number], MonitorContext>(LAYERS, {
        name: (layer) => `monitoring.layer.${layer}.what`,
        inShort: (layer) => `monitoring.layer.${layer}`,
        initial: () => 'output',
      }),
      side: radioWord<(typeof SIDES)[number], MonitorContext>(SIDES, {
        name: (side) => `monitoring.side.${side}`,
        inShort: (side) => `monitoring.side.${side}`,
        initial: () => 'below',
      }),
      fire: figureTyped({ hint: 'monitoring.hint.fire' }),
      clear: figureTyped({ hint: 'monitoring.hint.clear' }),
      minN,
      maturity: perhapsWhole({ min: 1, max: MATURITY_MAX }, { hint: 'monitoring.hint.maturity' }),
    },
    steps: [{ ...step, fields: ['side', 'fire', 'clear', 'minN', 'maturity'] }],
    contradictions({ layer, side, fire, clear, maturity }) {
      const given = side !== undefined && fire !== undefined && clear !== undefined;
      return [
        ...(given && !isClearOnRightSide(side, fire, clear)
          ? [new Refusal('monitoring.refusal.clear-side', { side, fire }, 'clear')]
          : []),
        ...(typeof maturity === 'number' && layer !== undefined && layer !== 'output'
          ? [new Refusal('monitoring.refusal.maturity', {}, 'maturity')]
          : []),
      ];
    },
  }),
  toRow: ({ layer, side, fire, clear, minN: least, maturity }) => ({
    rule: { kind: 'limit', side: side as 'below', fire: Number(fire), clear: Number(clear) },
    layer: layer as 'output',
    minN: Number(least),
    maturity: maturity as number | null,
  }),
  toFields({ rule, layer, minN: least, maturity }) {
    if (rule.kind !== 'limit') throw new Error(`a rule of another kind: ${rule.kind}`);
    const { side, fire, clear } = rule;
    return { layer, side, fire, clear, minN: least, maturity };
  },
};

/** [M5] Away from what is sealed by more than the sealed variance is a breach, in either direction. */
const baseline: RuleForm = {
  rule: 'baseline',
  judges: 'value',
  form: defineForm<MonitorContext>()({
    labels: 'monitoring.field',
    fields: { metric: oneOf(({ metrics }) => metrics), minN },
    steps: [{ ...step, fields: ['metric', 'minN'] }],
    contradictions: ({ metric }) => (metric === null ? [new Refusal('monitoring.refusal.no-seal')] : []),
  }),
  toRow: ({ metric, minN: least }) => ({
    rule: { kind: 'baseline', metric: String(metric) },
    layer: 'business',
    minN: Number(least),
    maturity: null,
  }),
  toFields({ rule, minN: least }) {
    if (rule.kind !== 'baseline') throw new Error(`a rule of another kind: ${rule.kind}`);
    return { metric: rule.metric, minN: least };
  },
};

/** The usual share of features falsely called moved; what the drift rule asks by itself. */
const ALPHA = DEFAULT_POLICY.alpha;

/** [M4] The columns moved against a sealed reference: adjusted for how many were compared, and by more than a little. */
const drift: RuleForm = {
  rule: 'drift',
  judges: 'columns',
  form: defineForm<MonitorContext>()({
    labels: 'monitoring.field',
    fields: { referenceId: oneOf(({ references }) => references), minN },
    steps: [{ ...step, why: 'monitoring.why.drift', fields: ['referenceId', 'minN'] }],
    contradictions: ({ referenceId }) =>
      referenceId === null ? [new Refusal('monitoring.refusal.no-reference')] : [],
  }),
  toRow: ({ referenceId, minN: least }) => ({
    rule: { kind: 'drift', alpha: ALPHA, referenceId: String(referenceId) },
    layer: 'input',
    minN: Number(least),
    maturity: null,
  }),
  toFields({ rule, minN: least }) {
    if (rule.kind !== 'drift') throw new Error(`a rule of another kind: ${rule.kind}`);
    return { referenceId: rule.referenceId, minN: least };
  },
};

/** Every kind of rule, in the order they are offered. */
export const RULE_FORMS: readonly RuleForm[] = [limit, drift, baseline];
