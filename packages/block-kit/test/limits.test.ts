import { describe, expect, it } from 'vitest';
import { validateMessage, validateView } from '../src/validate.ts';
import {
  BLOCKS,
  ELEMENTS,
  type Json,
  mrkdwn,
  option,
  options,
  placed,
  plain,
  problemsOn,
  surfaceOf,
  times,
} from './payloads.ts';

const x = (n: number) => 'x'.repeat(n);
/** An http address of exactly n characters. */
const address = (n: number) => `https://e.example/${x(n - 18)}`;
const block = (type: string, more: Json): Json => ({ ...BLOCKS[type], ...more });
const element = (type: string, more: Json): Json => placed({ ...ELEMENTS[type], ...more });
const inModal = (type: string) => !/feedback|icon/.test(type);
const cell = { type: 'raw_text', text: 'a' };
const points = (n: number) => times(n, (i) => ({ label: `p${i}`, value: 1 }));
const chart = (more: Json): Json => ({ type: 'data_visualization', title: 't', chart: more });
const axis = (series: number, count: number, more: Json = {}): Json =>
  chart({
    type: 'bar',
    series: times(series, (i) => ({ name: `s${i}`, data: points(count) })),
    axis_config: { categories: points(count).map((one) => one.label), ...more },
  });
const confirm = (more: Json): Json => element('button', { confirm: { text: plain('Sure?'), ...more } });

/** What, the limit, and a block with that much of it. */
const MOST: [what: string, limit: number, make: (n: number) => Json][] = [
  ['section text', 3_000, (n) => block('section', { text: mrkdwn(x(n)) })],
  ['section fields', 10, (n) => block('section', { fields: times(n, () => plain('f')) })],
  ['section field', 2_000, (n) => block('section', { fields: [mrkdwn(x(n))] })],
  ['header', 150, (n) => block('header', { text: plain(x(n)) })],
  ['context elements', 10, (n) => block('context', { elements: times(n, () => plain('c')) })],
  ['context text', 3_000, (n) => block('context', { elements: [mrkdwn(x(n))] })],
  [
    'actions',
    25,
    (n) => block('actions', { elements: times(n, (i) => ({ ...ELEMENTS.button, action_id: `a${i}` })) }),
  ],
  ['label', 2_000, (n) => block('input', { label: plain(x(n)) })],
  ['hint', 2_000, (n) => block('input', { hint: plain(x(n)) })],
  ['image url', 3_000, (n) => ({ type: 'image', alt_text: 'a', image_url: address(n) })],
  ['alt text', 2_000, (n) => block('image', { alt_text: x(n) })],
  ['image title', 2_000, (n) => block('image', { title: plain(x(n)) })],
  ['video alt', 200, (n) => block('video', { alt_text: x(n) })],
  ['video title', 200, (n) => block('video', { title: plain(x(n)) })],
  ['video author', 50, (n) => block('video', { author_name: x(n) })],
  ['video provider', 50, (n) => block('video', { provider_name: x(n) })],
  ['video description', 200, (n) => block('video', { description: plain(x(n)) })],
  ['markdown', 12_000, (n) => block('markdown', { text: x(n) })],
  ['table rows', 100, (n) => block('table', { rows: times(n, () => [cell]) })],
  ['table columns', 20, (n) => block('table', { rows: [times(n, () => cell)] })],
  ['table settings', 20, (n) => block('table', { column_settings: times(n, () => null) })],
  ['table characters', 10_000, (n) => ({ type: 'table', rows: [[cell, { ...cell, text: x(n - 1) }]] })],
  ['data table rows', 101, (n) => block('data_table', { rows: times(n, () => [cell]) })],
  ['data table columns', 20, (n) => block('data_table', { rows: times(2, () => times(n, () => cell)) })],
  ['data table page', 100, (n) => block('data_table', { page_size: n })],
  ['alert', 200, (n) => block('alert', { text: mrkdwn(x(n)) })],
  ['card title', 150, (n) => block('card', { title: mrkdwn(x(n)) })],
  ['card subtitle', 150, (n) => block('card', { subtitle: mrkdwn(x(n)) })],
  ['card body', 200, (n) => block('card', { body: mrkdwn(x(n)) })],
  [
    'card actions',
    3,
    (n) => block('card', { actions: times(n, (i) => ({ ...ELEMENTS.button, action_id: `${i}` })) }),
  ],
  ['carousel', 10, (n) => block('carousel', { elements: times(n, () => BLOCKS.card) })],
  ['container title', 150, (n) => block('container', { title: plain(x(n)) })],
  ['container subtitle', 150, (n) => block('container', { subtitle: mrkdwn(x(n)) })],
  [
    'container children',
    10,
    (n) => block('container', { child_blocks: times(n, () => ({ type: 'divider' })) }),
  ],
  ['context actions', 5, (n) => block('context_actions', { elements: times(n, () => ELEMENTS.icon_button) })],
  ['chart title', 50, (n) => block('data_visualization', { title: x(n) })],
  ['segments', 12, (n) => chart({ type: 'pie', segments: points(n) })],
  ['segment label', 20, (n) => chart({ type: 'pie', segments: [{ label: x(n), value: 1 }] })],
  ['series', 12, (n) => axis(n, 2)],
  ['axis label', 50, (n) => axis(1, 2, { x_label: x(n) })],
  [
    'list indent',
    8,
    (n) => ({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'ordered',
          indent: n,
          elements: [{ type: 'rich_text_section', elements: [] }],
        },
      ],
    }),
  ],

  ['button text', 75, (n) => element('button', { text: plain(x(n)) })],
  ['button value', 2_000, (n) => element('button', { value: x(n) })],
  ['button url', 3_000, (n) => element('button', { url: address(n) })],
  ['accessibility label', 75, (n) => element('button', { accessibility_label: x(n) })],
  ['confirm title', 100, (n) => confirm({ title: plain(x(n)) })],
  ['confirm text', 300, (n) => confirm({ text: mrkdwn(x(n)) })],
  ['confirm yes', 30, (n) => confirm({ confirm: plain(x(n)) })],
  ['confirm no', 30, (n) => confirm({ deny: plain(x(n)) })],
  ['overflow', 5, (n) => element('overflow', { options: options(n) })],
  ['checkboxes', 10, (n) => element('checkboxes', { options: options(n), initial_options: undefined })],
  ['radio buttons', 10, (n) => element('radio_buttons', { options: options(n) })],
  [
    'select options',
    100,
    (n) => element('static_select', { options: options(n), initial_option: undefined }),
  ],
  [
    'option groups',
    100,
    (n) =>
      element('multi_static_select', {
        option_groups: times(n, () => ({ label: plain('G'), options: options(1) })),
      }),
  ],
  [
    'options of a group',
    100,
    (n) => element('multi_static_select', { option_groups: [{ label: plain('G'), options: options(n) }] }),
  ],
  [
    'group label',
    75,
    (n) => element('multi_static_select', { option_groups: [{ label: plain(x(n)), options: options(1) }] }),
  ],
  ['option text', 75, (n) => element('overflow', { options: [{ text: plain(x(n)), value: 'v' }] })],
  ['option value', 75, (n) => element('overflow', { options: [{ text: plain('t'), value: x(n) }] })],
  [
    'option description',
    75,
    (n) => element('overflow', { options: [option('v', { description: plain(x(n)) })] }),
  ],
  ['option url', 3_000, (n) => element('overflow', { options: [option('v', { url: address(n) })] })],
  ['placeholder', 150, (n) => element('users_select', { placeholder: plain(x(n)) })],
  ['max_length', 3_000, (n) => element('plain_text_input', { max_length: n })],
  [
    'initial value',
    3_000,
    (n) => element('plain_text_input', { max_length: undefined, initial_value: x(n) }),
  ],
  ['lines', 100, (n) => element('rich_text_input', { max_lines: n })],
  ['files', 10, (n) => element('file_input', { max_files: n })],
  ['users of an icon', 10, (n) => element('icon_button', { visible_to_user_ids: times(n, () => 'U1') })],
  [
    'feedback value',
    2_000,
    (n) => element('feedback_buttons', { positive_button: { text: plain('g'), value: x(n) } }),
  ],
];

describe('limits of blocks and elements, met and passed by one', () => {
  it.each(MOST)('%s: %i', (_what, limit, make) => {
    const surface = (made: Json) => {
      if (made.type === 'input' && inModal(JSON.stringify(made))) return 'modal';
      return surfaceOf(made);
    };
    const met = make(limit);
    expect(problemsOn(surface(met), met)).toEqual([]);
    const passed = problemsOn(surface(met), make(limit + 1));
    // A table has the same mistake in every row.
    expect(passed).not.toEqual([]);
    const message = new RegExp(`(must be less than ${limit + 1}|no more than ${limit} items)\\b`);
    for (const problem of passed) expect(problem.message).toMatch(message);
  });
});

it('charts have at most 20 points, in the axis as in the series', () => {
  expect(problemsOn('message', axis(1, 20))).toEqual([]);
  expect(problemsOn('message', axis(1, 21)).map((one) => one.message)).toEqual(
    times(2, () => 'no more than 20 items allowed'),
  );
});

it('a data table has at least a header and a row', () => {
  expect(problemsOn('message', block('data_table', { rows: [[cell]] }))[0]?.message).toBe(
    'no fewer than 2 items allowed',
  );
});

const rule: Json = { type: 'divider' };
const VIEW: Json = { type: 'modal', title: plain('T'), submit: plain('Go'), blocks: [rule] };
const VIEW_MOST: [what: string, limit: number, make: (n: number) => Json][] = [
  ['title', 24, (n) => ({ title: plain(x(n)) })],
  ['submit', 24, (n) => ({ submit: plain(x(n)) })],
  ['close', 24, (n) => ({ close: plain(x(n)) })],
  ['private_metadata', 3_000, (n) => ({ private_metadata: x(n) })],
  ['callback_id', 255, (n) => ({ callback_id: x(n) })],
  ['external_id', 255, (n) => ({ external_id: x(n) })],
  [
    'blocks',
    100,
    (n) => ({
      blocks: times(n, () => rule),
    }),
  ],
];

describe('limits of views and messages', () => {
  it.each(VIEW_MOST)('view %s: %i', (name, limit, make) => {
    expect(validateView({ ...VIEW, ...make(limit) })).toEqual([]);
    const problems = validateView({ ...VIEW, ...make(limit + 1) });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path.startsWith(`/view/${name}`)).toBe(true);
  });

  it('home has 100 blocks too', () => {
    const home = (n: number) => ({
      type: 'home',
      blocks: times(n, () => rule),
    });
    expect(validateView(home(100))).toEqual([]);
    expect(validateView(home(101))).toHaveLength(1);
  });

  it('a message has 50 blocks and 40,000 characters', () => {
    const blocks = (n: number) =>
      validateMessage({
        text: 'x',
        blocks: times(n, () => rule),
      });
    expect(blocks(50)).toEqual([]);
    expect(blocks(51)).toEqual([{ path: '/blocks', message: 'no more than 50 items allowed' }]);
    expect(validateMessage({ text: x(40_000) })).toEqual([]);
    expect(validateMessage({ text: x(40_001) })).toHaveLength(1);
  });
});
