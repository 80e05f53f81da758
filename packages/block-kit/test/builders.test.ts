import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as b from '../src/blocks.ts';
import * as data from '../src/data-blocks.ts';
import { escape as escapeText, link, mention, plain } from '../src/escape.ts';
import { fitBlocks, weight } from '../src/fit.ts';
import * as inputs from '../src/inputs.ts';
import * as pickers from '../src/pickers.ts';
import { lintMessage, lintView, validateMessage, validateView } from '../src/validate.ts';
import { times } from './payloads.ts';

const i = { ...inputs, ...pickers };

/** From nothing and blanks to far too long, in any script, well formed or not. */
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }) },
  fc.constantFrom(
    '',
    ' ',
    '\n\n',
    '\ud800',
    '<!channel>',
    'a|b',
    '👩‍👩‍👧‍👦'.repeat(400),
    `e${'\u0301'.repeat(5_000)}`,
  ),
  fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.nat(600))
    .map(([text, n]) => `${text}&`.repeat(n)),
);

describe('whatever people write, Slack takes it', () => {
  it('[X3] in messages', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const safe = escapeText(one);
        const options = [b.option(one, 'a', two), b.option(two, 'b')];
        const ask = b.confirm(one, two, three, one, 'danger');
        const picture = { url: 'https://example.com/a.png' };
        const blocks: b.Block[] = [
          b.header(one),
          b.section(`*${safe}* ${mention('U0123')} ${link('https://example.com', two)}`, {
            fields: [safe, escapeText(two)],
            accessory: b.button(three, 'x.y.z', { value: 'id', confirm: ask, accessibility_label: one }),
          }),
          b.fields([safe, escapeText(three)]),
          b.context(safe, b.imageElement(picture, one), escapeText(two)),
          b.divider(),
          b.actions([
            b.button(one, 'a', { style: 'primary' }),
            b.overflow('b', options, ask),
            i.select('c', options, { placeholder: three, initial: 'b' }),
            i.checkboxes('d', options, { initial: ['a', 'zz'] }),
            i.radio('e', options, { initial: 'a' }),
            i.multiSelect('f', options, { initial: ['a', 'b'], max: 2, placeholder: one }),
            i.userSelect('g', { placeholder: one }),
          ]),
          b.image(picture, one, two),
          b.markdown(one),
          data.table([{ title: one }, { title: two, align: 'right' }], [[two, three], [one]]),
          data.chart(
            'bar',
            one,
            [two, three],
            [
              { name: one, values: [1, 2] },
              { name: two, values: [3] },
            ],
            { x: one },
          ),
        ];
        expect(validateMessage({ text: plain(one), blocks })).toEqual([]);
        const { blocks: fitted, rest } = fitBlocks(blocks, { more: (left) => b.context(`${left}`) });
        expect(
          lintMessage({ text: `Gate ${plain(one)}`.slice(0, 100), blocks: fitted }).filter(
            (p) => !p.path.endsWith('alt_text'),
          ),
        ).toEqual(weight(fitted) <= 9_000 ? [] : [expect.objectContaining({ path: '/blocks' })]);
        expect(rest.length).toBeLessThan(blocks.length);
      }),
      { numRuns: 150 },
    );
  });

  it('[X3] in modals', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const options = [b.option(one, 'a', two), b.option(two, 'b')];
        const hint = { hint: three, optional: true };
        const blocks = [
          b.alert(escapeText(one), 'warning'),
          b.input(
            'text',
            one,
            i.textInput('a', { initial: two, max: 150, placeholder: three, focus: true }),
            hint,
          ),
          b.input('rich', one, i.richTextInput('a', { placeholder: two }), hint),
          b.input('number', one, i.numberInput('a', { min: '0', max: '9', initial: '3', placeholder: two })),
          b.input('email', one, i.emailInput('a', { placeholder: two })),
          b.input('url', one, i.urlInput('a', { placeholder: two, initial: '' })),
          b.input('file', one, i.fileInput('a', ['csv'])),
          b.input('date', one, i.datePicker('a', { initial: '2026-11-23', placeholder: two })),
          b.input(
            'time',
            one,
            i.timePicker('a', { initial: '09:30', zone: 'Europe/Berlin', placeholder: two }),
          ),
          b.input('moment', one, i.dateTimePicker('a', { initial: 1_764_000_000 })),
          b.input('select', one, i.select('a', options, { initial: 'gone', placeholder: two })),
          b.input('multi', one, i.multiSelect('a', options, { initial: [] })),
          b.input('search', one, i.searchSelect('a', { initial: b.option(one, 'x'), placeholder: two })),
          b.input('searches', one, i.multiSearchSelect('a', { initial: [], max: 3 })),
          b.input('user', one, i.userSelect('a', { initial: 'U1' })),
          b.input('users', one, i.multiUserSelect('a', { initial: ['U1'], max: 5 })),
          b.input(
            'conversation',
            one,
            i.conversationSelect('a', { current: true, filter: { include: ['public'] } }),
          ),
          b.input('channel', one, i.channelSelect('a', { placeholder: two })),
          b.input('radio', one, i.radio('a', options, { initial: 'b' })),
          b.input('boxes', one, i.checkboxes('a', options, { initial: ['b'] })),
        ];
        const view = b.modal({ title: one, submit: two || 'Go', close: three, callback_id: 'x.y.z', blocks });
        expect(validateView(view)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('the largest table and chart still fit', () => {
    const columns = times(20, () => ({ title: 'A long title of a column' }));
    const rows = times(99, () => times(20, () => 'a long text in a cell'));
    expect(validateMessage({ blocks: [data.table(columns, rows)] })).toEqual([]);
    const categories = times(20, (n) => `category with a long name ${n}`);
    const series = times(12, () => ({ name: 'series with a long name', values: times(20, (n) => n) }));
    expect(validateMessage({ blocks: [data.chart('line', 'x'.repeat(80), categories, series)] })).toEqual([]);
  });

  it('Home takes blocks and no title', () => {
    expect(validateView(b.home([b.section('hi')], { callback_id: 'home' }))).toEqual([]);
  });
});

describe('builders', () => {
  it('say nothing with a dash and cut with an ellipsis', () => {
    expect(b.header(' ').text.text).toBe('–');
    expect(b.header('x'.repeat(151)).text.text).toBe(`${'x'.repeat(149)}…`);
  });
  it('do not escape, and let Slack link nothing by itself', () => {
    expect(b.mrkdwn('<@U1> & *x*')).toEqual({ type: 'mrkdwn', text: '<@U1> & *x*', verbatim: true });
  });
});

describe('lintMessage', () => {
  const picture = (alt: string) => b.image({ url: 'https://example.com/a.png' }, alt);

  it.each([
    ['no text', { blocks: [b.section('hi')] }, '/text'],
    ['a text of signs', { text: ' – … ', blocks: [b.section('hi')] }, '/text'],
    ['a text that nobody hears out', { text: 'x'.repeat(4_001) }, '/text'],
    ['a picture called picture', { text: 'x', blocks: [picture('Image')] }, '/blocks/0/alt_text'],
    [
      'a picture without words',
      { text: 'x', blocks: [b.context(b.imageElement({ file: 'F1' }, ' '))] },
      '/blocks/0/elements/0/alt_text',
    ],
    ['too much', { text: 'x', blocks: times(4, () => b.section('x'.repeat(2_999))) }, '/blocks'],
    [
      'six buttons',
      { text: 'x', blocks: [b.actions(times(6, (n) => b.button('Go', `a${n}`)))] },
      '/blocks/0/elements',
    ],
  ])('finds %s, which Slack would take', (_what, message, path) => {
    expect(validateMessage(message)).toEqual([]);
    expect(lintMessage(message).map((one) => one.path)).toEqual([path]);
  });

  it('accepts what is fine, and says what Slack says', () => {
    const blocks = [
      picture('Accuracy 96.1 % (band 94.2–97.6) above the line at 95 %'),
      b.actions(times(5, (n) => b.button('Go', `a${n}`))),
    ];
    expect(lintMessage({ text: 'Gate approved', blocks })).toEqual([]);
    expect(lintMessage({ text: 'Gate approved', blocks: [{ type: 'foo' }] })).toHaveLength(1);
  });

  it('looks at views too', () => {
    const view = b.modal({ title: 'T', blocks: [picture('chart')] });
    expect(lintView(view).map((one) => one.path)).toEqual(['/view/blocks/0/alt_text']);
  });
});
