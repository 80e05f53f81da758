import { context, input, type Modal, modal, option } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { checkboxes, textInput } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { Engagement } from '../store.ts';
import { calendarInputs, startWhenFrom } from './start-form.ts';

/** Name, goal and calendar, changed later; and who of other organizations may decide. */
export function detailsForm(say: Say, engagement: Engagement): Modal {
  return modal({
    callback_id: IDS.details,
    private_metadata: writeMeta({ id: engagement.id, version: engagement.version }),
    title: say('engagement.details.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    blocks: [
      context(say.md('engagement.details.why')),
      input('name', say('engagement.field.name'), textInput('name', { initial: engagement.name, max: 80 })),
      input(
        'goal',
        say('engagement.field.goal'),
        textInput('goal', { initial: engagement.goal, max: 1_000, multiline: true }),
      ),
      ...calendarInputs(say, { ...engagement, workingDays: engagement.workingDays.map(String) }),
      input(
        'externals',
        say('engagement.field.externals'),
        checkboxes(
          'externals',
          [option(say('engagement.externals.allow'), 'allow', say('engagement.externals.means'))],
          { initial: engagement.externalsMayApprove ? ['allow'] : [] },
        ),
        { optional: true },
      ),
    ],
  });
}

export const detailsFrom = (values: FormValues) => ({
  name: values.text('name'),
  goal: values.text('goal'),
  ...startWhenFrom(values),
  externalsMayApprove: values.list('externals').includes('allow'),
});
