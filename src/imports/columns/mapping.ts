import { createHash } from 'node:crypto';
import { z } from 'zod';
import { wordKey } from '../../record/word-key.ts';
import type { Headings, TableColumn } from './columns.ts';
import type { Header } from './header.ts';

/** Which column of a file holds what. JSON: it is remembered by the shape of the file. */
export const mapping = z.object({
  /** Field → the keys of its columns, in the file's order. */
  columns: z.record(z.string(), z.array(z.string())),
  /** Field → what every row says. */
  same: z.record(z.string(), z.string()),
  /** Field → a word as the file has it, folded → our key; empty where it was asked for and not said. */
  words: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Mapping = z.infer<typeof mapping>;

/** [F1.5] The shape of a file: its headings, in whatever order. SHA-256, hexadecimal. */
export const shapeOf = ({ keys }: Header): string =>
  createHash('sha256')
    .update(JSON.stringify(keys.filter((key) => key !== '').toSorted()))
    .digest('hex');

export interface Guess {
  mapping: Mapping;
  /** Some columns mean a field that another one has already, or are named nearly as one: a person has to say. */
  isUnsure: boolean;
}

/** What the headings say by themselves. */
export function guessed(header: Header, columns: readonly TableColumn[], names: Headings): Guess {
  const found: Record<string, string[]> = {};
  let isUnsure = false;
  for (const [at, key] of header.keys.entries()) {
    const field = key === '' ? undefined : names.fieldOf(header.headings[at] ?? '');
    if (!field) continue;
    const known = found[field];
    if (!known) found[field] = [key];
    else if (columns.find((column) => column.field === field)?.between !== undefined) known.push(key);
    else isUnsure = true;
  }
  for (const [at, key] of header.keys.entries()) {
    const heading = header.headings[at] ?? '';
    const near = key === '' || names.fieldOf(heading) ? undefined : names.nearTo(heading);
    if (near === undefined || found[near]) continue;
    found[near] = [key];
    isUnsure = true;
  }
  return { mapping: { columns: found, same: {}, words: {} }, isUnsure };
}

/** What a word of a file means: our key, as somebody said or as we know it; empty where nobody would say, undefined where nobody was asked. */
export function meaningOf(
  { words }: Mapping,
  { field, vocabulary }: TableColumn,
  word: string,
): string | undefined {
  const said = words[field]?.[wordKey(word)];
  return said ?? vocabulary?.keyOf(word);
}
