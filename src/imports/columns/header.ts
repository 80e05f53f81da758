import { wordKey } from '../../record/word-key.ts';
import { HEAD_ROWS, type Row } from '../row.ts';

export interface Header {
  line: number;
  /** The names of the columns; empty for one without. */
  headings: readonly string[];
  /** One for each column that has a name, different from each other; empty for one without a name. */
  keys: readonly string[];
  /** Rows that stand above it. */
  above: number;
  /** The first column has no name: the index of whoever wrote the file. */
  hasIndex: boolean;
}

/** What our own files say beside the rows that are handed back. */
const OURS = /\(phasegate\)$/i;

/**
 * The row that names the columns: the one with most names we know; where none is known, the first one that is as wide as
 * the widest. What stands above is a title.
 */
export function headerOf(
  rows: readonly Row[],
  isKnown: (heading: string) => boolean,
): { header: Header; at: number } | null {
  const head = rows.slice(0, HEAD_ROWS);
  const known = head.map(({ cells }) => cells.filter((cell) => cell !== '' && isKnown(cell)).length);
  const widths = head.map(({ cells }) => widthOf(cells));
  const most = Math.max(0, ...known);
  const widest = Math.max(0, ...widths);
  // One name alone may stand in a title or in a row by chance.
  const at = most > 1 || known[0] === 1 ? known.indexOf(most) : widths.indexOf(widest);
  const row = head[at];
  if (!row) return null;
  const below = rows.slice(at + 1, at + 1 + HEAD_ROWS);
  const width = widthOf(row.cells);
  // A data frame that names its columns, and not the one with its index: rows that are numbered, each one cell longer.
  const isShifted =
    below.length > 1 &&
    below.every(({ cells }) => cells.length === row.cells.length + 1 && /^\d+$/.test(cells[0] ?? ''));
  const named = row.cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  const headings = isShifted ? ['', ...named] : named.slice(0, Math.max(width, 1));
  return {
    at,
    header: {
      line: row.line,
      headings,
      keys: keysOf(headings),
      above: at,
      hasIndex: headings[0] === '' && headings.length > 1,
    },
  };
}

const widthOf = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** Headings that are there several times (“If other, please explain.”) are told apart by a number. */
function keysOf(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const key = wordKey(heading).slice(0, 200);
    if (key === '' || OURS.test(heading)) return '';
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth === 1 ? key : `${key} #${nth}`;
  });
}
