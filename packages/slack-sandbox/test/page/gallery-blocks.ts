import type { KnownBlock } from '@slack/web-api';
import { mrkdwn, option, plain, raw, TIERS } from './gallery-objects.ts';

/** Blocks with at least one of every kind that the page draws. */

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

const rich = (text: string) => ({
  type: 'rich_text' as const,
  elements: [
    {
      type: 'rich_text_section' as const,
      elements: [{ type: 'text' as const, text, style: { bold: true } }],
    },
  ],
});
