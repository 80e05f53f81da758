import { choice, choices, day, line, owner, paragraph, person, yesNo } from '../../forms/fields.ts';
import { defineForm, type FieldsOf } from '../../forms/form.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { Refusal } from '../../refusal.ts';

/** What the data inventory offers to choose from. */
export type Inventory = Playbook['inventory'];

/** What a source is filled in among. */
export interface SourceAround {
  inventory: Inventory;
  /** Who fills it in, and which day it is for them. */
  me: string;
  today: string;
}

const CHOOSE = 'foundation.hint.choose';

/** [F1.1] A data source, as a person describes it: one form, one import row, one line of its history. */
export const sourceForm = defineForm<SourceAround>()({
  texts: 'foundation',
  fields: {
    name: line(120, { example: true }),
    system: line(120, { example: true }),
    owner: owner<string>(120, { user: 'ownerUser', nameLabel: 'foundation.field.owner-name', hint: true }),
    accessMethod: choice(({ inventory }: SourceAround) => inventory.access_methods, CHOOSE),
    updateFrequency: choice(({ inventory }: SourceAround) => inventory.update_frequencies, CHOOSE),
    volume: line(80, { example: true }),
    format: choice(({ inventory }: SourceAround) => inventory.formats, CHOOSE),
    extractionPlan: paragraph(2_000, { hint: true }),
    personalData: choices(({ inventory }: SourceAround) => inventory.personal_data),
    existsToday: yesNo({ hint: true }),
    accessible: yesNo({ hint: true }),
    checkedBy: person(({ me }: SourceAround) => me),
    checkedOn: day(({ today }: SourceAround) => today),
  },
  steps: [
    ['name', 'system', 'owner', 'volume'],
    ['accessMethod', 'updateFrequency', 'format', 'extractionPlan', 'personalData'],
    ['existsToday', 'accessible', 'checkedBy', 'checkedOn'],
  ],
  /** Access to what does not exist, a check that is still to come. */
  contradictions: ({ accessible, existsToday, checkedOn }, { today }) => [
    ...(accessible && existsToday === false
      ? [new Refusal('foundation.refusal.accessible', {}, 'accessible')]
      : []),
    ...(checkedOn && checkedOn > today
      ? [new Refusal('foundation.refusal.future', { today }, 'checkedOn')]
      : []),
  ],
});
export type SourceFields = FieldsOf<typeof sourceForm>;
export type SourceField = keyof SourceFields & string;

/** The calendar day in a zone. */
export const dayIn = (now: Temporal.Instant, timeZone: string): string =>
  now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
