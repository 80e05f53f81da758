import {
  actions,
  alert,
  type Block,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { numberInput, radio, select, textInput } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { dateTimePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import { WEB_ADDRESS_MAX } from '../../../../record/parse.ts';
import { writeMeta } from '../../../../slack/metadata.ts';
import type { Say } from '../../../../texts/say.ts';
import { STAGING_IDS } from '../../ids.ts';
import { NOTE_MAX } from '../input.ts';
import type { StagingVerdict } from '../rules.ts';
import { verdictText } from './words.ts';

export const stagingMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  step: z.int().min(1).max(2),
  /** The list lies below, and is brought up to date after the save. */
  below: z.boolean(),
});
export type StagingMeta = z.infer<typeof stagingMeta>;

export interface StagingFormView {
  say: Say;
  meta: StagingMeta;
  /** Versions to choose from, the newest first; at least one. */
  models: readonly { id: string; name: string }[];
  now: Temporal.Instant;
  /** What was typed so far. */
  typed: Readonly<Record<string, unknown>>;
  /** On the second step: what the numbers come to; empty where nothing is sealed. */
  verdicts: readonly StagingVerdict[];
  /** mrkdwn: said above the form. */
  notice?: string;
}

/** [B7] Records a staging run, in two steps: its numbers; then, beside what they come to, what was seen. */
export function stagingForm(view: StagingFormView): Modal {
  const { say, meta, notice } = view;
  return modal({
    title: say('staging.form.title'),
    submit: say(meta.step === 1 ? 'common.next' : 'staging.form.submit'),
    close: say('common.cancel'),
    callback_id: STAGING_IDS.save,
    private_metadata: writeMeta(meta),
    blocks: [
      ...(notice ? [alert(notice, 'warning')] : []),
      context(say('staging.form.step', { step: meta.step })),
      ...(meta.step === 1 ? numbers(view) : sightings(view)),
    ],
  });
}

const text = (typed: StagingFormView['typed'], field: string): string => String(typed[field] ?? '');

function numbers({ say, models, now, typed }: StagingFormView): Block[] {
  const number = (field: 'minutes' | 'cases' | 'errors' | 'p95Ms', decimal: boolean) =>
    input(
      field,
      say(`staging.form.${field}`),
      numberInput(field, { decimal, min: '0', initial: numeric(text(typed, field)) }),
    );
  const options = models.slice(0, LIMITS.select.options).map(({ id, name }) => option(name, id));
  const when = Number(typed.when) || Math.floor(now.epochMilliseconds / 60_000) * 60;
  return [
    context(say('staging.form.why')),
    input(
      'model',
      say('staging.form.model'),
      select('model', options, { initial: text(typed, 'model') || (models[0]?.id ?? '') }),
    ),
    input('when', say('staging.form.when'), dateTimePicker('when', { initial: when })),
    number('minutes', true),
    number('cases', false),
    number('errors', false),
    number('p95Ms', true),
  ];
}

/** Slack takes only a number as what a number field holds at first. */
const numeric = (typed: string): string => (/^\d+(\.\d+)?$/.test(typed) ? typed : '');

function sightings({ say, typed, verdicts, models }: StagingFormView): Block[] {
  const model = models.find((one) => one.id === typed.model)?.name ?? '–';
  const measured = verdicts.filter(({ item }) => item !== 'audit_log' && item !== 'checkpoint');
  const lines = measured.map((verdict) => verdictText(say, verdict));
  const answers = [option(say('common.yes'), 'yes'), option(say('common.no'), 'no')];
  const sighting = (field: 'auditLog' | 'checkpoint') => [
    input(
      `${field}Seen`,
      say(`staging.form.${field}Seen`),
      radio(`${field}Seen`, answers, { initial: text(typed, `${field}Seen`) }),
      { hint: say(`staging.form.${field}Hint`) },
    ),
    input(
      `${field}Link`,
      say('staging.form.link'),
      textInput(`${field}Link`, {
        max: WEB_ADDRESS_MAX,
        placeholder: 'https://…',
        initial: text(typed, `${field}Link`),
      }),
      { optional: true },
    ),
  ];
  return [
    section(
      `${say.md('staging.form.result', { model: fitText(model, 60) })}\n${lines.join('\n') || say('staging.figure.no-seal')}`,
    ),
    actions([button(say('common.back'), STAGING_IDS.step)], 'step'),
    ...sighting('auditLog'),
    ...sighting('checkpoint'),
    input(
      'note',
      say('staging.form.note'),
      textInput('note', { multiline: true, max: NOTE_MAX, initial: text(typed, 'note') }),
      { optional: true },
    ),
  ];
}

/** What stands in the fields of the step that is shown. */
export function readStagingStep(values: FormValues): Record<string, unknown> {
  const fields = values.has('minutes')
    ? ['model', 'minutes', 'cases', 'errors', 'p95Ms']
    : ['auditLogSeen', 'auditLogLink', 'checkpointSeen', 'checkpointLink', 'note'];
  const read = Object.fromEntries(fields.map((field) => [field, values.text(field)]));
  return values.has('when') ? { ...read, when: values.moment('when') } : read;
}
