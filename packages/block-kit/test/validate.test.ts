import { describe, expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { BLOCK_TYPES } from '../src/validate/blocks.ts';
import { ELEMENT_TYPES } from '../src/validate/elements.ts';
import type { Surface } from '../src/validate/engine.ts';
import { validateMessage, validateView } from '../src/validate.ts';
import {
  actions,
  BLOCKS,
  ELEMENTS,
  input,
  type Json,
  mrkdwn,
  options,
  placed,
  plain,
  problemsOn,
  surfaceOf,
  times,
} from './payloads.ts';

/** The surface on which the validity of an element is looked at: every element may stand in a modal, or these. */
const elementSurface = (type: string): Surface =>
  ['feedback_buttons', 'icon_button', 'workflow_button'].includes(type) ? 'message' : 'modal';

describe('valid examples', () => {
  it('there is one for every block and element', () => {
    expect(Object.keys(BLOCKS).sort()).toEqual([...BLOCK_TYPES].sort());
    expect(Object.keys(ELEMENTS).sort()).toEqual([...ELEMENT_TYPES].sort());
  });
  it.each(Object.entries(BLOCKS))('block %s', (_type, block) => {
    expect(problemsOn(surfaceOf(block), block)).toEqual([]);
  });
  it.each(Object.entries(ELEMENTS))('element %s', (type, element) => {
    expect(problemsOn(elementSurface(type), placed(element))).toEqual([]);
  });
});

describe('every block and element', () => {
  it.each(Object.entries(BLOCKS))(
    '%s refuses properties it does not have, and long block ids',
    (_type, block) => {
      const surface = surfaceOf(block);
      const problems = problemsOn(surface, { ...block, foo: 1 });
      expect(problems).toEqual([{ path: '/blocks/0', message: 'invalid additional property: foo' }]);
      const long = { ...block, block_id: 'x'.repeat(256) };
      const message = 'must be less than 256 characters';
      expect(problemsOn(surface, long)).toEqual([{ path: '/blocks/0/block_id', message }]);
      expect(problemsOn(surface, { ...block, block_id: 'x'.repeat(255) })).toEqual([]);
    },
  );

  it.each(Object.entries(ELEMENTS))('%s refuses properties it does not have', (type, element) => {
    const problems = problemsOn(elementSurface(type), placed({ ...element, foo: 1 }));
    expect(problems.map((one) => one.message)).toEqual(['invalid additional property: foo']);
  });

  it.each(Object.entries(ELEMENTS).filter(([type]) => type !== 'image'))(
    '%s has an action id of 1 to 255',
    (type, element) => {
      const surface = elementSurface(type);
      const messages = (action_id: unknown) =>
        problemsOn(surface, placed({ ...element, action_id })).map((one) => one.message);
      expect(messages('x'.repeat(255))).toEqual([]);
      expect(messages('x'.repeat(256))).toEqual(['must be less than 256 characters']);
      expect(messages('')).toEqual(['must be more than 0 characters']);
      expect(messages(7)).toEqual(['must provide a string']);
    },
  );
});

const REQUIRED: [block: string, fields: string[]][] = [
  ['header', ['text']],
  ['context', ['elements']],
  ['actions', ['elements']],
  ['input', ['label', 'element']],
  ['image', ['alt_text']],
  ['rich_text', ['elements']],
  ['video', ['video_url', 'thumbnail_url', 'alt_text', 'title']],
  ['file', ['external_id', 'source']],
  ['markdown', ['text']],
  ['table', ['rows']],
  ['data_table', ['rows', 'caption']],
  ['data_visualization', ['title', 'chart']],
  ['alert', ['text']],
  ['carousel', ['elements']],
  ['container', ['child_blocks']],
  ['context_actions', ['elements']],
  ['plan', ['title']],
  ['task_card', ['task_id', 'title', 'status']],
];
describe('required fields', () => {
  it.each(REQUIRED)('%s needs %j', (type, fields) => {
    for (const field of fields) {
      const block: Json = { ...BLOCKS[type], [field]: undefined };
      const problems = problemsOn(surfaceOf(block), block);
      expect(problems).toEqual([{ path: '/blocks/0', message: `missing required field: ${field}` }]);
    }
  });
});

describe('the payload as a whole', () => {
  it('block ids are unique, also in nested blocks', () => {
    const inner = { type: 'divider', block_id: 'same' };
    const problems = problemsOn('message', { ...BLOCKS.container, child_blocks: [inner] }, inner);
    expect(problems).toEqual([
      { path: '/blocks/1/block_id', message: 'Two blocks may not have the same block_id' },
    ]);
  });

  it('action ids may be the same in different blocks', () => {
    expect(problemsOn('message', actions(ELEMENTS.button), actions(ELEMENTS.button))).toEqual([]);
  });

  it('one table, two charts, one focus, 12,000 characters of markdown', () => {
    const problem = [{ path: '/blocks/1', message: 'only_one_table_allowed' }];
    expect(problemsOn('message', BLOCKS.table, BLOCKS.table)).toEqual(problem);
    expect(problemsOn('message', BLOCKS.table, BLOCKS.data_table)).toEqual(problem);
    const chart = BLOCKS.data_visualization;
    expect(problemsOn('message', chart, chart)).toEqual([]);
    expect(problemsOn('message', chart, chart, chart)).toHaveLength(1);
    const focused = input({ type: 'plain_text_input', focus_on_load: true });
    expect(problemsOn('modal', focused, focused)).toHaveLength(1);
    const half = (size: number) => ({ type: 'markdown', text: 'x'.repeat(size) });
    expect(problemsOn('message', half(6_000), half(6_000))).toEqual([]);
    expect(problemsOn('message', half(6_000), half(6_001))).toHaveLength(1);
  });

  it('series have unique names and a point for each category', () => {
    const chart = (series: Json[]) => ({
      type: 'data_visualization',
      title: 'x',
      chart: { type: 'bar', series, axis_config: { categories: ['a', 'b'] } },
    });
    const data = [
      { label: 'a', value: 1 },
      { label: 'b', value: -2 },
    ];
    expect(problemsOn('message', chart([{ name: 's', data }]))).toEqual([]);
    expect(problemsOn('message', chart([{ name: 's', data: data.slice(1) }]))).toHaveLength(1);
    expect(problemsOn('message', chart(times(2, () => ({ name: 's', data }))))).toHaveLength(1);
  });

  it('a message says something', () => {
    expect(validateMessage({})).toEqual([{ path: '', message: 'no_text' }]);
    expect(validateMessage({ text: '', blocks: [] })).toEqual([{ path: '', message: 'no_text' }]);
    expect(validateMessage({ blocks: [BLOCKS.divider] })).toEqual([]);
    expect(validateMessage({ blocks: '[]' })).toEqual([
      { path: '/blocks', message: 'must provide an array' },
    ]);
  });

  it('attachments and metadata are looked into', () => {
    const attachments = [{ color: '#fff', blocks: [{ type: 'foo' }] }];
    expect(validateMessage({ text: 'x', attachments })).toEqual([
      { path: '/attachments/0/blocks/0/type', message: 'unsupported type: foo' },
    ]);
    const metadata = { event_type: 'phasegate.card', event_payload: { outbox_id: '1' } };
    expect(validateMessage({ text: 'x', metadata })).toEqual([]);
    expect(validateMessage({ text: 'x', metadata: { event_type: 'x' } })).toHaveLength(1);
  });

  it('views have what their kind needs', () => {
    const blocks = [BLOCKS.divider];
    const view = { type: 'modal', title: plain('T'), blocks };
    expect(validateView(view)).toEqual([]);
    expect(validateView({ ...view, blocks: [BLOCKS.input] })).toEqual([
      {
        path: '/view/blocks/0/input',
        message: 'must define `submit` to use an `input` block in modals',
      },
    ]);
    expect(validateView({ type: 'modal', blocks })).toEqual([
      { path: '/view', message: 'missing required field: title' },
    ]);
    expect(validateView({ type: 'home', blocks, title: plain('T') })).toEqual([
      { path: '/view', message: 'invalid additional property: title' },
    ]);
    expect(validateView({ type: 'dialog', blocks })).not.toEqual([]);
    expect(validateView(null)).toEqual([{ path: '/view', message: 'must provide an object' }]);
    expect(
      validateView({
        ...view,
        blocks: times(90, () => ({ type: 'section', text: mrkdwn('x'.repeat(2_900)) })),
      }),
    ).toEqual([{ path: '/view', message: 'view_too_large' }]);
  });

  it('[K7] counts the bytes of a view in UTF-8, its names and braces included', () => {
    const tooLarge = [{ path: '/view', message: 'view_too_large' }];
    const sized = (letter: string, lengths: number[]) => ({
      type: 'modal',
      title: plain('T'),
      blocks: lengths.map((length) => ({ type: 'section', text: mrkdwn(letter.repeat(length)) })),
    });
    const bytes = (of: object) => Buffer.byteLength(JSON.stringify(of));
    for (const [letter, width] of [
      ['x', 1],
      ['é', 2],
      ['顧', 3],
    ] as const) {
      const most = times(90, () => Math.floor(2_690 / width));
      const left = LIMITS.view.bytes - bytes(sized(letter, [...most, 1]));
      const last = 1 + Math.floor(left / width);
      expect(bytes(sized(letter, [...most, last]))).toBeGreaterThan(LIMITS.view.bytes - width);
      expect(validateView(sized(letter, [...most, last]))).toEqual([]);
      expect(validateView(sized(letter, [...most, last + 1]))).toEqual(tooLarge);
    }
  });

  it('looks at a view of 100 blocks in about a millisecond', () => {
    const blocks = times(100, (i) => ({
      ...input({ type: 'static_select', options: options(20) }),
      block_id: `b${i}`,
    }));
    const view = { type: 'modal', title: plain('T'), submit: plain('Go'), blocks };
    for (let i = 0; i < 50; i++) validateView(view);
    const times_ = times(50, () => {
      const started = performance.now();
      expect(validateView(view).length).toBe(0);
      return performance.now() - started;
    });
    // The median, and room for a busy machine.
    expect(times_.sort((a, b) => a - b)[25]).toBeLessThan(5);
  });
});
