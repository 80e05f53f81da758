import { z } from 'zod';
import type { Quality } from '../../playbook/foundation-schema.ts';
import { numberTyped } from '../../record/number-typed.ts';
import { because, optional, paragraph, parse } from '../../record/parse.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { type Age, type Answer, ageParts, type Figures } from './rules.ts';

export const NOTE_MAX = 500;
/** More records than this nobody counts; it also keeps sums exact. */
const MOST_RECORDS = 1e15;
const MOST_CHECKED = 1e9;
const MOST_OF_AN_AGE = 1e7;

/** The steps of the form. */
const ASSESSMENT_STEPS = [
  ['use', 'recordsPresent', 'recordsExpected', 'checked', 'wrong'],
  ['consistent', 'inconsistent', 'ageSeen', 'ageNeeded', 'note'],
] as const;

export const assessmentStepOf = (field: string | undefined): number =>
  (ASSESSMENT_STEPS[1] as readonly string[]).includes(field ?? '') ? 2 : 1;

/** Said where nothing of what consistency is looked at for applies. */
export const NONE_APPLIES = 'none';

export interface AssessmentFields extends Figures {
  use: string;
  note: string | null;
}

/** A whole number as typed. */
function count(least: number, most: number, otherwise: TextKey) {
  return z
    .unknown()
    .refine((typed) => String(typed ?? '').trim() !== '', { ...because('refusal.required'), abort: true })
    .pipe(numberTyped(because('quality.refusal.count')))
    .transform(Number)
    .refine((value) => Number.isSafeInteger(value), { ...because('quality.refusal.count'), abort: true })
    .refine((value) => value >= least && value <= most, because(otherwise));
}

/** An age as people write it; a number that may mean two is asked about. */
function age() {
  return z
    .unknown()
    .transform((typed) => ageParts(String(typed ?? '')))
    .refine((parts) => parts !== null, { ...because('quality.refusal.age'), abort: true })
    .transform(
      (parts): { typed: unknown; one: Age } => parts ?? { typed: '', one: { amount: 0, unit: 'hours' } },
    )
    .pipe(z.object({ typed: numberTyped(because('quality.refusal.age')), one: z.custom<Age>() }))
    .transform(({ typed, one }): Age => ({ amount: Number(typed) * one.amount, unit: one.unit }))
    .refine(({ amount }) => amount >= 0 && amount <= MOST_OF_AN_AGE, because('quality.refusal.age'));
}

const keys = z.array(z.string()).catch([]).default([]);

const shape = {
  recordsPresent: count(0, MOST_RECORDS, 'quality.refusal.negative'),
  recordsExpected: count(1, MOST_RECORDS, 'quality.refusal.expected'),
  checked: count(1, MOST_CHECKED, 'quality.refusal.checked'),
  wrong: count(0, MOST_CHECKED, 'quality.refusal.negative'),
  consistent: keys,
  inconsistent: keys,
  ageSeen: age(),
  ageNeeded: age().refine(({ amount }) => amount > 0, because('quality.refusal.age-needed')),
  note: optional(paragraph(NOTE_MAX)),
};

const schemaOf = (quality: Quality) =>
  z.object({
    use: z
      .unknown()
      .refine((value) => quality.uses.some((one) => one.key === value), because('refusal.choose'))
      .transform(String),
    ...shape,
  });

/** [F2.1] [X8] Checks an assessment as it was typed. @throws FieldRefusals every fault at its field */
export function checkAssessment(quality: Quality, input: Record<string, unknown>): AssessmentFields {
  const { consistent, inconsistent, ...rest } = parse(schemaOf(quality), input);
  const faults = [...countFaults(rest), ...consistencyFaults(quality, consistent, inconsistent)];
  if (faults.length > 0) throw new FieldRefusals(faults);
  return { ...rest, consistency: answersOf(quality, consistent, inconsistent) };
}

/** Checks the fields of the form's first step. @throws FieldRefusals */
export function checkAssessmentStep(quality: Quality, input: Record<string, unknown>): void {
  const { use, recordsPresent, recordsExpected, checked, wrong } = schemaOf(quality).shape;
  const typed = parse(z.object({ use, recordsPresent, recordsExpected, checked, wrong }), input);
  const faults = countFaults(typed);
  if (faults.length > 0) throw new FieldRefusals(faults);
}

/** What no single field shows. */
function countFaults(
  typed: Pick<Figures, 'recordsPresent' | 'recordsExpected' | 'checked' | 'wrong'>,
): Refusal[] {
  const faults: Refusal[] = [];
  if (typed.recordsPresent > typed.recordsExpected)
    faults.push(
      new Refusal('quality.refusal.present', { expected: typed.recordsExpected }, 'recordsPresent'),
    );
  if (typed.wrong > typed.checked)
    faults.push(new Refusal('quality.refusal.wrong', { checked: typed.checked }, 'wrong'));
  return faults;
}

function consistencyFaults(
  quality: Quality,
  consistent: readonly string[],
  inconsistent: readonly string[],
): Refusal[] {
  const known = quality.consistency.map((one) => one.key);
  const isUnknown = (key: string) => !known.includes(key) && key !== NONE_APPLIES;
  if (consistent.some(isUnknown)) return [new Refusal('refusal.choose', {}, 'consistent')];
  if (inconsistent.some((key) => !known.includes(key)))
    return [new Refusal('refusal.choose', {}, 'inconsistent')];
  if (inconsistent.some((key) => consistent.includes(key)))
    return [new Refusal('quality.refusal.both', {}, 'inconsistent')];
  const isNone = consistent.includes(NONE_APPLIES);
  if (isNone && consistent.length + inconsistent.length > 1)
    return [new Refusal('quality.refusal.none', {}, 'consistent')];
  // Silence is not “consistent”: what was looked at has to be said.
  if (consistent.length + inconsistent.length === 0)
    return [new Refusal('quality.refusal.consistency', {}, 'consistent')];
  return [];
}

const answersOf = (
  quality: Quality,
  consistent: readonly string[],
  inconsistent: readonly string[],
): Record<string, Answer> =>
  Object.fromEntries(
    quality.consistency.map(({ key }): [string, Answer] => [
      key,
      consistent.includes(key) ? 'yes' : inconsistent.includes(key) ? 'no' : 'not applicable',
    ]),
  );
