import { z } from 'zod';
import { PERIODS } from '../../gates/seal/content.ts';
import {
  because,
  line,
  optional,
  paragraph,
  parse,
  WEB_ADDRESS_MAX,
  webAddress,
} from '../../record/parse.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import { currencyTyped } from '../currency.ts';
import { shortest } from '../roi.ts';
import type { CandidateField, CandidateFields } from './rules.ts';

/** The longest a field may be, in characters; how many sources a use case may need. */
export const MAX = {
  name: 400,
  description: 8_000,
  owner: 120,
  state: 1_000,
  link: WEB_ADDRESS_MAX,
  sources: 50,
  reason: 500,
} as const;

/** The steps of the form, five fields at most in each. */
export const STEPS = [
  ['name', 'description', 'processOwner'],
  ['startState', 'endState', 'processDocument', 'sources'],
  ['costPerTransaction', 'currency', 'volume', 'volumePeriod', 'improvementRate'],
] as const satisfies readonly (readonly CandidateField[])[];
export const LAST_STEP = STEPS.length;

/** The step, from 1, on which a field is asked for; 1 where it is not one of the form's. */
export const stepOf = (field: string | undefined): number =>
  Math.max(1, STEPS.findIndex((fields) => (fields as readonly string[]).includes(field ?? '')) + 1);

/**
 * A decimal as people type it, to its shortest form: up to 15 digits and six decimals, with a point or a
 * comma. `1,234` may mean two things and is refused; so are signs, exponents and words.
 */
const decimalTyped = (fault: ReturnType<typeof because>) =>
  z
    .string()
    .transform((typed) => typed.trim())
    .refine((typed) => /^\d{1,15}(\.\d{1,6}|,(\d{1,2}|\d{4,6}))?$/.test(typed), { ...fault, abort: true })
    .transform((typed) => shortest(typed.replace(',', '.')));

const aboveZero = (fault: ReturnType<typeof because>) =>
  optional(decimalTyped(fault).refine((value) => value !== '0', fault));

const fieldsSchema = z.object({
  name: line(MAX.name),
  description: optional(paragraph(MAX.description)).transform((text) => text ?? ''),
  processOwner: optional(line(MAX.owner)),
  startState: optional(paragraph(MAX.state)),
  endState: optional(paragraph(MAX.state)),
  processDocument: optional(webAddress(because('candidates.refusal.link'))),
  sources: z
    .array(z.string())
    .max(MAX.sources, { error: 'too many' })
    .default([])
    .transform((ids) => [...new Set(ids)].sort()),
  costPerTransaction: aboveZero(because('candidates.refusal.cost')),
  currency: optional(currencyTyped(because('candidates.refusal.currency'))),
  volume: aboveZero(because('candidates.refusal.volume')),
  volumePeriod: optional(z.enum(PERIODS)),
  improvementRate: optional(
    decimalTyped(because('candidates.refusal.rate')).refine(
      (value) => Number(value) <= 100,
      because('candidates.refusal.rate'),
    ),
  ),
});

/** What a use case is held against beside itself. */
export interface CandidateAround {
  /** Ids of the engagement's data sources. */
  sources: ReadonlySet<string>;
  /** The currency that the engagement's other use cases are in; null where none has one. */
  currency: string | null;
}

/**
 * [P1.1] [P3.1] Checks a use case. Form and file are held to the same.
 * @throws FieldRefusals every fault at its field
 */
export function checkCandidate(input: Record<string, unknown>, around: CandidateAround): CandidateFields {
  const fields = parse(fieldsSchema, { ...input, name: input.name ?? '' });
  const faults = contradictions(fields, around);
  if (faults.length > 0) throw new FieldRefusals(faults);
  return fields;
}

/** Checks the fields of one step of the form. @throws FieldRefusals */
export function checkStep(step: number, input: Record<string, unknown>, around: CandidateAround): void {
  const wanted: readonly CandidateField[] = STEPS[step - 1] ?? [];
  const mask = Object.fromEntries(wanted.map((field) => [field, true])) as Record<CandidateField, true>;
  const filled = wanted.includes('name') ? { ...input, name: input.name ?? '' } : input;
  const faults = contradictions(parse(fieldsSchema.pick(mask), filled), around);
  if (faults.length > 0) throw new FieldRefusals(faults);
}

/** What no single field shows. */
function contradictions(fields: Partial<CandidateFields>, around: CandidateAround): Refusal[] {
  const faults: Refusal[] = [];
  if (fields.sources?.some((id) => !around.sources.has(id)))
    faults.push(new Refusal('candidates.refusal.source', {}, 'sources'));
  if (fields.costPerTransaction && !fields.currency)
    faults.push(new Refusal('candidates.refusal.currency-missing', {}, 'currency'));
  if (fields.currency && around.currency && fields.currency !== around.currency)
    faults.push(new Refusal('candidates.refusal.currencies', { currency: around.currency }, 'currency'));
  if (fields.volume && !fields.volumePeriod)
    faults.push(new Refusal('candidates.refusal.period-missing', {}, 'volumePeriod'));
  return faults;
}
