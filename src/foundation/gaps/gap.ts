import { defineForm } from '../../forms/define-form.ts';
import { checkedLine } from '../../forms/fields/checked-line.ts';
import { choice } from '../../forms/fields/choice.ts';
import { day } from '../../forms/fields/day.ts';
import { line } from '../../forms/fields/line.ts';
import { paragraph } from '../../forms/fields/paragraph.ts';
import { person } from '../../forms/fields/person.ts';
import { radioWord } from '../../forms/fields/radio-word.ts';
import { things } from '../../forms/fields/things.ts';
import type { FieldsOf, Typed } from '../../forms/form.ts';
import type { GapChoices } from '../../playbook/foundation-schema.ts';
import { optional } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { percentText } from '../../texts/words.ts';
import { GAP_IDS } from './ids.ts';
import { percent } from './percent.ts';
import { EFFECTS, type Effect, usualEffect } from './rules.ts';

/** The longest a field may be, in UTF-16 units; how many sources a gap may name. */
export const GAP_MAX = {
  title: 120,
  description: 2_000,
  note: 500,
  reason: 500,
  sources: 100,
} as const;

/** What a gap is described among. */
export interface GapContext {
  choices: GapChoices;
  /** The names of sources, by id: of those that are chosen, and belong to the engagement. */
  sources: ReadonlyMap<string, string>;
  /** Where the engagement is, YYYY-MM-DD. */
  today: string;
  /** As it is, where one is edited: a due date that has passed may stay. */
  before: { dueOn: string | null; effect: Effect } | null;
  /** What a gap of the type that was typed is taken for. */
  usual: Effect | null;
}

/** [F3.1] A gap as a person describes it. What becomes of it is moves (`rules.ts`). */
export const gapForm = defineForm<GapContext>()({
  labels: 'gaps.field',
  names: 'gaps.name',
  fields: {
    type: choice(({ choices }: GapContext) => choices.types, 'gaps.hint.choose'),
    title: line(GAP_MAX.title, { example: 'gaps.hint.title' }),
    sources: things({
      max: GAP_MAX.sources,
      action: GAP_IDS.sources,
      names: ({ sources }: GapContext) => sources,
      example: 'gaps.hint.sources',
    }),
    description: paragraph(GAP_MAX.description, { hint: 'gaps.hint.description', empty: '' }),
    effort: choice(({ choices }: GapContext) => choices.efforts, 'gaps.hint.choose', { optional: true }),
    effect: radioWord(EFFECTS, {
      name: (effect) => `gaps.effect.${effect}`,
      inShort: (effect) => `gaps.effect.word.${effect}`,
      initial: ({ usual }: GapContext) => usual,
    }),
    expectedLoss: checkedLine<number | null>(optional(percent()), {
      number: true,
      hint: 'gaps.hint.expectedLoss',
      words: (loss, say) => percentText(loss, say),
    }),
    effectNote: paragraph(GAP_MAX.note, { hint: 'gaps.hint.effectNote' }),
    owner: person({ hint: 'gaps.hint.owner', optional: true }),
    dueOn: day({ optional: true }),
  },
  steps: [
    {
      title: 'gaps.form.step1',
      why: 'gaps.form.why1',
      fields: ['type', 'title', 'sources', 'description', 'effort'],
    },
    {
      title: 'gaps.form.step2',
      why: 'gaps.form.why2',
      fields: ['effect', 'expectedLoss', 'effectNote', 'owner', 'dueOn'],
    },
  ],
  contradictions(fields, { sources, today, before }) {
    const faults: Refusal[] = [];
    if (fields.sources?.some((id) => !sources.has(id)))
      faults.push(new Refusal('refusal.choose', {}, 'sources'));
    if (fields.effect === 'degrading' && fields.expectedLoss === null)
      faults.push(new Refusal('gaps.refusal.loss-missing', {}, 'expectedLoss'));
    const usual = usualEffect(fields.type ?? '');
    const isOther = fields.effect && usual && fields.effect !== usual && before?.effect !== fields.effect;
    if (isOther && !fields.effectNote)
      faults.push(new Refusal('gaps.refusal.effect-reason', {}, 'effectNote'));
    if (fields.dueOn && fields.dueOn < today && fields.dueOn !== before?.dueOn)
      faults.push(new Refusal('gaps.refusal.due-past', { today: { day: today } }, 'dueOn'));
    return faults;
  },
});
export type GapFields = FieldsOf<typeof gapForm>;

/** [F3.1] Checks a gap: a degrading one states its loss, a blocking one has none to state. @throws FieldRefusals */
export function checkGap(input: Typed, context: GapContext): GapFields {
  const fields = gapForm.check(input, context);
  return fields.effect === 'blocking' ? { ...fields, expectedLoss: null } : fields;
}
