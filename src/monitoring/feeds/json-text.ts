import type { FaultRead } from './fault.ts';
import { shownText } from './shown.ts';

/** What stands for a number that JSON has no word for, until the text is read. No text of a feed begins like it. */
const MARK = '\u0000number:';
const BARE = /-?\b(?:NaN|Infinity)\b/y;

/**
 * Reads JSON, also such as Python writes it: bare `NaN`, `Infinity` and `-Infinity` become the numbers they are (f11). One
 * of them costs nothing but itself.
 */
export function readJsonText(text: string): { value: unknown } | FaultRead {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const named = /NaN|Infinity/.test(text) ? withNumbersNamed(text) : null;
    if (named === null) return notJson(text, error);
    try {
      return { value: JSON.parse(named, unnamed) };
    } catch (second) {
      return notJson(text, second);
    }
  }
}

const unnamed = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith(MARK) ? Number(value.slice(MARK.length)) : value;

/** The same text with each bare word of these in quotes; within strings nothing is touched. */
function withNumbersNamed(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === 'N' || char === 'I' || char === '-') {
      BARE.lastIndex = at;
      const word = BARE.exec(text)?.[0];
      if (!word) continue;
      parts.push(text.slice(kept, at), JSON.stringify(MARK + word));
      kept = at + word.length;
      at = kept - 1;
    }
  }
  return parts.join('') + text.slice(kept);
}

/** @returns where the quote stands that ends the string begun at `start` */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

const notJson = (text: string, error: unknown): FaultRead => ({
  fault: 'not understood',
  key: text.trim() === '' ? 'feeds.fault.empty' : 'feeds.fault.no-json',
  params: {
    said: shownText(text).slice(0, 120),
    why: shownText(String((error as Error).message)).slice(0, 120),
  },
});
