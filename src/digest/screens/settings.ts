import {
  actions,
  button,
  context,
  divider,
  input,
  type Modal,
  modal,
  option,
  type SlackMessage,
} from '@phasegate/block-kit/blocks.ts';
import { channelLink } from '@phasegate/block-kit/escape.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { multiSelect, radio, searchSelect } from '@phasegate/block-kit/inputs.ts';
import { timePicker } from '@phasegate/block-kit/pickers.ts';
import { weekdays } from '../../engagement/screens/words.ts';
import type { Engagement } from '../../engagement/store.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';

/** One subscription as its form shows it. */
export interface Settings {
  engagement: Engagement;
  isOn: boolean;
  time: string;
  days: readonly number[];
  timeZone: string;
  /** Whether the reader may change the channel's. */
  mayChannel: boolean;
}

/** A person's own digest: whether, when; today's to look at; for a lead the way to the channel's. */
export function mineForm(say: Say, settings: Settings): Modal {
  const { engagement } = settings;
  return modal({
    callback_id: IDS.mine,
    private_metadata: writeMeta({ id: engagement.id }),
    title: say('digest.settings.title'),
    submit: say('common.save'),
    close: say('common.close'),
    blocks: [
      context(say.md('digest.settings.mine.why', { name: engagement.name })),
      ...settingsFields(say, settings),
      divider(),
      actions([
        button(say('digest.settings.now'), IDS.now, { value: engagement.id }),
        ...(settings.mayChannel
          ? [button(say('digest.settings.channel'), IDS.channelOpen, { value: engagement.id })]
          : []),
      ]),
    ],
  });
}

/** The channel's digest, for the lead. */
export function channelForm(say: Say, settings: Settings): Modal {
  const { engagement } = settings;
  const channel = engagement.channelId ? markup(channelLink(engagement.channelId)) : '–';
  return modal({
    callback_id: IDS.channel,
    private_metadata: writeMeta({ id: engagement.id }),
    title: say('digest.settings.channel-title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    blocks: [
      context(say.md('digest.settings.channel.why', { name: engagement.name, channel })),
      ...settingsFields(say, settings),
    ],
  });
}

/** Whether, at what time, on which days and where. */
export function settingsFields(
  say: Say,
  { isOn, time, days, timeZone }: Pick<Settings, 'isOn' | 'time' | 'days' | 'timeZone'>,
) {
  return [
    input(
      'isOn',
      say('digest.field.on'),
      radio('isOn', [option(say('common.yes'), 'yes'), option(say('common.no'), 'no')], {
        initial: isOn ? 'yes' : 'no',
      }),
    ),
    input('time', say('digest.field.time'), timePicker('time', { initial: time }), {
      hint: say('digest.field.time.hint'),
    }),
    input(
      'days',
      say('digest.field.days'),
      multiSelect('days', weekdays(say), { initial: days.map(String) }),
      { hint: say('digest.field.days.hint') },
    ),
    input(
      'timeZone',
      say('engagement.field.time-zone'),
      searchSelect(IDS.timeZone, { initial: option(timeZone, timeZone), from: 0 }),
    ),
  ];
}

export const settingsFrom = (values: FormValues) => ({
  isOn: values.text('isOn') === 'yes',
  time: values.text('time'),
  days: values.list('days'),
  timeZone: values.text('timeZone'),
});

/** Today's digest, for the reader alone; it counts for nothing. */
export function nowModal(say: Say, message: SlackMessage): Modal {
  return modal({
    title: say('digest.now.title'),
    close: say('common.back'),
    blocks: [context(say.md('digest.now.why')), ...message.blocks],
  });
}
