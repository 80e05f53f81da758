import { defineForm } from '../../forms/define-form.ts';
import { choice } from '../../forms/fields/choice.ts';
import { choices } from '../../forms/fields/choices.ts';
import { day } from '../../forms/fields/day.ts';
import { line } from '../../forms/fields/line.ts';
import { owner } from '../../forms/fields/owner.ts';
import { paragraph } from '../../forms/fields/paragraph.ts';
import { person } from '../../forms/fields/person.ts';
import { yesNo } from '../../forms/fields/yes-no.ts';
import type { FieldsOf } from '../../forms/form.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { Refusal } from '../../refusal.ts';

/** What the data inventory offers to choose from. */
export type Inventory = Playbook['inventory'];

/** What a source is filled in among. */
export interface SourceContext {
  inventory: Inventory;
  /** Who fills it in, and which day it is for them. */
  me: string;
  today: string;
}

const CHOOSE = 'foundation.hint.choose';

/** [F1.1] A data source, as a person describes it: one form, one import row, one line of its history. */
export const sourceForm = defineForm<SourceContext>()({
  labels: 'foundation.field',
  fields: {
    name: line(120, { example: 'foundation.hint.name' }),
    system: line(120, { example: 'foundation.hint.system' }),
    owner: owner(120, {
      user: 'ownerUser',
      nameLabel: 'foundation.field.owner-name',
      hint: 'foundation.hint.owner',
    }),
    accessMethod: choice(({ inventory }: SourceContext) => inventory.access_methods, CHOOSE),
    updateFrequency: choice(({ inventory }: SourceContext) => inventory.update_frequencies, CHOOSE),
    volume: line(80, { example: 'foundation.hint.volume' }),
    format: choice(({ inventory }: SourceContext) => inventory.formats, CHOOSE),
    extractionPlan: paragraph(2_000, { hint: 'foundation.hint.extractionPlan' }),
    personalData: choices(({ inventory }: SourceContext) => inventory.personal_data, {
      example: 'foundation.hint.personalData',
    }),
    existsToday: yesNo({ hint: 'foundation.hint.existsToday' }),
    accessible: yesNo({ hint: 'foundation.hint.accessible' }),
    checkedBy: person({ initial: ({ me }: SourceContext) => me }),
    checkedOn: day({ initial: ({ today }: SourceContext) => today }),
  },
  steps: [
    {
      title: 'foundation.form.step1',
      why: 'foundation.form.why1',
      fields: ['name', 'system', 'owner', 'volume'],
    },
    {
      title: 'foundation.form.step2',
      why: 'foundation.form.why2',
      fields: ['accessMethod', 'updateFrequency', 'format', 'extractionPlan', 'personalData'],
    },
    {
      title: 'foundation.form.step3',
      why: 'foundation.form.why3',
      fields: ['existsToday', 'accessible', 'checkedBy', 'checkedOn'],
    },
  ],
  /** Access to what does not exist, a check that is still to come. */
  contradictions: ({ accessible, existsToday, checkedOn }, { today }) => [
    ...(accessible && existsToday === false
      ? [new Refusal('foundation.refusal.accessible', {}, 'accessible')]
      : []),
    ...(checkedOn && checkedOn > today
      ? [new Refusal('foundation.refusal.future', { today: { day: today } }, 'checkedOn')]
      : []),
  ],
});
export type SourceFields = FieldsOf<typeof sourceForm>;

/** The calendar day in a zone. */
export const dayIn = (now: Temporal.Instant, timeZone: string): string =>
  now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
