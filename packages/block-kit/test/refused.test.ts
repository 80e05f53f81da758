import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Surface } from '../src/validate/engine.ts';
import { lintMessage, lintView } from '../src/validate.ts';
import {
  actions,
  BLOCKS,
  ELEMENTS,
  el,
  input,
  type Json,
  mrkdwn,
  option,
  options,
  plain,
  problemsOn,
  rich,
} from './payloads.ts';

/** What is refused: a block, on a surface, with the path under the block and the message. */
const REFUSED: [what: string, surface: Surface, block: unknown, path: string, message: string | RegExp][] = [
  ['not an object', 'message', 'x', '', 'must provide an object'],
  ['no type', 'message', {}, '', 'missing required field: type'],
  ['unknown block', 'message', { type: 'foo' }, '/type', 'unsupported type: foo'],
  ['inherited name', 'message', { type: 'constructor' }, '/type', 'unsupported type: constructor'],
  ['empty section', 'message', { type: 'section' }, '', 'must define either `text` or `fields`'],
  [
    'empty text',
    'message',
    { type: 'section', text: mrkdwn('') },
    '/text/text',
    'must be more than 0 characters',
  ],
  ['text as string', 'message', { type: 'section', text: 'hi' }, '/text', 'must provide an object'],
  [
    'text without text',
    'message',
    { type: 'section', text: { type: 'mrkdwn' } },
    '/text',
    'missing required field: text',
  ],
  [
    'emoji in mrkdwn',
    'message',
    { type: 'section', text: { ...mrkdwn('a'), emoji: true } },
    '/text',
    'invalid additional property: emoji',
  ],
  [
    'mrkdwn header',
    'message',
    { type: 'header', text: mrkdwn('a') },
    '/text/type',
    'unsupported type: mrkdwn',
  ],
  [
    'input as accessory',
    'modal',
    { type: 'section', text: mrkdwn('a'), accessory: ELEMENTS.plain_text_input },
    '/accessory/type',
    'unsupported type: plain_text_input',
  ],
  [
    'datetime as accessory',
    'modal',
    { type: 'section', text: mrkdwn('a'), accessory: ELEMENTS.datetimepicker },
    '/accessory/type',
    'unsupported type: datetimepicker',
  ],
  [
    'input in actions',
    'modal',
    actions(ELEMENTS.number_input),
    '/elements/0/type',
    'unsupported type: number_input',
  ],
  ['image in actions', 'message', actions(ELEMENTS.image), '/elements/0/type', 'unsupported type: image'],
  [
    'button in context',
    'message',
    { type: 'context', elements: [ELEMENTS.button] },
    '/elements/0/type',
    'unsupported type: button',
  ],
  ['button in input', 'modal', input(el('button', {})), '/element/type', 'unsupported type: button'],
  ['overflow in input', 'modal', input(el('overflow', {})), '/element/type', 'unsupported type: overflow'],
  [
    'file input in a message',
    'message',
    input(el('file_input', {})),
    '/element/type',
    'unsupported type: file_input',
  ],
  [
    'file input on home',
    'home',
    input(el('file_input', {})),
    '/element/type',
    'unsupported type: file_input',
  ],
  [
    'datetime on home',
    'home',
    input(el('datetimepicker', {})),
    '/element/type',
    'unsupported type: datetimepicker',
  ],
  [
    'email in a message',
    'message',
    input(el('email_text_input', {})),
    '/element/type',
    'unsupported type: email_text_input',
  ],
  ['table in a modal', 'modal', BLOCKS.table, '/type', 'unsupported type: table'],
  ['alert in a message', 'message', BLOCKS.alert, '/type', 'unsupported type: alert'],
  ['markdown on home', 'home', BLOCKS.markdown, '/type', 'unsupported type: markdown'],
  ['card in a modal', 'modal', BLOCKS.card, '/type', 'unsupported type: card'],
  ['chart on home', 'home', BLOCKS.data_visualization, '/type', 'unsupported type: data_visualization'],
  ['carousel in a modal', 'modal', BLOCKS.carousel, '/type', 'unsupported type: carousel'],
  ['no elements', 'message', actions(), '/elements', 'no fewer than 1 items allowed'],
  [
    'same action id',
    'message',
    actions(ELEMENTS.button, ELEMENTS.button),
    '/elements/1/action_id',
    '`action_id` "a" already exists',
  ],
  [
    'style',
    'message',
    actions(el('button', { style: 'default' })),
    '/elements/0/style',
    'must be a valid enum value',
  ],
  [
    'button url',
    'message',
    actions(el('button', { url: 'javascript:alert(1)' })),
    '/elements/0/url',
    'must be a valid URL',
  ],
  [
    'url with a space',
    'message',
    actions(el('button', { url: 'https://a b' })),
    '/elements/0/url',
    'must be a valid URL',
  ],
  [
    'confirm without text',
    'message',
    actions(el('button', { confirm: {} })),
    '/elements/0/confirm',
    'missing required field: text',
  ],
  [
    'both sources',
    'modal',
    input(el('static_select', { option_groups: [{ label: plain('G'), options: options(3) }] })),
    '/element',
    'must define only one of `options` or `option_groups`',
  ],
  [
    'no options',
    'modal',
    input({ type: 'static_select' }),
    '/element',
    'must define either `options` or `option_groups`',
  ],
  [
    'option without value',
    'modal',
    input({ type: 'static_select', options: [{ text: plain('a') }] }),
    '/element/options/0',
    'missing required field: value',
  ],
  [
    'mrkdwn in a menu',
    'modal',
    input({ type: 'static_select', options: [{ text: mrkdwn('a'), value: 'a' }] }),
    '/element/options/0/text/type',
    'unsupported type: mrkdwn',
  ],
  [
    'url in a menu',
    'modal',
    input({ type: 'static_select', options: [option('a', { url: 'https://example.com' })] }),
    '/element/options/0',
    'invalid additional property: url',
  ],
  [
    'initial not an option',
    'modal',
    input(el('static_select', { initial_option: option('o9') })),
    '/element/initial_option',
    /exactly match/,
  ],
  [
    'initial with another text',
    'modal',
    input(el('static_select', { initial_option: { text: plain('x'), value: 'o1' } })),
    '/element/initial_option',
    /exactly match/,
  ],
  [
    'initial choices not options',
    'modal',
    input(el('checkboxes', { initial_options: [option('o0'), option('zz')] })),
    '/element/initial_options/1',
    /exactly match/,
  ],
  [
    'empty initial choices',
    'modal',
    input(el('checkboxes', { initial_options: [] })),
    '/element/initial_options',
    'no fewer than 1 items allowed',
  ],
  [
    'more than the maximum',
    'modal',
    input(el('multi_users_select', { max_selected_items: 1 })),
    '/element/initial_users',
    'no more than 1 items allowed',
  ],
  [
    'maximum of none',
    'modal',
    input(el('multi_users_select', { max_selected_items: 0, initial_users: undefined })),
    '/element/max_selected_items',
    'must be more than 0',
  ],
  [
    'empty filter',
    'modal',
    input(el('conversations_select', { filter: {} })),
    '/element/filter',
    /must define either/,
  ],
  [
    'response url in a message',
    'message',
    input(el('conversations_select', { response_url_enabled: true })),
    '/element/response_url_enabled',
    /modals/,
  ],
  [
    'min above max',
    'modal',
    input(el('plain_text_input', { min_length: 11 })),
    '/element/min_length',
    /must not be greater/,
  ],
  [
    'initial too long',
    'modal',
    input(el('plain_text_input', { initial_value: 'x'.repeat(11) })),
    '/element/initial_value',
    'must be less than 11 characters',
  ],
  [
    'dispatch on nothing',
    'modal',
    input(el('plain_text_input', { dispatch_action_config: { trigger_actions_on: ['x'] } })),
    '/element/dispatch_action_config/trigger_actions_on/0',
    'must be a valid enum value',
  ],
  [
    'number not a number',
    'modal',
    input(el('number_input', { initial_value: 'ten' })),
    '/element/initial_value',
    'must be a valid number',
  ],
  [
    'number as number',
    'modal',
    input(el('number_input', { min_value: 1 })),
    '/element/min_value',
    'must provide a string',
  ],
  [
    'decimal not allowed',
    'modal',
    input(el('number_input', { is_decimal_allowed: false })),
    '/element/min_value',
    'must be a valid number',
  ],
  [
    'number out of range',
    'modal',
    input(el('number_input', { initial_value: '-2' })),
    '/element/initial_value',
    /must be between/,
  ],
  [
    'day that is not',
    'modal',
    input(el('datepicker', { initial_date: '2026-02-30' })),
    '/element/initial_date',
    /YYYY-MM-DD/,
  ],
  [
    'time that is not',
    'modal',
    input(el('timepicker', { initial_time: '24:00' })),
    '/element/initial_time',
    /HH:mm/,
  ],
  [
    'time in milliseconds',
    'modal',
    input(el('datetimepicker', { initial_date_time: 1_764_000_000_000 })),
    '/element/initial_date_time',
    /less than/,
  ],
  [
    'two picture sources',
    'message',
    { ...BLOCKS.image, image_url: 'https://example.com/a.png' },
    '',
    /only one of/,
  ],
  ['no picture source', 'message', { ...BLOCKS.image, slack_file: undefined }, '', /must define either/],
  [
    'empty alt text',
    'message',
    { ...BLOCKS.image, alt_text: '' },
    '/alt_text',
    'must be more than 0 characters',
  ],
  [
    'video over http',
    'message',
    { ...BLOCKS.video, video_url: 'http://example.com' },
    '/video_url',
    'must be a valid URL',
  ],
  [
    'bare rich text',
    'message',
    { type: 'rich_text', elements: [{ type: 'text', text: 'a' }] },
    '/elements/0/type',
    'unsupported type: text',
  ],
  [
    'rich text nesting',
    'message',
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }],
    },
    '/elements/0/elements/0/type',
    'unsupported type: user',
  ],
  [
    'rich text style',
    'message',
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { big: true } }] },
      ],
    },
    '/elements/0/elements/0/style',
    'invalid additional property: big',
  ],
  [
    'empty cell',
    'message',
    { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
    '/rows/0/0/text',
    'must be more than 0 characters',
  ],
  [
    'ragged data table',
    'message',
    { ...BLOCKS.data_table, rows: [[{ type: 'raw_text', text: 'a' }], []] },
    '/rows/1',
    /no fewer|same number/,
  ],
  [
    'rich header',
    'message',
    { ...BLOCKS.data_table, rows: [[rich()], [rich()]] },
    '/rows/0/0/type',
    'unsupported type: rich_text',
  ],
  [
    'chart kind',
    'message',
    { ...BLOCKS.data_visualization, chart: { type: 'radar' } },
    '/chart/type',
    'unsupported type: radar',
  ],
  [
    'empty slice',
    'message',
    { type: 'data_visualization', title: 'x', chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } },
    '/chart/segments/0/value',
    'must be more than 0',
  ],
  ['empty card', 'message', { type: 'card', subtitle: mrkdwn('x') }, '', /must define either/],
  [
    'card in a container',
    'message',
    { ...BLOCKS.container, child_blocks: [BLOCKS.card] },
    '/child_blocks/0/type',
    'unsupported type: card',
  ],
  [
    'collapsed without collapsing',
    'message',
    { ...BLOCKS.container, is_collapsible: false },
    '/default_collapsed',
    /requires/,
  ],
  [
    'task status',
    'message',
    { ...BLOCKS.task_card, status: 'done' },
    '/status',
    'must be a valid enum value',
  ],
];
describe('refused', () => {
  it.each(REFUSED)('%s (%s)', (_what, surface, block, path, message) => {
    const problems = problemsOn(surface, block);
    expect(problems).toContainEqual({
      path: `/blocks/0${path}`,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
    // One mistake, one problem; a ragged row that is empty has two faults.
    expect(problems.length).toBeLessThanOrEqual(2);
  });
});

it('nothing that JSON can hold makes the validator fail', () => {
  const typed = fc.dictionary(
    fc.constantFrom('type', 'text', 'elements', 'toString', '__proto__'),
    fc.jsonValue(),
  );
  const mutated = fc
    .tuple(fc.constantFrom(...Object.values(BLOCKS)), fc.nat(), fc.jsonValue())
    .map(([block, n, value]): Json => {
      const names = Object.keys(block);
      return { ...block, [names[n % names.length] ?? 'type']: value };
    });
  fc.assert(
    fc.property(fc.array(fc.oneof(typed, mutated, fc.jsonValue())), fc.jsonValue(), (blocks, value) => {
      expect(Array.isArray(lintMessage({ blocks, attachments: value, metadata: value }))).toBe(true);
      expect(Array.isArray(lintView({ type: 'home', blocks }))).toBe(true);
      expect(lintView(value).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
