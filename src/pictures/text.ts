/** Text from people made fit to be drawn, and how wide the picture's font draws it. Sizes in pixels. */

/** Advance widths of U+0020 to U+007E in thousandths of the font size: Inter 4, regular and semi-bold. */
const REGULAR = widths(`
  281 288 466 633 642 982 644 300 365 365 501 662 288 460 288 360 631 407 610
  618 646 593 620 566 619 620 288 302 662 662 662 511 966 690 654 730 722 601
  590 746 743 269 571 672 565 903 753 765 639 765 644 642 646 744 690 985 682
  679 629 365 360 365 471 456 323 562 612 571 612 583 370 613 591 242 242 549
  242 876 591 600 612 612 376 528 327 591 562 818 546 562 552 426 333 426 662`);
const SEMI_BOLD = widths(`
  252 321 523 644 650 1004 663 326 373 373 540 673 319 465 319 379 660 423 623
  636 666 612 640 576 640 640 319 329 673 673 673 543 999 728 659 737 722 605
  588 749 746 277 580 703 565 922 759 769 645 773 652 650 660 736 728 1020 720
  713 652 373 379 373 481 469 351 574 624 583 624 591 389 625 612 262 262 569
  262 900 612 609 624 624 397 549 353 612 587 839 569 588 566 455 359 455 673`);

function widths(table: string): readonly number[] {
  return table.trim().split(/\s+/).map(Number);
}

export interface Font {
  size: number;
  /** 400 (the default) or 600. */
  weight?: 400 | 600;
}

export const FONT_FAMILY = 'Inter';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What takes about a whole square: East Asian scripts and pictographs. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u;

function glyphWidth(grapheme: string, table: readonly number[]): number {
  if (grapheme.length === 1) {
    const known = table[grapheme.charCodeAt(0) - 32];
    if (known !== undefined) return known;
  }
  return WIDE.test(grapheme) ? 1050 : 680;
}

/** How wide a text is drawn: exact for ASCII but for kerning (under 2 %), an estimate on the safe side beyond. */
export function textWidth(text: string, font: Font): number {
  const table = font.weight === 600 ? SEMI_BOLD : REGULAR;
  let sum = 0;
  for (const { segment } of graphemes.segment(text)) sum += glyphWidth(segment, table);
  return (sum * font.size) / 1000;
}

/**
 * One line of drawable text: no control characters (XML has no way to write them), no marks that turn the
 * direction of what follows, no lone surrogates, white space in single spaces.
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\uffff]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Text for XML, in elements and attributes alike. Control characters are gone. */
export function xml(text: string): string {
  return clean(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** As much of the text as fits into the width, with “…” at its end when something is missing. */
export function fitWidth(text: string, width: number, font: Font): string {
  const whole = clean(text);
  if (textWidth(whole, font) <= width) return whole;
  let fits = '';
  for (const { segment } of graphemes.segment(whole)) {
    if (textWidth(`${fits}${segment}…`, font) > width) break;
    fits += segment;
  }
  return `${fits.trimEnd()}…`;
}

/** Where a name may break: after a space or a joiner, and before a capital that follows a small letter. */
const PIECES = /(?<=[\s_\-./:,;|])|(?<=[a-z])(?=[A-Z])/;

/** The pieces of a text, those wider than a line cut by graphemes. */
function pieces(text: string, width: number, font: Font): string[] {
  return text.split(PIECES).flatMap((piece) => {
    if (textWidth(piece, font) <= width) return [piece];
    const parts = [''];
    for (const { segment } of graphemes.segment(piece)) {
      const last = parts.at(-1) ?? '';
      if (last !== '' && textWidth(last + segment, font) > width) parts.push(segment);
      else parts[parts.length - 1] = last + segment;
    }
    return parts;
  });
}

/**
 * The text in lines no wider than `width`, at most `lines` of them, the last with “…” when something is missing.
 * Never empty: a text with nothing to draw is a dash.
 */
export function wrap(text: string, width: number, lines: number, font: Font): string[] {
  // Nobody sees more than fits, and splitting a megabyte takes time.
  const whole = clean(text.slice(0, 2000)) || '–';
  const found: string[] = [];
  let line = '';
  for (const piece of pieces(whole, width, font)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), font) > width) {
      found.push(line.trim());
      line = '';
    }
    line += piece;
  }
  found.push(line.trim());
  if (found.length <= lines) return found;
  const kept = found.slice(0, lines);
  kept[lines - 1] = fitWidth(`${kept[lines - 1]}${found.slice(lines).join('')}`, width, font);
  return kept;
}

/**
 * Whether a text has characters that the shipped font lacks: it has Latin, Greek and Cyrillic, and of the signs that all scripts
 * share neither frames and small pictures nor those of East Asia, `㎡` or the wide digits `１２`, nor what lies beyond the first plane.
 */
export function beyondFont(text: string): boolean {
  return /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]|[\u2500-\u259f\u2600-\u26ff\u2e80-\uffff\u{10000}-\u{10ffff}]|(?![©®™↔-↙])\p{Emoji_Presentation}/u.test(
    text,
  );
}
