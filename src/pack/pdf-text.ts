import { beyondFont as beyondPictures, textWidth } from '../pictures/text.ts';

/** A piece of text in one font: the usual one, or the one that has every script. */
export interface Run {
  text: string;
  font?: 'Every';
}

/** Of the signs that states are marked with Inter has these three alone. */
const beyondFont = (text: string): boolean =>
  beyondPictures(text) || /(?![\u2713\u25b2\u25cf])[\u25a0-\u27bf]/.test(text);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Text as the PDF can show it: characters that the font lacks would vanish without a word, so those are set in the
 * other one. A word that is wider than its line is cut, since what does not break leaves the page.
 * @param width points; @param size of the font, in points
 */
export function runsOf(text: string, width: number, size: number): Run[] {
  const fitting = cut(printable(text), width, size);
  if (!beyondFont(fitting)) return [{ text: fitting }];
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(fitting)) {
    const isBeyond = beyondFont(segment);
    const last = runs.at(-1);
    if (last && (last.font === 'Every') === isBeyond) last.text += segment;
    else runs.push(isBeyond ? { text: segment, font: 'Every' } : { text: segment });
  }
  return runs;
}

/** No control characters but line ends, no lone surrogates, nothing that turns the direction of what follows. */
const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\uffff]/gu, '');

/** The widest that one character is, in ems. */
const WIDEST = 1.05;

function cut(text: string, width: number, size: number): string {
  const sure = Math.floor(width / (size * WIDEST));
  return text
    .split(/(\s+)/)
    .map((word) =>
      word.length <= sure || textWidth(word, { size }) <= width ? word : cutWord(word, width, size),
    )
    .join('');
}

function cutWord(word: string, width: number, size: number): string {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = textWidth(segment, { size });
    if (used + wide > width && part !== '') {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += segment;
    used += wide;
  }
  return [...parts, part].join('\n');
}
