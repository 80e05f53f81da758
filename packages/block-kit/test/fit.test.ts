import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escape as escapeText } from '../src/escape.ts';
import { fitBlocks, fitText, page, weight } from '../src/fit.ts';

const graphemes = fc.string({ unit: 'grapheme', maxLength: 60 });
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), graphemes);

describe('fitText', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one too many', 11, 'one too ma…'],
    ['a', 0, ''],
    ['ab', 1, '…'],
    ['👩‍👩‍👧‍👦 family', 12, '👩‍👩‍👧‍👦…'],
    ['👩‍👩‍👧‍👦 family', 11, '…'],
    ['🇩🇪🇫🇷', 6, '🇩🇪…'],
    ['e\u0301e\u0301', 3, 'e\u0301…'],
    ['Q&amp;A', 4, 'Q…'],
    ['hi <@U0123ABCD> and all', 9, 'hi …'],
    ['see <https://example.com|the report> now', 30, 'see …'],
    ['2 < 3 and 4 > 1', 8, '2 < 3 a…'],
  ])('fitText(%j, %i)', (text, max, expected) => {
    expect(fitText(text, max)).toBe(expected);
  });

  it('never exceeds the maximum, and keeps whole graphemes of the beginning', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 70 }), (text, max) => {
        const fitted = fitText(text, max);
        const whole = text.toWellFormed();
        expect(fitted.length).toBeLessThanOrEqual(max);
        expect(fitted.isWellFormed()).toBe(true);
        if (whole.length <= max) expect(fitted).toBe(whole);
        if (whole.length <= max || max === 0) return;
        expect(fitted.endsWith('…')).toBe(true);
        const kept = fitted.slice(0, -1);
        expect(whole.startsWith(kept)).toBe(true);
        const boundaries = [...segmenter.segment(whole)].map((one) => one.index);
        expect(boundaries).toContain(kept.length);
      }),
    );
  });

  it('[X3] what was escaped stays escaped when cut', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 70 }), (text, max) => {
        const fitted = fitText(escapeText(text), max);
        expect(fitted.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[&<>]/);
      }),
    );
  });

  it('never leaves half a mention or link', () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom('<@U0123>', '<#C0123>', '<https://a.example|b c>', '&amp;', ' and ', '😀'),
        graphemes.map(escapeText),
      ),
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 90 }), (texts, max) => {
        const fitted = fitText(texts.join(''), max);
        expect(fitted.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const sum = (blocks: unknown[]) => blocks.reduce((total: number, one) => total + weight(one), 0);

describe('fitBlocks', () => {
  const more = (left: number) => ({ type: 'context', elements: [{ type: 'mrkdwn', text: `${left} more` }] });

  it('keeps everything that fits', () => {
    const blocks = Array.from({ length: 50 }, (_, i) => section(String(i)));
    expect(fitBlocks(blocks, { more: () => section('more') })).toEqual({ blocks, rest: [] });
  });

  it('leaves room for what says that there is more', () => {
    const blocks = Array.from({ length: 51 }, (_, i) => section(String(i)));
    const fitted = fitBlocks<{ type: string }>(blocks, { more });
    expect(fitted.blocks).toHaveLength(50);
    expect(fitted.blocks.at(-1)).toEqual(more(2));
    expect(fitted.rest).toEqual(blocks.slice(49));
  });

  it('takes 100 in a view', () => {
    const blocks = Array.from({ length: 101 }, () => section('x'));
    expect(fitBlocks(blocks, { max: 100 }).rest).toHaveLength(1);
  });

  it('stays within the budget of characters', () => {
    const blocks = Array.from({ length: 4 }, () => section('x'.repeat(2_990)));
    expect(fitBlocks(blocks).blocks).toHaveLength(3);
  });

  it('does not end with a header or divider that announces the rest', () => {
    const header = { type: 'header', text: { type: 'plain_text', text: 'Next' } };
    const blocks = [section('a'), { type: 'divider' }, header, section('b'), section('c')];
    expect(fitBlocks<{ type: string }>(blocks, { max: 3 }).blocks).toEqual([section('a')]);
  });

  it('lets one block that is too big through alone', () => {
    const blocks = [section('x'.repeat(9_500)), section('b')];
    expect(fitBlocks(blocks)).toEqual({ blocks: [blocks[0]], rest: [blocks[1]] });
  });

  it('loses nothing, keeps order and limits, and gets to the end', () => {
    const block = fc.oneof(
      fc.integer({ min: 0, max: 3_000 }).map((n) => section('x'.repeat(n))),
      fc.constantFrom({ type: 'divider' }, { type: 'header', text: { type: 'plain_text', text: 'H' } }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 130 }), fc.boolean(), (blocks, says) => {
        const options = says ? { more } : {};
        let rest: { type: string }[] = blocks;
        const seen: unknown[] = [];
        for (let turns = 0; rest.length > 0; turns++) {
          expect(turns).toBeLessThan(200);
          const fitted = fitBlocks<{ type: string }>(rest, options);
          expect(fitted.blocks.length).toBeLessThanOrEqual(50);
          expect(sum(fitted.blocks)).toBeLessThanOrEqual(9_000);
          const own = says && fitted.rest.length > 0 ? fitted.blocks.slice(0, -1) : fitted.blocks;
          seen.push(...own);
          rest = fitted.rest;
        }
        expect(seen).toEqual(blocks);
      }),
    );
  });
});

describe('page', () => {
  const items = Array.from({ length: 23 }, (_, i) => i);

  it.each([
    [1, [0, 10], 1],
    [3, [20, 23], 3],
    [99, [20, 23], 3],
    [0, [0, 10], 1],
    [-5, [0, 10], 1],
    [Number.NaN, [0, 10], 1],
    [Number.POSITIVE_INFINITY, [20, 23], 3],
    [2.9, [10, 20], 2],
  ])('page %d', (wanted, [from, to], at) => {
    expect(page(items, wanted)).toEqual({ items: items.slice(from, to), page: at, pages: 3, total: 23 });
  });

  it('an empty list has one empty page', () => {
    expect(page([], 4)).toEqual({ items: [], page: 1, pages: 1, total: 0 });
  });

  it('the pages together are the list', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: -2, max: 20 }), (list, size) => {
        const { pages } = page(list, 1, size);
        const all = Array.from({ length: pages }, (_, i) => page(list, i + 1, size).items).flat();
        expect(all).toEqual(list);
      }),
    );
  });
});
