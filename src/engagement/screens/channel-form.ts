import { context, input, type Modal, modal } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { conversationSelect, textInput } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { Engagement } from '../store.ts';

/** Where the card lives: a channel that exists, or one to be made. */
export function channelForm(say: Say, engagement: Engagement): Modal {
  return modal({
    callback_id: IDS.channel,
    private_metadata: writeMeta({ id: engagement.id }),
    title: say('engagement.channel.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    blocks: [
      context(say.md('engagement.channel.why', { name: engagement.name })),
      input(
        'channelId',
        say('engagement.field.channel'),
        conversationSelect('channelId', {
          ...(engagement.channelId && { initial: engagement.channelId }),
          filter: { include: ['public', 'private'], exclude_bot_users: true },
        }),
        { optional: true, hint: say('engagement.field.channel.hint') },
      ),
      input('newChannelName', say('engagement.field.new-channel'), textInput('newChannelName', { max: 80 }), {
        optional: true,
      }),
    ],
  });
}

export const channelFrom = (values: FormValues) => ({
  channelId: values.text('channelId'),
  newChannelName: values.text('newChannelName'),
});
