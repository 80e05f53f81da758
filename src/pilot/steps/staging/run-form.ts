import { z } from 'zod';
import { defineForm } from '../../../forms/define-form.ts';
import { checkedLine } from '../../../forms/fields/checked-line.ts';
import { moment } from '../../../forms/fields/moment.ts';
import { paragraph } from '../../../forms/fields/paragraph.ts';
import { radioWord } from '../../../forms/fields/radio-word.ts';
import { type Thing, thing } from '../../../forms/fields/thing.ts';
import { numberTyped } from '../../../record/number-typed.ts';
import { because, optional, WEB_ADDRESS_MAX, webAddress } from '../../../record/parse.ts';
import { Refusal } from '../../../refusal.ts';
import type { StagingVerdict } from './rules.ts';

const NOTE_MAX = 1_000;
/** A year; nobody stages for longer. */
const MOST_MINUTES = 525_600;
const MOST_CASES = 1_000_000_000_000;
/** A day. */
const MOST_MS = 86_400_000;

/** What a run is described among. */
export interface StagingContext {
  /** Versions to choose from, the newest first. */
  models: readonly Thing[];
  now: Temporal.Instant;
  /** What the numbers come to against the seal; empty where they are still to come, or nothing is sealed. */
  verdicts: readonly StagingVerdict[];
}

const number = (most: number) =>
  z
    .unknown()
    .refine((typed) => String(typed ?? '').trim() !== '', { ...because('refusal.required'), abort: true })
    .pipe(numberTyped(because('staging.refusal.number')))
    .transform(Number)
    .refine((value) => value >= 0, { ...because('staging.refusal.negative'), abort: true })
    .refine((value) => value <= most, because('staging.refusal.most', { most }));
const whole = number(MOST_CASES).refine(Number.isSafeInteger, because('staging.refusal.whole'));
const longer = number(MOST_MINUTES).refine((value) => value > 0, because('staging.refusal.minutes'));
const measured = { number: true, required: true, min: '0' } as const;

const seen = (hint: 'staging.hint.auditLogSeen' | 'staging.hint.checkpointSeen') =>
  radioWord(['yes', 'no'], {
    name: (answer) => `common.${answer}`,
    inShort: (answer) => `common.${answer}`,
    hint,
  });
const link = () =>
  checkedLine(optional(webAddress(because('staging.refusal.link'))), {
    max: WEB_ADDRESS_MAX,
    placeholder: 'https://…',
  });

/** [B7] A run in staging: its numbers; then, beside what they come to, what was seen. */
export const stagingForm = defineForm<StagingContext>()({
  labels: 'staging.field',
  fields: {
    model: thing(({ models }: StagingContext) => models),
    when: moment(({ now }: StagingContext) => now),
    minutes: checkedLine(longer, measured),
    cases: checkedLine(whole, measured),
    errors: checkedLine(whole, measured),
    p95Ms: checkedLine(number(MOST_MS), measured),
    auditLogSeen: seen('staging.hint.auditLogSeen'),
    auditLogLink: link(),
    checkpointSeen: seen('staging.hint.checkpointSeen'),
    checkpointLink: link(),
    note: paragraph(NOTE_MAX),
  },
  steps: [
    {
      title: 'staging.form.step1',
      why: 'staging.form.why1',
      fields: ['model', 'when', 'minutes', 'cases', 'errors', 'p95Ms'],
    },
    {
      title: 'staging.form.step2',
      why: 'staging.form.why2',
      fields: ['auditLogSeen', 'auditLogLink', 'checkpointSeen', 'checkpointLink', 'note'],
    },
  ],
  contradictions: ({ when, cases, errors, note, ...fields }, { now }) => {
    const faults: Refusal[] = [];
    if (when && Temporal.Instant.compare(when, now) > 0)
      faults.push(new Refusal('staging.refusal.future', {}, 'when'));
    if (cases !== undefined && errors !== undefined && errors > cases)
      faults.push(new Refusal('staging.refusal.errors', { cases }, 'errors'));
    // What was seen can be looked at again by others, or is at least described.
    for (const what of ['auditLog', 'checkpoint'] as const)
      if (fields[`${what}Seen`] === 'yes' && !fields[`${what}Link`] && !note)
        faults.push(new Refusal('staging.refusal.where', {}, `${what}Link`));
    return faults;
  },
});
