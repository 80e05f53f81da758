import { context, input, type Modal, modal, section } from '../../../slack/blocks.ts';
import { textInput } from '../../../slack/inputs.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { REASON_MAX } from '../../rules.ts';
import { IDS } from '../ids.ts';
import type { SourceMeta } from './meta.ts';

/** [F1.2] Asks why a source is retired. */
export function retireModal(say: Say, name: string, meta: SourceMeta): Modal {
  return modal({
    title: say('foundation.retire.title'),
    submit: say('foundation.retire.submit'),
    close: say('common.cancel'),
    callback_id: IDS.retire,
    private_metadata: writeMeta(meta),
    blocks: [
      section(say.md('foundation.retire.text', { name })),
      input(
        'reason',
        say('foundation.retire.reason'),
        textInput('reason', { multiline: true, max: REASON_MAX, focus: true }),
      ),
      context(say('foundation.retire.hint')),
    ],
  });
}
