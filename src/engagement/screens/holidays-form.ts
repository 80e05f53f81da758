import { context, input, type Modal, modal } from '@phasegate/block-kit/blocks.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { Engagement } from '../store.ts';

/** The days off of an engagement, a line each, to be read, changed and pasted over. */
export function holidaysForm(say: Say, engagement: Engagement, lines: string, mark: string): Modal {
  return modal({
    callback_id: IDS.holidays,
    private_metadata: writeMeta({ id: engagement.id, mark }),
    title: say('engagement.holidays.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    blocks: [
      context(say.md('engagement.holidays.why', { name: engagement.name })),
      input(
        'lines',
        say('engagement.holidays.lines'),
        textInput('lines', {
          multiline: true,
          initial: lines,
          focus: true,
          placeholder: say('engagement.holidays.example'),
        }),
        { optional: true, hint: say('engagement.holidays.hint') },
      ),
    ],
  });
}
