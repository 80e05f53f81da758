import { input, type Modal, modal, option, section } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { select, textInput } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import type { LiveDeployment } from '../../../live-deployment.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import type { Attached } from '../attach.ts';
import { RETRAINING_IDS as IDS } from '../ids.ts';
import { MODEL_MAX } from '../run.ts';
import { REASON_MAX } from '../steps.ts';
import type { RetrainingEvent } from '../store.ts';
import { WORDS_MAX } from '../trigger.ts';
import { nameOf } from './card.ts';

export const triggerMeta = z.object({ engagementId: z.uuid(), alertId: z.uuid(), id: z.uuid() });
export const eventMeta = z.object({ engagementId: z.uuid(), eventId: z.uuid() });

/** Which model, where several are at work and nothing says it. */
export const deploymentInput = (say: Say, deployments: readonly LiveDeployment[]) =>
  deployments.length < 2
    ? []
    : [
        input(
          'deployment',
          say('retraining.form.deployment'),
          select(
            'deployment',
            deployments
              .slice(0, 100)
              .map(({ id, model, cycle }) => option(say('retraining.form.model', { model, cycle }), id)),
          ),
        ),
      ];

/** [M7] “Trigger retraining…”: what comes of it, before it is pressed. */
export const triggerForm = (
  say: Say,
  meta: z.infer<typeof triggerMeta>,
  {
    name,
    open,
    deployments,
  }: {
    name: string;
    open: RetrainingEvent | null;
    deployments: readonly LiveDeployment[];
  },
): Modal =>
  modal({
    title: say('retraining.form.trigger'),
    submit: say('retraining.form.trigger.submit'),
    close: say('common.cancel'),
    callback_id: IDS.triggered,
    private_metadata: writeMeta(meta),
    blocks: [
      section(
        say.md('retraining.form.trigger.why', {
          name,
          open: open ? 'yes' : 'no',
          event: open ? nameOf(open) : '',
          by: open ? markup(mention(open.proposedBy)) : '',
        }),
      ),
      ...deploymentInput(say, deployments),
      input(
        'words',
        say('retraining.form.words'),
        textInput('words', { multiline: true, max: WORDS_MAX, focus: true }),
        { optional: true, hint: say('retraining.form.words.hint') },
      ),
    ],
  });

/** What became of a reason. */
export const attachedModal = (say: Say, { event, as }: Attached): Modal =>
  modal({
    title: say('retraining.attached.title'),
    close: say('common.close'),
    blocks: [
      section(
        say.md('retraining.attached', { as, name: nameOf(event), by: markup(mention(event.proposedBy)) }),
      ),
    ],
  });

export const abandonForm = (say: Say, event: RetrainingEvent): Modal =>
  modal({
    title: say('retraining.form.abandon'),
    submit: say('retraining.form.abandon.submit'),
    close: say('common.cancel'),
    callback_id: IDS.abandoned,
    private_metadata: writeMeta({ engagementId: event.engagementId, eventId: event.id }),
    blocks: [
      section(say.md('retraining.form.abandon.why', { name: nameOf(event) })),
      input(
        'reason',
        say('retraining.form.reason'),
        textInput('reason', { multiline: true, max: REASON_MAX, focus: true }),
      ),
    ],
  });

/** [R2] Which version came out of the run. */
export const nameForm = (say: Say, event: RetrainingEvent): Modal =>
  modal({
    title: say('retraining.form.name'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: IDS.named,
    private_metadata: writeMeta({ engagementId: event.engagementId, eventId: event.id }),
    blocks: [
      section(say.md('retraining.form.name.why', { name: event.fromModel })),
      input(
        'model',
        say('retraining.form.version'),
        textInput('model', { max: MODEL_MAX, focus: true, ...initial(event.toModel) }),
      ),
      input(
        'digest',
        say('retraining.form.digest'),
        textInput('digest', { max: 80, ...initial(event.toDigest) }),
        {
          hint: say('retraining.form.digest.hint'),
        },
      ),
    ],
  });

const initial = (text: string | null) => (text ? { initial: text } : {});
