import {
  actions,
  alert,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { channelLink, mention } from '@phasegate/block-kit/escape.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import {
  conversationSelect,
  multiSelect,
  radio,
  searchSelect,
  textInput,
  userSelect,
} from '@phasegate/block-kit/inputs.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { weekdays } from './words.ts';

/** The first step as filled in so far. */
export interface StartWhat {
  name: string;
  goal: string;
  leadId: string;
  channelId: string;
  newChannelName: string;
}

/** Step 1 of 2: what it is about, who leads it, where. Told of while it is typed, so that closing it loses nothing. */
export function startWhatForm(say: Say, id: string, initial: StartWhat, restored: boolean): Modal {
  return modal({
    callback_id: IDS.startWhat,
    private_metadata: writeMeta({ id }),
    title: say('engagement.start.title'),
    submit: say('common.next'),
    close: say('common.cancel'),
    blocks: [
      ...(restored ? [alert(say.md('engagement.start.restored'), 'info')] : []),
      context(say.md('engagement.start.step', { step: 1 })),
      input(
        'name',
        say('engagement.field.name'),
        textInput(IDS.startDraft, {
          tells: 'typing',
          initial: initial.name,
          max: 80,
          focus: true,
          placeholder: say('engagement.field.name.example'),
        }),
        { dispatch_action: true },
      ),
      input(
        'goal',
        say('engagement.field.goal'),
        textInput(IDS.startDraft, {
          tells: 'typing',
          initial: initial.goal,
          max: 1_000,
          multiline: true,
          placeholder: say('engagement.field.goal.example'),
        }),
        { dispatch_action: true },
      ),
      input('leadId', say('engagement.field.lead'), userSelect('leadId', { initial: initial.leadId }), {
        hint: say('engagement.field.lead.hint'),
      }),
      input(
        'channelId',
        say('engagement.field.channel'),
        conversationSelect('channelId', {
          ...(initial.channelId && { initial: initial.channelId }),
          filter: { include: ['public', 'private'], exclude_bot_users: true },
        }),
        { optional: true, hint: say('engagement.field.channel.hint') },
      ),
      input(
        'newChannelName',
        say('engagement.field.new-channel'),
        textInput('newChannelName', {
          initial: initial.newChannelName,
          max: 80,
          placeholder: 'ai-support-triage',
        }),
        { optional: true },
      ),
    ],
  });
}

export const startWhatFrom = (values: FormValues): StartWhat => ({
  name: values.text('name'),
  goal: values.text('goal'),
  leadId: values.text('leadId'),
  channelId: values.text('channelId'),
  newChannelName: values.text('newChannelName'),
});

export interface StartWhen {
  plannedStart: string;
  timeZone: string;
  workingDays: string[];
  visibility: string;
}

/** Step 2 of 2: when people work on it, and who may see it. All of it is filled in already. */
export function startWhenForm(say: Say, id: string, initial: StartWhen): Modal {
  return modal({
    callback_id: IDS.startWhen,
    private_metadata: writeMeta({ id }),
    title: say('engagement.start.title'),
    submit: say('engagement.start.submit'),
    close: say('common.back'),
    blocks: [context(say.md('engagement.start.step', { step: 2 })), ...calendarInputs(say, initial)],
  });
}

/** The fields that the second step shares with the form that changes them later. */
export function calendarInputs(say: Say, initial: StartWhen) {
  return [
    input(
      'plannedStart',
      say('engagement.field.planned-start'),
      datePicker('plannedStart', { initial: initial.plannedStart }),
    ),
    input(
      'timeZone',
      say('engagement.field.time-zone'),
      searchSelect(IDS.timeZone, { initial: option(initial.timeZone, initial.timeZone), from: 0 }),
      { hint: say('engagement.field.time-zone.hint') },
    ),
    input(
      'workingDays',
      say('engagement.field.working-days'),
      multiSelect('workingDays', weekdays(say), { initial: initial.workingDays }),
    ),
    input(
      'visibility',
      say('engagement.field.visibility'),
      radio(
        'visibility',
        [
          option(say('engagement.visibility.open'), 'open', say('engagement.visibility.open.means')),
          option(
            say('engagement.visibility.restricted'),
            'restricted',
            say('engagement.visibility.restricted.means'),
          ),
        ],
        { initial: initial.visibility },
      ),
      { hint: say('engagement.visibility.hint') },
    ),
  ];
}

export const startWhenFrom = (values: FormValues): StartWhen => ({
  plannedStart: values.text('plannedStart'),
  timeZone: values.text('timeZone'),
  workingDays: values.list('workingDays'),
  visibility: values.text('visibility'),
});

/** What the person sees once it has started: where the card is, and what to do next. */
export function startedModal(say: Say, id: string, started: StartWhat): Modal {
  const channel = started.newChannelName
    ? `#${started.newChannelName}`
    : markup(channelLink(started.channelId));
  return modal({
    title: say('engagement.start.title'),
    close: say('common.close'),
    clear_on_close: true,
    blocks: [
      section(
        say.md('engagement.start.done', {
          name: started.name,
          lead: markup(mention(started.leadId)),
          channel,
        }),
      ),
      actions([
        button(say('engagement.people.team.button'), IDS.teamOpen, { value: id, style: 'primary' }),
        button(say('engagement.people.approvers.button'), IDS.approversOpen, { value: id }),
      ]),
      context(say.md('engagement.start.next')),
    ],
  });
}
