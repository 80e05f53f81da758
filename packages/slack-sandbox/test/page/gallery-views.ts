import type { KnownBlock, View } from '@slack/web-api';
import { input, mrkdwn, option, plain, TIERS } from './gallery-objects.ts';

/** A modal with every input. */
export function form(extra: KnownBlock[] = []): View {
  return {
    type: 'modal',
    callback_id: 'gallery.form',
    title: plain('Start an engagement'),
    submit: plain('Start'),
    close: plain('Not now'),
    notify_on_close: true,
    blocks: [
      { type: 'section', text: mrkdwn('Five fields, then the card appears in the channel.') },
      input('name', 'Name', {
        type: 'plain_text_input',
        placeholder: plain('Support ticket triage'),
        min_length: 3,
        max_length: 60,
      }),
      input(
        'why',
        'Why now?',
        { type: 'plain_text_input', multiline: true },
        { optional: true, hint: plain('One or two sentences.') },
      ),
      input(
        'tier',
        'Risk tier',
        { type: 'static_select', placeholder: plain('Choose one'), options: TIERS },
        { dispatch_action: true },
      ),
      ...extra,
      input(
        'parts',
        'Business units',
        {
          type: 'multi_static_select',
          placeholder: plain('Several'),
          option_groups: [
            { label: plain('Europe'), options: [option('Berlin'), option('Madrid')] },
            { label: plain('Asia'), options: [option('Tokyo')] },
          ],
        },
        { optional: true },
      ),
      input('lead', 'Project lead', { type: 'users_select', initial_user: 'U0LENAFISC' }),
      input(
        'approvers',
        'Approvers',
        { type: 'multi_users_select', max_selected_items: 3, placeholder: plain('Up to three') },
        { optional: true },
      ),
      input(
        'channel',
        'Channel',
        { type: 'conversations_select', filter: { include: ['public', 'private'] } },
        { optional: true },
      ),
      input(
        'source',
        'Source system',
        { type: 'external_select', min_query_length: 2, placeholder: plain('Search') },
        { optional: true },
      ),
      input('score', 'Data readiness', {
        type: 'radio_buttons',
        options: [
          { ...option('3', '3'), description: plain('partly there') },
          { ...option('4', '4'), description: plain('exists and accessible, small gaps remain') },
        ],
      }),
      input(
        'agree',
        'Confirm',
        {
          type: 'checkboxes',
          options: [{ text: mrkdwn('I have read the *rubric*'), value: 'read' }, option('I own the data')],
        },
        { optional: true },
      ),
      input('start', 'Start date', { type: 'datepicker', initial_date: '2026-11-24' }),
      input('standup', 'Daily at', { type: 'timepicker' }, { optional: true }),
      input('review', 'Review at', { type: 'datetimepicker' }, { optional: true }),
      input('cases', 'Cases a day', {
        type: 'number_input',
        is_decimal_allowed: false,
        min_value: '1',
        max_value: '5000',
      }),
      input('mail', 'Contact', { type: 'email_text_input' }, { optional: true }),
      input('link', 'Ticket', { type: 'url_text_input' }, { optional: true }),
      input('notes', 'Notes', { type: 'rich_text_input' }, { optional: true }),
      input(
        'files',
        'Evidence',
        { type: 'file_input', filetypes: ['csv', 'pdf'], max_files: 2 },
        { optional: true },
      ),
      {
        type: 'actions',
        block_id: 'more',
        elements: [{ type: 'button', action_id: 'form.push', text: plain('Look up'), value: 'x' }],
      },
    ],
  };
}

/** A second modal on top. */
export const lookup: View = {
  type: 'modal',
  callback_id: 'gallery.lookup',
  title: plain('Look up'),
  submit: plain('Take it'),
  blocks: [input('term', 'Term', { type: 'plain_text_input' })],
};

export function home(name: string, opened: number): View {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('My tasks') },
      {
        type: 'section',
        block_id: 'task.1',
        text: mrkdwn('*Approve* the fairness gate of _Support ticket triage_ · 2 days'),
        accessory: { type: 'button', action_id: 'home.task', text: plain('Open'), value: 'task-1' },
      },
      { type: 'divider' },
      { type: 'header', text: plain('My engagements') },
      {
        type: 'section',
        text: mrkdwn('*Support ticket triage*\n■■■□□ Phase 3 Pilot, day 9 of 15–30 `● on track`'),
      },
      { type: 'context', elements: [mrkdwn(`For ${name} · drawn ${opened} times`)] },
    ],
  };
}
