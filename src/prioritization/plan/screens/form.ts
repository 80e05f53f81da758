import {
  actions,
  type Block,
  button,
  context,
  input,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import type { PlanDefaults } from '../../../playbook/plan-schema.ts';
import type { DraftContent } from '../../../seal/content.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { PLAN_IDS } from '../ids.ts';
import { REASON_MAX } from '../rules.ts';
import type { FormMeta } from './meta.ts';

/** What the fields hold, as typed, not yet checked. */
export type Typed = Readonly<Record<string, string>>;

/** A picture in Slack: null while it is on its way there. `message`: where it stands large. */
export interface Curve {
  picture: { file: string; alt: string } | null;
  message: string | null;
}

export interface FormState {
  say: Say;
  meta: FormMeta;
  engagementName: string;
  typed: Typed;
  content: DraftContent;
  defaults: PlanDefaults;
  /** A seal is in force: a change of it says why. */
  isSealed: boolean;
  /** [P3.2] The ROI model's curve, where the form is about it. */
  curve?: Curve;
  /** mrkdwn: what has to be said above the fields. */
  notice?: string;
  /** Offered when the form shows a draft. */
  canStartAfresh?: boolean;
}

/** One form of the plan, as a screen. */
export interface FormScreen {
  title(state: FormState): string;
  /** The names of the fields, step by step. */
  steps(state: FormState): readonly (readonly string[])[];
  /** The blocks of the step that `meta` names. */
  fields(state: FormState): Block[];
  /** What the last step's button says; “Save” unless told. */
  submit?(state: FormState): string;
}

/** One step of a form of the plan, with its way back and, where a sealed plan is changed, the question why. */
export function planForm(screen: FormScreen, state: FormState): Modal {
  const { say, meta, engagementName, notice, isSealed } = state;
  const steps = screen.steps(state).length;
  const isLast = meta.step >= steps;
  const where = say.md('plan.form.where', { engagement: engagementName, step: meta.step, steps });
  return modal({
    title: screen.title(state),
    submit: isLast ? (screen.submit?.(state) ?? say('common.save')) : say('common.next'),
    close: say('common.cancel'),
    callback_id: PLAN_IDS.save,
    private_metadata: writeMeta(meta),
    notify_on_close: true,
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(state.canStartAfresh ? [actions([button(say('forms.afresh'), PLAN_IDS.fresh)])] : []),
      context(where),
      ...(meta.step > 1
        ? [actions([button(`← ${say('common.back')}`, PLAN_IDS.back, { value: String(meta.step - 1) })])]
        : []),
      ...[...screen.fields(state), ...(isLast && isSealed ? [reason(state)] : [])].map(inRound(meta.round)),
    ],
  });
}

/** A field of another round has another id, so that Slack shows what it is given rather than what was typed. */
const inRound =
  (round: number) =>
  (block: Block): Block => {
    if (round === 0 || block.type !== 'input' || !('action_id' in block.element)) return block;
    return { ...block, element: { ...block.element, action_id: `${block.element.action_id}.${round}` } };
  };

/** [P3.4] Why a sealed plan is changed. */
const reason = ({ say, typed }: FormState): Block =>
  input(
    'reason',
    say('plan.field.reason'),
    textInput('reason', { multiline: true, max: REASON_MAX, initial: typed.reason ?? '' }),
    { hint: say('plan.hint.reason') },
  );

/** A field for a decimal number, as text: Slack's own number field would round it. */
export const decimalField = (
  { say, typed }: FormState,
  field: string,
  label: string,
  more: { hint?: string; placeholder?: string; optional?: boolean } = {},
): Block =>
  input(
    field,
    label,
    textInput(field, {
      initial: typed[field] ?? '',
      max: 24,
      placeholder: more.placeholder ?? say('plan.placeholder.number'),
    }),
    { ...(more.hint && { hint: more.hint }), ...(more.optional && { optional: true }) },
  );

export const lineField = (
  { typed }: FormState,
  field: string,
  label: string,
  more: { hint?: string; max?: number; placeholder?: string } = {},
): Block =>
  input(
    field,
    label,
    textInput(field, {
      initial: typed[field] ?? '',
      max: more.max ?? 120,
      ...(more.placeholder && { placeholder: more.placeholder }),
    }),
    more.hint ? { hint: more.hint } : {},
  );
