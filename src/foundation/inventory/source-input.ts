import { z } from 'zod';
import { because, day, line, optional, paragraph, parse, userId } from '../../record/parse.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import type { SourceField, SourceFields } from '../rules.ts';
import { type ChoiceField, choicesOf, type Inventory } from './choices.ts';

/** The longest a field may be, in characters. */
export const MAX = { name: 120, system: 120, owner: 120, volume: 80, extractionPlan: 2_000 } as const;

/** The steps of the form, five fields at most in each. */
export const STEPS = [
  ['name', 'system', 'owner', 'volume'],
  ['accessMethod', 'updateFrequency', 'format', 'extractionPlan', 'personalData'],
  ['existsToday', 'accessible', 'checkedBy', 'checkedOn'],
] as const satisfies readonly (readonly SourceField[])[];
export const LAST_STEP = STEPS.length;

/** The step, from 1, on which a field is asked for; 1 where it is not one of the form's. */
export const stepOf = (field: string | undefined): number =>
  Math.max(1, STEPS.findIndex((fields) => (fields as readonly string[]).includes(field ?? '')) + 1);

/** One form, one import row: the same schema checks both. */
function schemaOf(inventory: Inventory) {
  return z.object({
    name: line(MAX.name),
    system: line(MAX.system),
    owner: line(MAX.owner),
    accessMethod: oneOf(inventory, 'accessMethod'),
    updateFrequency: oneOf(inventory, 'updateFrequency'),
    volume: line(MAX.volume),
    format: oneOf(inventory, 'format'),
    extractionPlan: optional(paragraph(MAX.extractionPlan)),
    personalData: severalOf(inventory, 'personalData'),
    existsToday: yesOrNo(),
    accessible: yesOrNo(),
    checkedBy: present(because('foundation.refusal.user-id')).pipe(
      z.string().refine((id) => userId().safeParse(id).success, because('foundation.refusal.user-id')),
    ),
    checkedOn: present(because('refusal.date')).pipe(day()),
  });
}

/** Empty is “please fill this in”; anything but text is what `otherwise` says. */
function present(otherwise: ReturnType<typeof because>) {
  return z
    .unknown()
    .transform((value) => (typeof value === 'string' ? value.trim() : value))
    .refine((value) => value !== undefined && value !== null && value !== '', {
      ...because('refusal.required'),
      abort: true,
    })
    .refine((value) => typeof value === 'string', otherwise)
    .pipe(z.string());
}

function oneOf(inventory: Inventory, field: ChoiceField) {
  const keys = choicesOf(inventory, field).map((choice) => choice.key);
  const unknown = because('foundation.refusal.choice', { options: keys.join(', ') });
  return present(unknown).pipe(z.string().refine((key) => keys.includes(key), unknown));
}

function severalOf(inventory: Inventory, field: ChoiceField) {
  const keys = choicesOf(inventory, field).map((choice) => choice.key);
  const unknown = because('foundation.refusal.choice', { options: keys.join(', ') });
  return (
    z
      .unknown()
      .refine(
        (value) => value == null || (Array.isArray(value) && value.every((one) => keys.includes(one))),
        unknown,
      )
      // In the manifest's order and without doubles, so that the same kinds are always the same value.
      .transform((value) => keys.filter((key) => Array.isArray(value) && value.includes(key)))
      // A CSV may leave the column out.
      .prefault(null)
  );
}

function yesOrNo() {
  return z
    .unknown()
    .refine((value) => value !== undefined && value !== null && value !== '', {
      ...because('refusal.required'),
      abort: true,
    })
    .refine((value) => typeof value === 'boolean', because('foundation.refusal.yes-no'))
    .transform((value) => value === true)
    .prefault(null);
}

type SourceSchema = ReturnType<typeof schemaOf>;
const schemas = new WeakMap<Inventory, SourceSchema>();

/** Building a schema costs more than using it, and the manifest changes at start-up only. */
function schema(inventory: Inventory): SourceSchema {
  const known = schemas.get(inventory);
  if (known) return known;
  const made = schemaOf(inventory);
  schemas.set(inventory, made);
  return made;
}

/**
 * [F1.1] [X8] Checks a whole source.
 * @param today the day it is for whoever says so
 * @throws FieldRefusals every fault at its field
 */
export function checkSource(
  inventory: Inventory,
  today: string,
  input: Record<string, unknown>,
): SourceFields {
  const fields = parse(schema(inventory), withTexts(input));
  const faults = contradictions(fields, today);
  if (faults.length > 0) throw new FieldRefusals(faults);
  return fields;
}

/** Checks the fields of one step of the form. @throws FieldRefusals */
export function checkStep(
  inventory: Inventory,
  today: string,
  step: number,
  input: Record<string, unknown>,
): void {
  const fields: readonly SourceField[] = STEPS[step - 1] ?? [];
  const mask = Object.fromEntries(fields.map((field) => [field, true])) as Partial<Record<SourceField, true>>;
  const checked = parse(schema(inventory).pick(mask as Record<SourceField, true>), withTexts(input));
  const faults = contradictions(checked, today);
  if (faults.length > 0) throw new FieldRefusals(faults);
}

/** A text that is not there is one left empty. */
const withTexts = (input: Record<string, unknown>): Record<string, unknown> => ({
  ...input,
  ...Object.fromEntries(TEXTS.map((field) => [field, input[field] ?? ''])),
});
const TEXTS = ['name', 'system', 'owner', 'volume'] as const;

/** What no single field shows: access to what does not exist, a check that is still to come. */
function contradictions(fields: Partial<SourceFields>, today: string): Refusal[] {
  const faults: Refusal[] = [];
  if (fields.accessible && fields.existsToday === false) {
    faults.push(new Refusal('foundation.refusal.accessible', {}, 'accessible'));
  }
  if (fields.checkedOn && fields.checkedOn > today) {
    faults.push(new Refusal('foundation.refusal.future', { today }, 'checkedOn'));
  }
  return faults;
}

/** The calendar day in a zone. */
export const dayIn = (now: Temporal.Instant, timeZone: string): string =>
  now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
