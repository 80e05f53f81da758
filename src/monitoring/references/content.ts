import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ReferenceContent, ReferenceFeature, ReferenceSeasons } from '../../../db/schema/references.ts';
import { isNumeric, sampleOf } from '../../drift/read-table.ts';
import { canonicalJson } from '../../record/canonical.ts';
import { binEdges, foldInto } from '../../statistics/drift/binned.ts';
import { sorted } from '../../statistics/drift/sorted.ts';
import type { Column } from '../feeds/feed.ts';
import { Folding } from './fold.ts';

/** More different words in a column are names or texts: nothing that is spread in a way to be compared. */
export const MOST_CATEGORIES = 1_000;
const MOST_FEATURES = 500;

/** The same rows apart by season, and by what they were told apart. */
export interface Seasonal extends Pick<ReferenceSeasons, 'by' | 'zone' | 'column'> {
  rows: ReadonlyMap<number, { columns: readonly Column[]; n: number }>;
}

/** What sealing columns comes to. */
export interface Sealing {
  content: ReferenceContent;
  /** Columns that say nothing about a distribution: names, texts, empty ones. */
  useless: string[];
}

/** [M4] The distribution of each column, as a reference keeps it: no value of a person, only counts. */
export async function contentOf(
  columns: readonly Column[],
  n: number,
  unwanted: ReadonlySet<string> = new Set(),
  seasonal: Seasonal | null = null,
): Promise<Sealing> {
  const features: ReferenceFeature[] = [];
  const useless: string[] = [];
  for (const column of columns) {
    if (unwanted.has(column.name) || column.name === seasonal?.column) continue;
    const feature = features.length < MOST_FEATURES ? featureOf(column) : null;
    if (feature) features.push(feature);
    else useless.push(column.name);
    await breathe();
  }
  const kept = new Set(features.map(({ name }) => name));
  const leftOut = columns.map(({ name }) => name).filter((name) => !kept.has(name));
  if (!seasonal) return { content: { n, features, leftOut }, useless };
  const { by, zone, column } = seasonal;
  const seasons = { by, zone, column, parts: await partsOf(features, seasonal) };
  return { content: { n, features, leftOut, seasons }, useless };
}

/** The rows of each season, folded into the bins of the whole. */
async function partsOf(
  features: readonly ReferenceFeature[],
  { rows }: Seasonal,
): Promise<ReferenceSeasons['parts']> {
  const parts: ReferenceSeasons['parts'] = [];
  for (const [season, { n, columns }] of [...rows].sort(([a], [b]) => a - b)) {
    const given = new Map(columns.map((column) => [column.name, column]));
    const folded = features.map((feature) => {
      const folding = new Folding(feature);
      for (const [cell, times] of given.get(feature.name)?.cells ?? []) folding.add(cell, times);
      const { counts, none, infinite } = folding.result();
      return { counts, none, infinite };
    });
    parts.push({ season, n, features: folded });
    await breathe();
  }
  return parts;
}

function featureOf(column: Column): ReferenceFeature | null {
  const { name } = column;
  const sample = sampleOf(column, isNumeric(column));
  const { none, infinite } = sample;
  if ('numbers' in sample) {
    if (sample.numbers.length === 0) return null;
    const codes = infinite === 0 && codesIn(sample.numbers);
    if (codes) return { name, type: 'categorical', codes: true, ...listed(codes), none, infinite };
    const edges = binEdges(sorted(sample.numbers));
    const counts = new Float64Array(edges.length + 1);
    foldInto(counts, edges, sample.numbers);
    return { name, type: 'numeric', edges: [...edges], counts: [...counts], none, infinite };
  }
  if (!('categories' in sample)) return null;
  const { size } = sample.categories;
  if (size === 0 || size > MOST_CATEGORIES) return null;
  return { name, type: 'categorical', ...listed(sample.categories), none, infinite };
}

/** The most frequent one first. */
function listed(counts: ReadonlyMap<string, number>): { categories: string[]; counts: number[] } {
  const falling = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return { categories: falling.map(([category]) => category), counts: falling.map(([, count]) => count) };
}

const MOST_CODES = 30;
const ROWS_A_CODE = 20;

/** A few whole numbers that come again and again are codes: a new one is named, as a new word is. */
function codesIn(numbers: Float64Array): Map<string, number> | null {
  const counts = new Map<string, number>();
  for (const value of numbers) {
    const code = String(value);
    counts.set(code, (counts.get(code) ?? 0) + 1);
    if (!Number.isSafeInteger(value) || counts.size > MOST_CODES) return null;
  }
  return numbers.length >= counts.size * ROWS_A_CODE ? counts : null;
}

/** Names of columns as people write them: between commas. */
export const namesIn = (text: string | null | undefined): Set<string> =>
  new Set((text ?? '').split(',').flatMap((name) => name.trim() || []));

/** SHA-256 over the canonical JSON, hexadecimal: whoever has the content can check it. */
export const digestOf = (content: ReferenceContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');
