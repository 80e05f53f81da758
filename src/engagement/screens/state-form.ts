import { context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { STATE_CHANGES, type StateChange } from '../rules.ts';
import type { Engagement } from '../store.ts';

/** Confirms a change of the engagement's state, and asks for the reason where one is owed. */
export function stateForm(say: Say, engagement: Engagement, change: StateChange): Modal {
  return modal({
    callback_id: IDS.state,
    private_metadata: writeMeta({ id: engagement.id, change }),
    title: say(`engagement.state.${change}`),
    submit: say(`engagement.state.${change}`),
    close: say('common.cancel'),
    blocks: [
      section(say.md(`engagement.state.${change}.means`, { name: engagement.name })),
      ...(STATE_CHANGES[change].reason
        ? [
            input(
              'reason',
              say('engagement.field.reason'),
              textInput('reason', { multiline: true, max: 500, focus: true }),
              { hint: say('engagement.field.reason.hint') },
            ),
          ]
        : [context(say.md('engagement.state.recorded'))]),
    ],
  });
}
