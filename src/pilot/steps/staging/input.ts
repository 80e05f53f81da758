import { z } from 'zod';
import { numberTyped } from '../../../record/number-typed.ts';
import { because, optional, paragraph, parse, webAddress } from '../../../record/parse.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';

export const NOTE_MAX = 1_000;
/** A year; nobody stages for longer. */
const MOST_MINUTES = 525_600;
const MOST_CASES = 1_000_000_000_000;
/** A day. */
const MOST_MS = 86_400_000;

/** A staging run as a person describes it. */
export interface StagingFields {
  model: string;
  /** When it ended. */
  ranAt: Temporal.Instant;
  minutes: number;
  cases: number;
  errors: number;
  p95Ms: number;
  auditLogSeen: boolean;
  auditLogLink: string | null;
  checkpointSeen: boolean;
  checkpointLink: string | null;
  note: string | null;
}

/** The fields of the form's first step. */
const FIRST_STEP = ['model', 'when', 'minutes', 'cases', 'errors', 'p95Ms'] as const;
export const stagingStepOf = (field: string): number =>
  (FIRST_STEP as readonly string[]).includes(field) ? 1 : 2;

const number = (most: number) =>
  z
    .unknown()
    .refine((typed) => String(typed ?? '').trim() !== '', { ...because('refusal.required'), abort: true })
    .pipe(numberTyped(because('staging.refusal.number')))
    .transform(Number)
    .refine((value) => value >= 0, { ...because('staging.refusal.negative'), abort: true })
    .refine((value) => value <= most, because('staging.refusal.most', { most }));

const whole = () =>
  number(MOST_CASES).refine((value) => Number.isSafeInteger(value), because('staging.refusal.whole'));

const link = () => optional(webAddress(because('staging.refusal.link')));

const seen = () =>
  z
    .unknown()
    .refine((value) => value === 'yes' || value === 'no', because('refusal.choose'))
    .transform((value) => value === 'yes');

const first = z.object({
  model: z.uuid(),
  /** Seconds since 1970. */
  when: z.coerce
    .number()
    .int()
    .positive()
    .transform((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000)),
  minutes: number(MOST_MINUTES).refine((value) => value > 0, because('staging.refusal.minutes')),
  cases: whole(),
  errors: whole(),
  p95Ms: number(MOST_MS),
});
const all = first.extend({
  auditLogSeen: seen(),
  auditLogLink: link(),
  checkpointSeen: seen(),
  checkpointLink: link(),
  note: optional(paragraph(NOTE_MAX)),
});

function firstFaults({ when, cases, errors }: z.output<typeof first>, now: Temporal.Instant): Refusal[] {
  const faults: Refusal[] = [];
  if (Temporal.Instant.compare(when, now) > 0) faults.push(new Refusal('staging.refusal.future', {}, 'when'));
  if (errors > cases) faults.push(new Refusal('staging.refusal.errors', { cases }, 'errors'));
  return faults;
}

/** Checks the form's first step. @throws FieldRefusals every fault at its field */
export function checkStagingStep(
  input: Record<string, unknown>,
  now: Temporal.Instant,
): z.output<typeof first> {
  const typed = parse(first, input);
  const faults = firstFaults(typed, now);
  if (faults.length > 0) throw new FieldRefusals(faults);
  return typed;
}

/** [B7] [X8] Checks a run as it was typed. @throws FieldRefusals every fault at its field */
export function checkStagingRun(input: Record<string, unknown>, now: Temporal.Instant): StagingFields {
  const { when, ...typed } = parse(all, input);
  const faults = firstFaults({ ...typed, when }, now);
  // What was seen can be looked at again by others, or is at least described.
  if (typed.auditLogSeen && !typed.auditLogLink && !typed.note)
    faults.push(new Refusal('staging.refusal.where', {}, 'auditLogLink'));
  if (typed.checkpointSeen && !typed.checkpointLink && !typed.note)
    faults.push(new Refusal('staging.refusal.where', {}, 'checkpointLink'));
  if (faults.length > 0) throw new FieldRefusals(faults);
  return { ...typed, ranAt: when };
}
