import { actions, button, context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { WEB_ADDRESS_MAX } from '../../../record/parse.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { DEPLOYMENT_IDS as IDS } from '../ids.ts';
import type { DeploymentRef } from '../ref.ts';
import { refValue } from '../ref.ts';
import type { Deployment } from '../store.ts';

export const startMeta = z.object({ engagementId: z.uuid(), id: z.uuid() });

/** What is typed in both forms, as it stands in a deployment. */
type Typed = Pick<Deployment, 'outcomes' | 'modelDigest' | 'linkHosts'>;
const NOTHING: Typed = { outcomes: [], modelDigest: null, linkHosts: [] };

const fields = (say: Say, { outcomes, modelDigest, linkHosts }: Typed) => [
  input(
    'outcomes',
    say('production.form.outcomes'),
    textInput('outcomes', {
      multiline: true,
      placeholder: 'approve\ndeny',
      initial: outcomes.join('\n'),
    }),
    { hint: say('production.form.outcomes.hint') },
  ),
  input(
    'modelDigest',
    say('production.form.digest'),
    textInput('modelDigest', { placeholder: 'sha256:…', initial: modelDigest ?? '' }),
    { hint: say('production.form.digest.hint'), optional: true },
  ),
  input(
    'linkHosts',
    say('production.form.hosts'),
    textInput('linkHosts', {
      multiline: true,
      placeholder: 'cases.example.com',
      initial: linkHosts.join('\n'),
    }),
    { hint: say('production.form.hosts.hint'), optional: true },
  ),
];

/** [S1.1] Puts the approved version to work. */
export const startForm = (say: Say, meta: z.infer<typeof startMeta>): Modal =>
  modal({
    title: say('production.start.title'),
    submit: say('production.start.submit'),
    close: say('common.cancel'),
    callback_id: IDS.save,
    private_metadata: writeMeta(meta),
    blocks: [context(say('production.start.why')), ...fields(say, NOTHING)],
  });

/** Its settings, with the way to take it from work. */
export const settingsForm = (say: Say, at: DeploymentRef, found: Deployment): Modal =>
  modal({
    title: say('production.settings.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: IDS.change,
    private_metadata: writeMeta(at),
    blocks: [
      section(say.md('production.settings.head', { model: found.model, id: found.id })),
      ...fields(say, found),
      input(
        'webhookUrl',
        say('production.form.webhook'),
        textInput('webhookUrl', {
          max: WEB_ADDRESS_MAX,
          placeholder: 'https://…',
          initial: found.webhookUrl ?? '',
        }),
        { hint: say('production.form.webhook.hint'), optional: true },
      ),
      actions([button(say('production.button.end'), IDS.end, { value: refValue(found), style: 'danger' })]),
    ],
  });

/** [X3] A secret is shown once, to whoever made it. */
export const secretModal = (say: Say, secret: string): Modal =>
  modal({
    title: say('production.settings.title'),
    close: say('common.close'),
    blocks: [
      section(say.md('production.settings.secret', { secret })),
      context(say('production.settings.once')),
    ],
  });

/** Why it is taken from work. */
export const endForm = (say: Say, at: DeploymentRef, { model }: Deployment, max: number): Modal =>
  modal({
    title: say('production.end.title'),
    submit: say('production.end.submit'),
    close: say('common.cancel'),
    callback_id: IDS.ended,
    private_metadata: writeMeta(at),
    blocks: [
      section(say.md('production.end.why', { model })),
      input(
        'reason',
        say('production.form.reason'),
        textInput('reason', { multiline: true, max, focus: true }),
      ),
    ],
  });

/** What was typed, a line each where there are several. */
export const readFields = (values: FormValues) => ({
  outcomes: lines(values.text('outcomes')),
  modelDigest: values.text('modelDigest'),
  linkHosts: lines(values.text('linkHosts')),
});

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
