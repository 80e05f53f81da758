import { setImmediate as breathe } from 'node:timers/promises';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { z } from 'zod';
import { wordKey } from '../../record/word-key.ts';
import type { Row } from '../row.ts';
import { type TableColumn, wordsOf } from './columns.ts';
import type { Header } from './header.ts';
import { type Mapping, mapping, meaningOf } from './mapping.ts';

/** What is asked about a file: its columns, and as what each is taken so far. JSON: it is kept until somebody has answered. */
export const asked = z.object({
  shape: z.string(),
  /** Where the headings stand, and how many rows stand under them. */
  line: z.int(),
  rows: z.int(),
  columns: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      /** What its first rows say. */
      sample: z.string(),
      /** Its different words and in how many rows each stands; empty where there are too many to be a vocabulary. */
      words: z.array(z.tuple([z.string(), z.int()])),
    }),
  ),
  mapping,
});
export type Asked = z.infer<typeof asked>;

/** More different words than this are no vocabulary. */
const MOST_WORDS = 40;
/** Nor is it one that is written in more ways. */
const MOST_WRITTEN = 200;
/** So many columns can be chosen from, those with most in them. */
const MOST_COLUMNS = 60;

/** [F1.5] What a person is asked about a file. */
export async function askedOf(
  shape: string,
  header: Header,
  rows: readonly Row[],
  mapped: Mapping,
): Promise<Asked> {
  const taken = new Set(Object.values(mapped.columns).flat());
  const columns: { column: Asked['columns'][number]; filled: number }[] = [];
  for (const [at, key] of header.keys.entries()) {
    await breathe();
    const cells = key === '' ? [] : rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
    if (key === '' || (cells.length === 0 && !taken.has(key))) continue;
    const sample = [...new Set(cells.slice(0, 50))].slice(0, 2).map((cell) => fitText(cell, 30));
    const column = {
      key,
      heading: header.headings[at] ?? '',
      sample: sample.join(', '),
      words: counted(cells),
    };
    columns.push({ column, filled: cells.length + (taken.has(key) ? rows.length : 0) });
  }
  const kept = new Set(
    columns
      .toSorted((a, b) => b.filled - a.filled)
      .slice(0, MOST_COLUMNS)
      .map(({ column }) => column),
  );
  return {
    shape,
    line: header.line,
    rows: rows.length,
    columns: columns.flatMap(({ column }) => (kept.has(column) ? [column] : [])),
    mapping: mapped,
  };
}

/** The different words of a column, the most frequent first. */
function counted(cells: readonly string[]): [string, number][] {
  const written = new Map<string, number>();
  for (const cell of cells) {
    written.set(cell, (written.get(cell) ?? 0) + 1);
    if (written.size > MOST_WRITTEN) return [];
  }
  // Folded once they are few: a file has thousands of rows.
  const words = Map.groupBy(written, ([cell]) => wordKey(cell.slice(0, 75)));
  if (words.size > MOST_WORDS) return [];
  return [...words.values()]
    .map((ways): [string, number] => [
      (ways[0]?.[0] ?? '').slice(0, 75),
      ways.reduce((sum, [, count]) => sum + count, 0),
    ])
    .toSorted((a, b) => b[1] - a[1]);
}

/** A word of a file that means nothing to us yet. */
export interface UnknownWord {
  field: string;
  word: string;
  rows: number;
}

/** The words nobody knows in the columns that hold a vocabulary. */
export function unknownWords(
  { columns: known }: Pick<Asked, 'columns'>,
  mapped: Mapping,
  columns: readonly TableColumn[],
): UnknownWord[] {
  return columns.flatMap((column) => {
    const { field, vocabulary } = column;
    if (!vocabulary) return [];
    const held = known
      .filter(({ key }) => mapped.columns[field]?.includes(key))
      .flatMap(({ words }) => words);
    const counts = new Map<string, UnknownWord>();
    for (const [cell, rows] of held)
      for (const word of vocabulary.isList ? wordsOf(cell) : [cell]) {
        if (meaningOf(mapped, column, word) !== undefined) continue;
        const key = wordKey(word);
        counts.set(key, { field, word, rows: (counts.get(key)?.rows ?? 0) + rows });
      }
    return [...counts.values()];
  });
}
