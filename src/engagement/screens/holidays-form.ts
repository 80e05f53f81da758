import { context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import type { Holiday } from '../holiday-store.ts';
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

/** So many lines fit into a section, however long their names are. */
const LINES = 8;
const NAME = 60;

/** The same to be read, by those who may not change them. */
export function holidaysModal(say: Say, { name }: Engagement, holidays: readonly Holiday[]): Modal {
  const lines = holidays.map((one) =>
    say.md('engagement.holidays.day', {
      day: { day: one.day },
      named: one.name === '' ? 'no' : 'yes',
      name: fitText(one.name, NAME),
    }),
  );
  const sections = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, at) =>
    section(lines.slice(at * LINES, (at + 1) * LINES).join('\n')),
  );
  return modal({
    title: say('engagement.holidays.title'),
    close: say('common.close'),
    blocks: [
      context(say.md('engagement.holidays.why', { name })),
      ...(sections.length > 0 ? sections : [section(say('engagement.holidays.none'))]),
      context(say('engagement.holidays.who')),
    ],
  });
}
