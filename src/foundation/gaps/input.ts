import { z } from 'zod';
import type { GapChoices } from '../../playbook/foundation-schema.ts';
import { because, day, line, optional, paragraph, parse, userId } from '../../record/parse.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import { EFFECTS, type Effect, usualEffect } from './rules.ts';

/** The longest a field may be, in characters; how many sources a gap may name. */
export const GAP_MAX = {
  title: 120,
  description: 2_000,
  note: 500,
  reason: 500,
  sources: 100,
} as const;

/** A gap as a person describes it. */
export interface GapFields {
  type: string;
  title: string;
  description: string;
  sources: string[];
  effort: string | null;
  effect: Effect;
  expectedLoss: number | null;
  effectNote: string | null;
  owner: string | null;
  dueOn: string | null;
}

export const GAP_FIELDS = [
  'type',
  'title',
  'description',
  'sources',
  'effort',
  'effect',
  'expectedLoss',
  'effectNote',
  'owner',
  'dueOn',
] as const satisfies readonly (keyof GapFields)[];

/** The steps of the form. */
const GAP_STEPS = [
  ['type', 'title', 'sources', 'description', 'effort'],
  ['effect', 'expectedLoss', 'effectNote', 'owner', 'dueOn'],
] as const satisfies readonly (readonly (keyof GapFields)[])[];

export const gapStepOf = (field: string | undefined): number =>
  (GAP_STEPS[1] as readonly string[]).includes(field ?? '') ? 2 : 1;

/** A number a person typed: 12, 12.5 or 12,5. Anything else is what `otherwise` says. */
export const percent = (otherwise = because('gaps.refusal.loss')) =>
  z
    .unknown()
    .transform((typed) => (typeof typed === 'number' ? typed : toNumber(String(typed ?? ''))))
    .refine((value) => value >= 0 && value <= 100, otherwise);

const toNumber = (typed: string): number =>
  /^\d{1,3}([.,]\d{1,6})?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : Number.NaN;

/** One of the playbook's keys; empty is “please choose”. */
const oneOf = (keys: readonly string[]) =>
  z
    .unknown()
    .refine((value) => typeof value === 'string' && keys.includes(value), because('refusal.choose'))
    .transform(String);

const schemaOf = (choices: GapChoices) =>
  z.object({
    type: oneOf(choices.types.map((one) => one.key)),
    title: line(GAP_MAX.title),
    description: optional(paragraph(GAP_MAX.description)).transform((text) => text ?? ''),
    sources: z.array(z.uuid()).max(GAP_MAX.sources).default([]),
    effort: optional(oneOf(choices.efforts.map((one) => one.key))),
    effect: z.enum(EFFECTS),
    expectedLoss: optional(percent()),
    effectNote: optional(paragraph(GAP_MAX.note)),
    owner: optional(userId()),
    dueOn: optional(day()),
  });

/**
 * [F3.1] Checks a gap. A degrading one states its loss; a blocking one has none to state.
 * @param before the gap as it is, where one is edited: a due date that has passed may stay
 * @param today where the engagement is
 * @throws FieldRefusals every fault at its field
 */
export function checkGap(
  choices: GapChoices,
  today: string,
  input: Record<string, unknown>,
  before: Pick<GapFields, 'dueOn' | 'effect'> | null,
): GapFields {
  const typed = parse(schemaOf(choices), { ...input, title: input.title ?? '' });
  const sources = [...new Set(typed.sources)].sort();
  const fields = { ...typed, sources, expectedLoss: typed.effect === 'blocking' ? null : typed.expectedLoss };
  const faults = contradictions(fields, today, before);
  if (faults.length > 0) throw new FieldRefusals(faults);
  return fields;
}

function contradictions(
  fields: GapFields,
  today: string,
  before: Pick<GapFields, 'dueOn' | 'effect'> | null,
): Refusal[] {
  const faults: Refusal[] = [];
  if (fields.effect === 'degrading' && fields.expectedLoss === null)
    faults.push(new Refusal('gaps.refusal.loss-missing', {}, 'expectedLoss'));
  const usual = usualEffect(fields.type);
  const isOther = usual !== null && fields.effect !== usual && before?.effect !== fields.effect;
  if (isOther && !fields.effectNote) faults.push(new Refusal('gaps.refusal.effect-reason', {}, 'effectNote'));
  if (fields.dueOn && fields.dueOn < today && fields.dueOn !== before?.dueOn)
    faults.push(new Refusal('gaps.refusal.due-past', { today }, 'dueOn'));
  return faults;
}

/** Checks the fields of the form's first step. @throws FieldRefusals */
export function checkGapStep(choices: GapChoices, input: Record<string, unknown>): void {
  const { type, title, sources, description, effort } = schemaOf(choices).shape;
  parse(z.object({ type, title, sources, description, effort }), { ...input, title: input.title ?? '' });
}
