import type { MonitorRule } from '../../../db/schema/monitoring.ts';
import { defineForm } from '../../forms/define-form.ts';
import { radioWord } from '../../forms/fields/radio-word.ts';
import type { Form } from '../../forms/form.ts';
import { Refusal } from '../../refusal.ts';
import { DEFAULT_POLICY } from '../../statistics/drift/verdict.ts';
import type { MonitorContext } from './context.ts';
import { figureTyped, oneOf, perhapsWhole, shareTyped, wholeNumber } from './fields.ts';
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
  judges: 'value' | 'columns' | 'alerts';
  /** Its breaches are counted, so that one alone may be too few. */
  counts: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: each rule has fields of its own
  form: Form<any, MonitorContext>;
  toRow(fields: Record<string, unknown>): Pick<Monitor, 'rule' | 'layer' | 'minN' | 'maturity'>;
  toFields(row: Pick<Monitor, 'rule' | 'layer' | 'minN' | 'maturity'>): Record<string, unknown>;
}

const minN = wholeNumber({ min: 0 }, { hint: 'monitoring.hint.minN' }, ({ defaults }) => defaults.min_cases);
const layer = radioWord<(typeof LAYERS)[number], MonitorContext>(LAYERS, {
  name: (one) => `monitoring.layer.${one}.what`,
  inShort: (one) => `monitoring.layer.${one}`,
  initial: () => 'output',
});
const step = { title: 'monitoring.step.rule', why: 'monitoring.why.rule' } as const;

/** [M2] Beyond a threshold it is a breach; well again only at or within another one. */
const limit: RuleForm = {
  rule: 'limit',
  judges: 'value',
  counts: true,
  form: defineForm<MonitorContext>()({
    labels: 'monitoring.field',
    fields: {
      layer,
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
    contradictions({ layer: of, side, fire, clear, maturity }) {
      const given = side !== undefined && fire !== undefined && clear !== undefined;
      return [
        ...(given && !isClearOnRightSide(side, fire, clear)
          ? [new Refusal('monitoring.refusal.clear-side', { side, fire }, 'clear')]
          : []),
        ...(typeof maturity === 'number' && of !== undefined && of !== 'output'
          ? [new Refusal('monitoring.refusal.maturity', {}, 'maturity')]
          : []),
      ];
    },
  }),
  toRow: ({ layer: of, side, fire, clear, minN: least, maturity }) => ({
    rule: { kind: 'limit', side: side as 'below', fire: Number(fire), clear: Number(clear) },
    layer: of as 'output',
    minN: Number(least),
    maturity: maturity as number | null,
  }),
  toFields({ rule, layer: of, minN: least, maturity }) {
    if (rule.kind !== 'limit') throw new Error(`a rule of another kind: ${rule.kind}`);
    const { side, fire, clear } = rule;
    return { layer: of, side, fire, clear, minN: least, maturity };
  },
};

/** [M5] Away from what is sealed by more than the sealed variance is a breach, in either direction. */
const baseline: RuleForm = {
  rule: 'baseline',
  judges: 'value',
  counts: true,
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

/** Against all of a reference, or the same weekday, hour or month of it. */
const PARTS = ['whole', 'season'] as const;

/** [M4] The columns moved against a sealed reference: adjusted for how many were compared, and by more than a little. */
const drift: RuleForm = {
  rule: 'drift',
  judges: 'columns',
  counts: true,
  form: defineForm<MonitorContext>()({
    labels: 'monitoring.field',
    fields: {
      referenceId: oneOf(({ references }) => references),
      season: radioWord<(typeof PARTS)[number], MonitorContext>(PARTS, {
        name: (part) => `monitoring.season.${part}`,
        inShort: (part) => `monitoring.season.${part}`,
        initial: () => 'whole',
      }),
      alpha: shareTyped({ hint: 'monitoring.hint.alpha' }, ({ defaults }) => defaults.drift_alpha),
      floor: shareTyped({ hint: 'monitoring.hint.floor' }, ({ defaults }) => defaults.drift_floor),
      minN,
    },
    steps: [
      { ...step, why: 'monitoring.why.drift', fields: ['referenceId', 'season', 'alpha', 'floor', 'minN'] },
    ],
    contradictions({ referenceId, season }, { references }) {
      if (referenceId === null) return [new Refusal('monitoring.refusal.no-reference')];
      const chosen = references.find(({ id }) => id === referenceId);
      return season === 'season' && chosen && !chosen.season
        ? [new Refusal('monitoring.refusal.no-season', {}, 'season')]
        : [];
    },
  }),
  toRow: ({ referenceId, season, alpha, floor, minN: least }) => ({
    rule: {
      kind: 'drift',
      alpha: Number(alpha),
      floor: Number(floor),
      ...(season === 'season' && { season: true }),
      referenceId: String(referenceId),
    },
    layer: 'input',
    minN: Number(least),
    maturity: null,
  }),
  toFields({ rule, minN: least }) {
    if (rule.kind !== 'drift') throw new Error(`a rule of another kind: ${rule.kind}`);
    const { referenceId, season, alpha, floor = DEFAULT_POLICY.floors.ks } = rule;
    return { referenceId, season: season ? 'season' : 'whole', alpha, floor, minN: least };
  },
};

/** [M9] Alertmanager has judged already: each alert that is the monitor's lives by itself. */
const alerts: RuleForm = {
  rule: 'alerts',
  judges: 'alerts',
  counts: false,
  form: defineForm<MonitorContext>()({
    labels: 'monitoring.field',
    fields: {
      layer,
    },
    steps: [],
  }),
  toRow: ({ layer: of }) => ({ rule: { kind: 'alerts' }, layer: of as 'output', minN: 0, maturity: null }),
  toFields: ({ layer: of }) => ({ layer: of }),
};

/** Every kind of rule, in the order they are offered. */
export const RULE_FORMS: readonly RuleForm[] = [limit, drift, baseline, alerts];
