import { setImmediate as breathe } from 'node:timers/promises';
import type { ReferenceContent, ReferenceFeature } from '../../../db/schema/references.ts';
import { isNumeric, sampleOf } from '../../drift/read-table.ts';
import { foldInto } from '../../statistics/drift/binned.ts';
import { type Sample, sizeOf } from '../../statistics/drift/feature.ts';
import type { FeaturePair } from '../../statistics/drift/verdict.ts';
import type { Column } from '../feeds/feed.ts';

/** A window beside its reference, feature by feature. */
export interface Observed {
  pairs: FeaturePair[];
  /** Features of the reference that the window does not have, and columns that the reference does not know. */
  missing: string[];
  extra: string[];
  /** Rows. */
  n: number;
}

/** What was sealed of a feature, as a sample. */
export function sealedSample(feature: ReferenceFeature): Sample {
  const { none, infinite } = feature;
  if (feature.type === 'numeric') return { bins: Float64Array.from(feature.counts), none, infinite };
  const counts = feature.categories.map((name, at) => [name, feature.counts[at] ?? 0] as const);
  return { categories: new Map(counts), none, infinite };
}

/** Folds the columns of an answer into the reference’s bins; others get their turn between two of them. */
export async function observe(
  { features, leftOut }: ReferenceContent,
  columns: readonly Column[],
  n: number,
): Promise<Observed> {
  const given = new Map(columns.map((column) => [column.name, column]));
  const pairs: FeaturePair[] = [];
  for (const feature of features) {
    const column = given.get(feature.name);
    if (!column) continue;
    pairs.push({ name: feature.name, reference: sealedSample(feature), current: observed(feature, column) });
    await breathe();
  }
  const known = new Set([...features.map(({ name }) => name), ...leftOut]);
  return {
    pairs,
    missing: features.map(({ name }) => name).filter((name) => !given.has(name)),
    extra: columns.map(({ name }) => name).filter((name) => !known.has(name)),
    n,
  };
}

/** A code is the same one where it is written as `2.0`, as programs do once a column lacks a value. */
function categorical(column: Column, isCoded: boolean): Sample {
  const sample = sampleOf(column, false);
  if (!isCoded || !('categories' in sample)) return sample;
  const categories = new Map<string, number>();
  for (const [cell, count] of sample.categories) {
    const code = Number.isFinite(Number(cell)) ? String(Number(cell)) : cell;
    categories.set(code, (categories.get(code) ?? 0) + count);
  }
  return { ...sample, categories };
}

/** Among numbers, words make it another type; a column that holds nothing is of the type it was. */
function observed(feature: ReferenceFeature, column: Column): Sample {
  if (feature.type === 'categorical') return categorical(column, feature.codes === true);
  const words = sampleOf(column, false);
  if (sizeOf(words) > 0 && !isNumeric(column)) return words;
  const sample = sampleOf(column, true);
  if (!('numbers' in sample)) return sample;
  const edges = Float64Array.from(feature.edges);
  const bins = new Float64Array(edges.length + 1);
  foldInto(bins, edges, sample.numbers);
  return { bins, none: sample.none, infinite: sample.infinite };
}
