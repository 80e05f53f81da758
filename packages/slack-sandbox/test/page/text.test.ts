import { describe, expect, it } from 'vitest';
import { ticks } from '../../src/page/blocks/chart-data.ts';
import { handles, typed } from '../../src/page/composer/references.ts';
import type { Person } from '../../src/page/contract.ts';
import { toMrkdwn, toRichText } from '../../src/page/elements/rich.ts';
import { fromZone, toZone } from '../../src/page/elements/zone.ts';
import { mergeValues } from '../../src/page/forms/values.ts';
import { dateText } from '../../src/page/text/dates.ts';
import { inline, mrkdwn } from '../../src/page/text/parse.ts';

describe('mrkdwn', () => {
  it.each([
    ['*bold* and _it_', ['bold', 'text', 'italic']],
    ['snake_case_name and 2*3*4', ['text']],
    ['a * b * c', ['text']],
    [
      '<@U1> <#C1|x> <!subteam^S1> <!here>',
      ['user', 'text', 'channel', 'text', 'usergroup', 'text', 'broadcast'],
    ],
    ['see https://example.com/a_b_c.', ['text', 'link', 'text']],
    ['`*not bold*`', ['code']],
    ['*bold _both_ <https://x.y|l>*', ['bold']],
  ])('reads %s', (text, types) => {
    expect(inline(text).map((node) => node.type)).toEqual(types);
  });

  it('unescapes text once, and never makes markup of it', () => {
    expect(inline('a &lt;b&gt; &amp;lt;')).toEqual([{ type: 'text', text: 'a <b> &lt;' }]);
  });

  it('groups quotes and code, without the line ends beside the code', () => {
    const pieces = mrkdwn('one\n&gt; two\n> three\n```\ncode\n```\nfour');
    expect(pieces.map((p) => (p.type === 'code' ? p.text : [p.type, p.lines.length]))).toEqual([
      ['lines', 1],
      ['quote', 2],
      'code',
      ['lines', 1],
    ]);
  });
});

describe('dates', () => {
  const ts = Date.parse('2026-11-24T16:30:00Z') / 1000;
  const now = new Date('2026-11-23T10:00:00Z');
  it.each([
    ['Europe/Berlin', 'by tomorrow at 17:30'],
    ['Asia/Tokyo', 'by 25 Nov 2026 at 1:30'],
  ])('are told in %s', (tz, told) => {
    expect(dateText(ts, 'by {date_short_pretty} at {time}', { locale: 'en-GB', tz }, now)).toBe(told);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'])('go to %s and back', (zone) => {
    for (const at of [
      ts,
      Date.parse('2026-03-29T03:10:00Z') / 1000,
      Date.parse('2026-07-01T00:00:00Z') / 1000,
    ]) {
      expect(fromZone(toZone(at, zone), zone)).toBe(at);
    }
  });

  it('tells near days in the language of whoever looks', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    const viewer = { locale: 'de-DE', tz: 'Europe/Berlin' };
    const at = (shift: number) => now.getTime() / 1000 + shift;
    expect(dateText(at(-60), '{date_short_pretty}', viewer, now)).toBe('heute');
    expect(dateText(at(-86_400), '{date_pretty}', viewer, now)).toBe('gestern');
    expect(dateText(at(-7200), '{ago}', viewer, now)).toBe('vor 2 Stunden');
  });
});

describe('forms', () => {
  const field = (block_id: string, element: object) => ({
    type: 'input',
    block_id,
    element: { type: 'plain_text_input', action_id: 'v', ...element },
  });

  it('keep what was typed where block, action and type are the same', () => {
    const typedIn = {
      a: { v: { type: 'plain_text_input', value: 'mine' } },
      gone: { v: { type: 'plain_text_input', value: 'x' } },
    };
    const blocks = [
      field('a', { initial_value: 'theirs' }),
      field('b', { initial_value: 'new' }),
      { ...field('c', {}) },
    ];
    expect(mergeValues(blocks, typedIn)).toEqual({
      a: { v: { type: 'plain_text_input', value: 'mine' } },
      b: { v: { type: 'plain_text_input', value: 'new' } },
      c: { v: { type: 'plain_text_input', value: null } },
    });
  });

  it('write rich text and read it again', () => {
    const text = 'A *bold* <@U1> word\n- one\n- two\n> said';
    expect(toMrkdwn(toRichText(text))).toBe(text);
  });
});

it('names are sent as handles and come back as names', () => {
  const people = [{ id: 'U1', name: 'lena', realName: 'Lena Fischer' }] as Person[];
  expect(handles('@Lena Fischer, see @lena', people)).toBe('@lena, see @lena');
  expect(typed('<@U1> &lt;3', people, [])).toBe('@Lena Fischer <3');
});

it('axes have round steps around the values', () => {
  expect(ticks([0.84, 0.91], false)).toEqual([0.84, 0.86, 0.88, 0.9, 0.92]);
  expect(ticks([40, 60], true)).toEqual([0, 20, 40, 60]);
  expect(ticks([5], false).length).toBeGreaterThan(1);
});
