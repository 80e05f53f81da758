import {
  context,
  input,
  type Modal,
  modal,
  option,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import { toldApart } from './told-apart.ts';

export const messageMeta = z.object({ id: z.uuid() });

interface Choice {
  id: string;
  text: string;
  engagements: readonly { id: string; name: string; goal: string }[];
}

/** [H5] Asks which engagement a message is about. */
export const chooseForMessage = (say: Say, callback: string, { id, text, engagements }: Choice): Modal =>
  modal({
    title: say('engagement.message.title'),
    submit: say('common.next'),
    close: say('common.cancel'),
    callback_id: callback,
    private_metadata: writeMeta({ id }),
    blocks: [
      input(
        'engagement',
        say('engagement.message.which'),
        select(
          'engagement',
          toldApart(engagements.slice(0, LIMITS.select.options)).map(({ id, label }) => option(label, id)),
          { placeholder: say('engagement.here.placeholder') },
        ),
      ),
      ...(text === '' ? [] : [context(escape(fitText(text, 500)))]),
    ],
  });

type As = 'gap' | 'edge' | 'process_change' | 'incident';

/** [H5] In the message's thread: what was made of it, and by whom. */
export function recordedMessage(say: Say, as: As, by: string, title: string): SlackMessage {
  const text = say.md('engagement.message.recorded', {
    as,
    by: markup(mention(by)),
    title: fitText(title, 300),
  });
  return { text, blocks: [section(text)] };
}
