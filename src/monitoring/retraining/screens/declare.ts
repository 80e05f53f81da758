import { input, type Modal, modal, option, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { radio, textInput } from '@phasegate/block-kit/inputs.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import type { LiveDeployment } from '../../../live-deployment.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { CHANGES, TITLE_MAX } from '../declare.ts';
import { RETRAINING_IDS as IDS } from '../ids.ts';
import { WORDS_MAX } from '../trigger.ts';
import { deploymentInput } from './forms.ts';

export const declareMeta = z.object({
  id: z.uuid(),
  engagementId: z.uuid(),
  link: z.string().nullable(),
});

export interface Declaring {
  say: Say;
  meta: z.infer<typeof declareMeta>;
  /** What the message says; empty where it is not declared from one. */
  text: string;
  /** Models at work of the engagement. */
  deployments: readonly LiveDeployment[];
  /** Of the engagement, YYYY-MM-DD. */
  today: string;
}

const words = (say: Say, field: 'text' | 'cause' | 'missed', key: 'change' | 'incident', initial = '') =>
  input(
    field,
    say(`retraining.form.${key}.${field}` as 'retraining.form.incident.cause'),
    textInput(field, { multiline: true, max: WORDS_MAX, ...(initial && { initial }) }),
  );

const head = ({ say, deployments, text }: Declaring, key: 'change' | 'incident') => [
  section(say(`retraining.form.${key}.why`)),
  ...deploymentInput(say, deployments),
  input('title', say('retraining.form.title'), textInput('title', { max: TITLE_MAX, focus: true }), {
    hint: say('retraining.form.title.hint'),
  }),
  words(say, 'text', key, fitText(text, WORDS_MAX)),
];

/** [R1] A process change: what, of what kind, since when. */
export const changeForm = (declaring: Declaring): Modal => {
  const { say, meta, today } = declaring;
  return modal({
    title: say('retraining.form.change'),
    submit: say('retraining.form.declare'),
    close: say('common.cancel'),
    callback_id: IDS.changed,
    private_metadata: writeMeta(meta),
    blocks: [
      ...head(declaring, 'change'),
      input(
        'change',
        say('retraining.form.change.kind'),
        radio(
          'change',
          CHANGES.map((one) => option(say(`retraining.form.change.${one}`), one)),
        ),
      ),
      input('since', say('retraining.form.change.since'), datePicker('since', { initial: today })),
    ],
  });
};

/** [R1] An incident: what happened, its systematic cause, why phase 3 did not catch it. */
export const incidentForm = (declaring: Declaring): Modal => {
  const { say, meta } = declaring;
  return modal({
    title: say('retraining.form.incident'),
    submit: say('retraining.form.declare'),
    close: say('common.cancel'),
    callback_id: IDS.happened,
    private_metadata: writeMeta(meta),
    blocks: [
      ...head(declaring, 'incident'),
      words(say, 'cause', 'incident'),
      words(say, 'missed', 'incident'),
    ],
  });
};
