import type { KnownBlock, View } from '@slack/web-api';

/** Blocks and views with at least one of every kind that the page draws. */

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value });
const TIERS = [option('Minimal'), option('Limited'), option('High')];

/** The engagement card as the product sketches it. */
export function card(due: number): KnownBlock[] {
  return [
    { type: 'header', text: plain('Support ticket triage · cycle 1') },
    {
      type: 'section',
      text: mrkdwn(
        '*Phase 1 Data foundation* — day 12 of 5–15 · exit gate not yet asked for\n■■■■■■■■□□  `◐ due soon`',
      ),
    },
    {
      type: 'section',
      fields: [
        mrkdwn('*Sources*\n14 (12 assessed)'),
        mrkdwn('*Gaps*\n9: 2 blocking, 3 open'),
        mrkdwn('*Lineage*\n1 orphan'),
        mrkdwn('*Pipeline*\n– not validated'),
      ],
    },
    {
      type: 'section',
      text: mrkdwn(
        `*Next:* <@U0LENAFISC> resolves “Label inconsistency in crm_tickets” (blocking) by <!date^${due}^{date_short_pretty} at {time}|Thursday>`,
      ),
    },
    {
      type: 'actions',
      block_id: 'card.actions',
      elements: [
        {
          type: 'button',
          action_id: 'card.source.add',
          text: plain('Add data source'),
          style: 'primary',
          value: 'row-1',
        },
        { type: 'button', action_id: 'card.gaps.show', text: plain('Gaps'), value: 'row-1' },
        { type: 'button', action_id: 'card.missing.show', text: plain('What is missing?'), value: 'row-1' },
        {
          type: 'button',
          action_id: 'card.stop',
          text: plain('Stop'),
          style: 'danger',
          value: 'row-1',
          confirm: {
            title: plain('Stop this engagement?'),
            text: mrkdwn('Its record stays. *Nobody* can act on it any more.'),
            confirm: plain('Stop it'),
            deny: plain('Keep going'),
            style: 'danger',
          },
        },
        {
          type: 'overflow',
          action_id: 'card.more',
          options: [option('Export evidence', 'export'), option('Settings')],
        },
      ],
    },
    {
      type: 'context',
      elements: [
        mrkdwn('lead <@U0LENAFISC> · business <@U0PRIYANAI> · legal <@U0JONASWEB> · risk tier: limited'),
      ],
    },
  ];
}

/** A message with every block and every element a message may have. */
export function everything(image: string, ts: number): KnownBlock[] {
  return [
    { type: 'header', text: plain('Every block :rocket:') },
    {
      type: 'section',
      text: mrkdwn(
        '*bold* _italic_ ~strike~ `code` <https://example.com|a link> <@U0MARCORUZ> <#C0GENERALX> <!subteam^S0AIAPPROV> <!here> :tada: 5 &lt; 7 &amp; so on\n> a quote\n> on two lines\n• first\n• second\n```\nselect count(*)\nfrom cases;\n```',
      ),
      accessory: { type: 'image', image_url: image, alt_text: 'A small chart' },
    },
    { type: 'section', text: mrkdwn(`Planned for <!date^${ts}^{date_long} at {time}|soon>`) },
    { type: 'divider' },
    {
      type: 'image',
      title: plain('Accuracy'),
      image_url: image,
      alt_text: 'Accuracy 96.1 % above the line at 95 %',
    },
    {
      type: 'table',
      column_settings: [{ is_wrapped: true }, { align: 'right' }, { align: 'center' }],
      rows: [
        [raw('Segment'), raw('n'), raw('Ratio')],
        [raw('region = North'), raw('1,410'), raw('0.94 ✓')],
        [rich('region = South'), raw('1,204'), raw('0.76 ✕')],
      ],
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Rich ', style: { bold: true } },
            { type: 'text', text: 'text with ' },
            { type: 'user', user_id: 'U0PRIYANAI' },
            { type: 'emoji', name: 'eyes' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'collect' }] },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'assess' }] },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'evidence first' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'seal 9f3c…e1' }] },
      ],
    },
    {
      type: 'markdown',
      text: '## Model card\n\n**Purpose**: triage. See [the guide](https://example.com).\n\n- one\n- two\n\n| metric | value |\n|---|---|\n| precision | 0.871 |',
    },
    {
      type: 'section',
      text: mrkdwn('Choose a tier'),
      accessory: {
        type: 'static_select',
        action_id: 'pick.tier',
        placeholder: plain('Tier'),
        options: TIERS,
      },
    },
    {
      type: 'actions',
      block_id: 'choices',
      elements: [
        { type: 'users_select', action_id: 'pick.user', placeholder: plain('A person') },
        { type: 'datepicker', action_id: 'pick.date', initial_date: '2026-11-27' },
        { type: 'timepicker', action_id: 'pick.time', initial_time: '17:00' },
        { type: 'checkboxes', action_id: 'pick.checks', options: [option('Seen'), option('Understood')] },
        { type: 'radio_buttons', action_id: 'pick.radio', options: [option('Agree'), option('Disagree')] },
        { type: 'button', action_id: 'fail', text: plain('Never answers'), value: 'x' },
      ],
    },
    {
      type: 'context',
      elements: [{ type: 'image', image_url: image, alt_text: 'chart' }, mrkdwn('small print, n 1,204')],
    },
  ];
}

const raw = (text: string) => ({ type: 'raw_text' as const, text });
const rich = (text: string) => ({
  type: 'rich_text' as const,
  elements: [
    {
      type: 'rich_text_section' as const,
      elements: [{ type: 'text' as const, text, style: { bold: true } }],
    },
  ],
});

const input = (block_id: string, label: string, element: object, more: object = {}) =>
  ({
    type: 'input',
    block_id,
    label: plain(label),
    element: { action_id: 'value', ...element },
    ...more,
  }) as KnownBlock;

/** The newer kinds. */
export function newer(image: string): unknown[] {
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const line = (name: string, values: number[]) => ({
    name,
    data: values.map((value, i) => ({ label: days[i] ?? '', value })),
  });
  const task = (task_id: string, title: string, status: string) => ({
    type: 'task_card',
    task_id,
    title,
    status,
  });
  return [
    {
      type: 'alert',
      level: 'warning',
      text: mrkdwn('*Evidence changed 11:40.* Approvals before that no longer count.'),
    },
    {
      type: 'data_visualization',
      title: 'Precision, last readings',
      chart: {
        type: 'line',
        series: [
          line('precision', [0.91, 0.9, 0.88, 0.87, 0.86, 0.84]),
          line(
            'threshold',
            days.map(() => 0.85),
          ),
        ],
        axis_config: { categories: days, y_label: 'precision' },
      },
    },
    {
      type: 'data_visualization',
      title: 'Cases a day',
      chart: {
        type: 'bar',
        series: [line('agreed', [40, 52, 38, 60, 44, 12]), line('overridden', [4, 2, 6, 3, 8, 1])],
        axis_config: { categories: days },
      },
    },
    {
      type: 'card',
      icon: { type: 'image', image_url: image, alt_text: 'chart' },
      title: mrkdwn('*Case 48213*'),
      subtitle: mrkdwn('refund request · confidence 0.94'),
      body: mrkdwn('Proposal: approve refund, 42.10 €'),
      actions: [{ type: 'button', action_id: 'case.agree', text: plain('Agree'), value: '48213' }],
    },
    {
      type: 'data_table',
      caption: 'Sources',
      page_size: 2,
      rows: [
        [raw('Source'), raw('Rows')],
        [raw('crm_tickets'), { type: 'raw_number', value: 120400, text: '120,400' }],
        [raw('erp_invoices'), { type: 'raw_number', value: 8210, text: '8,210' }],
        [raw('web_clickstream'), { type: 'raw_number', value: 990100, text: '990,100' }],
      ],
    },
    {
      type: 'container',
      title: plain('Details'),
      is_collapsible: true,
      child_blocks: [{ type: 'section', text: mrkdwn('Inside a container') }],
    },
    {
      type: 'plan',
      title: 'Rollout',
      tasks: [task('a', 'Shadow', 'complete'), task('b', 'Canary', 'in_progress')],
    },
    {
      type: 'video',
      title: plain('How a gate works'),
      title_url: 'https://example.com/gate',
      video_url: 'https://example.com/gate.mp4',
      thumbnail_url: image,
      alt_text: 'A gate opening',
    },
    { type: 'hologram', title: 'Unheard of', note: { text: 'and still readable' } },
  ];
}

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
