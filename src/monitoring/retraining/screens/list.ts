import { actions, button, context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import type { LiveDeployment } from '../../../live-deployment.ts';
import { WEB_ADDRESS_MAX } from '../../../record/parse.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { RETRAINING_IDS as IDS } from '../ids.ts';
import type { RetrainingEvent } from '../store.ts';
import { nameIn, refValue } from './card.ts';
import { deploymentInput } from './forms.ts';

export const LISTED = 30;
export const pipelineMeta = z.object({ engagementId: z.uuid(), deploymentId: z.uuid().nullable() });

export interface RetrainingListView {
  engagement: { id: string; name: string; cycle: number };
  events: readonly RetrainingEvent[];
  /** What this person may do: what they may not is not offered. */
  may: { declare: boolean; pipeline: boolean };
}

/** [R2] What was trained anew and what is, and the ways to begin one. */
export const retrainingList = (say: Say, { engagement, events, may }: RetrainingListView): Modal => {
  const value = engagement.id;
  const ways = [
    ...(may.declare
      ? [
          button(say('retraining.button.change'), IDS.change, { value }),
          button(say('retraining.button.incident'), IDS.incident, { value }),
        ]
      : []),
    ...(may.pipeline ? [button(say('retraining.button.pipeline'), IDS.pipeline, { value })] : []),
  ];
  return modal({
    title: say('retraining.list.title'),
    close: say('common.close'),
    blocks: [
      section(say.md('retraining.list.head', { engagement: engagement.name, count: events.length })),
      ...(ways.length > 0 ? [actions(ways)] : []),
      ...events.map((event) =>
        section(
          say.md('retraining.list.row', {
            name: nameIn(say, event, engagement.cycle),
            state: event.state,
            since: moment(event.proposedAt, say),
            ended: event.endedAt ? 'yes' : 'no',
            until: event.endedAt ? moment(event.endedAt, say) : '–',
          }),
          {
            accessory: button(say('alerts.button.show'), `${IDS.show}.${event.id}`, {
              value: refValue(event),
            }),
          },
        ),
      ),
      ...(events.length === LISTED ? [context(say('retraining.list.more', { count: LISTED }))] : []),
    ],
  });
};

/** [R2] Which pipeline is told. */
export const pipelineForm = (
  say: Say,
  meta: z.infer<typeof pipelineMeta>,
  { url, deployments }: { url: string; deployments: readonly LiveDeployment[] },
): Modal =>
  modal({
    title: say('retraining.form.pipeline'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: IDS.piped,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say('retraining.form.pipeline.why')),
      ...deploymentInput(say, deployments),
      input(
        'url',
        say('retraining.form.pipeline.url'),
        textInput('url', { max: WEB_ADDRESS_MAX, placeholder: 'https://…', ...(url && { initial: url }) }),
        { hint: say('retraining.form.pipeline.hint'), optional: true },
      ),
    ],
  });

/** [X3] A secret is shown once, to whoever made it. */
export const pipelineSecret = (say: Say, secret: string): Modal =>
  modal({
    title: say('retraining.form.pipeline'),
    close: say('common.close'),
    blocks: [
      section(say.md('retraining.pipeline.secret', { secret })),
      context(say('production.settings.once')),
    ],
  });
