import { context, input, type Modal, modal, option } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { GAP_IDS } from '../ids.ts';

/** Asks which engagement a message is about, where the channel has several. */
export function chooseEngagementModal(
  say: Say,
  gapId: string,
  engagements: readonly { id: string; name: string }[],
  quoted: string,
): Modal {
  const options = engagements.slice(0, LIMITS.select.options).map(({ id, name }) => option(name, id));
  return modal({
    title: say('gaps.choose.title'),
    submit: say('common.next'),
    close: say('common.cancel'),
    callback_id: GAP_IDS.choose,
    private_metadata: writeMeta({ gapId }),
    blocks: [
      input(
        'engagement',
        say('gaps.choose.engagement'),
        select('engagement', options, { placeholder: say('gaps.hint.choose') }),
      ),
      context(escape(quoted)),
    ],
  });
}
