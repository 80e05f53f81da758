/** Making things fit: text into a field, blocks into a message, rows onto a page. */
import { LIMITS } from './limits.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const ELLIPSIS = '…';

/** What mrkdwn reads as one thing: a mention, a link, a date, an escaped character. */
const TOKEN = /<(?:[@#!]|https?:|mailto:)[^<>]*>|&(?:amp|lt|gt);/gy;

/** The start of the token that `at` would cut in two, or `at` itself. */
function outsideToken(text: string, at: number): number {
  for (const opener of ['<', '&']) {
    const start = text.lastIndexOf(opener, at - 1);
    if (start < 0) continue;
    TOKEN.lastIndex = start;
    const token = TOKEN.exec(text);
    if (token && start + token[0].length > at) return start;
  }
  return at;
}

/** The start of the grapheme that `at` would cut in two, or `at` itself. */
function outsideGrapheme(text: string, at: number): number {
  // Whether a boundary lies at a place depends on what is before it and on the one character after it.
  return graphemes.segment(text.slice(0, at + 2)).containing(at)?.index ?? at;
}

/**
 * The text, or as much of it as fits into `max` characters with “…” at its end. Never cuts a grapheme (and
 * so no surrogate pair), an escaped character (`&amp;`) or a mention or link (`<…>`) in two.
 * Characters are UTF-16 code units, as in `LIMITS`. Lone surrogates become U+FFFD: Slack refuses them.
 */
export function fitText(text: string, max: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= max) return whole;
  if (max < 1) return '';
  let cut = Math.floor(max) - 1;
  for (let before = -1; cut > 0 && before !== cut; ) {
    before = cut;
    cut = outsideGrapheme(whole, outsideToken(whole, cut));
  }
  return whole.slice(0, cut) + ELLIPSIS;
}

/** Ids and types are not read by people, nor counted by Slack as a message's text. */
const UNCOUNTED = new Set(['type', 'block_id', 'action_id', 'task_id', 'style']);

/** How much of a message's character budget something takes: all its strings but types and ids. */
export function weight(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + weight(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [name, inner] of Object.entries(value)) if (!UNCOUNTED.has(name)) sum += weight(inner);
  return sum;
}

export interface FitOptions<B> {
  /** Most blocks: 50 in a message (the default), 100 in a view. */
  max?: number;
  /** Most characters: 9,000 in a message (the default). */
  budget?: number;
  /** The last block when something was left out, say “12 more in the thread”; its room is kept free. */
  more?: (left: number) => B;
}

/** A header or divider at the end announces what is not there. */
const ANNOUNCES = new Set(['header', 'divider']);

/**
 * The first blocks that fit, and the rest for a thread or another page. `rest` is shorter than `blocks` given
 * was, always: a first block that is over the budget by itself is let through alone, so that a caller who
 * sends the rest in further messages gets to the end.
 */
export function fitBlocks<B extends { type: string }>(
  blocks: readonly B[],
  options: FitOptions<B> = {},
): { blocks: B[]; rest: B[] } {
  const { max = LIMITS.message.blocks, budget = LIMITS.message.budget, more } = options;
  const sizes = blocks.map(weight);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (blocks.length <= max && total <= budget) return { blocks: [...blocks], rest: [] };

  // The number left is not known yet, and none is longer than that of all.
  const moreSize = more ? weight(more(blocks.length)) : 0;
  const room = more ? max - 1 : max;
  let count = 0;
  for (let used = moreSize; count < room; count++) {
    used += sizes[count] ?? 0;
    if (used > budget) break;
  }
  while (count > 1 && ANNOUNCES.has(blocks[count - 1]?.type ?? '')) count -= 1;
  count = Math.max(count, 1);
  const rest = blocks.slice(count);
  const kept = blocks.slice(0, count);
  if (more && rest.length > 0 && kept.length < max) kept.push(more(rest.length));
  return { blocks: kept, rest };
}

export interface Page<T> {
  items: T[];
  /** From 1. */
  page: number;
  /** At least 1, also of an empty list. */
  pages: number;
  total: number;
}

/** One page of a list; a page that does not exist (any more) becomes the nearest that does. */
export function page<T>(items: readonly T[], wanted: number, size: number = LIMITS.page): Page<T> {
  const per = Number.isFinite(size) ? Math.max(1, Math.trunc(size)) : LIMITS.page;
  const pages = Math.max(1, Math.ceil(items.length / per));
  const at = Number.isNaN(wanted) ? 1 : Math.min(pages, Math.max(1, Math.trunc(wanted)));
  return { items: items.slice((at - 1) * per, at * per), page: at, pages, total: items.length };
}
