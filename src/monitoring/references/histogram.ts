import type { ReferenceFeature } from '../../../db/schema/references.ts';
import { type Sample, sizeOf } from '../../statistics/drift/feature.ts';
import type { Histogram } from './findings.ts';

/** Bars of one feature in a picture. */
const BARS = 10;

/** Rows of both windows, which shares are of. */
interface Rows {
  n: number;
  m: number;
}

/** Shares before and now, in percent of the rows; null where the types differ. */
export function histogramOf(feature: ReferenceFeature, current: Sample): Histogram | null {
  const missing = [feature.none + feature.infinite, current.none + current.infinite] as const;
  const rows = { n: sum(feature.counts) + missing[0], m: sizeOf(current) + missing[1] };
  const none = {
    isNone: true as const,
    reference: percent(missing[0], rows.n),
    current: percent(missing[1], rows.m),
  };
  const bars = barsOf(feature, current, rows);
  return bars && { bars: none.reference + none.current > 0 ? [...bars, none] : bars };
}

function barsOf(feature: ReferenceFeature, current: Sample, rows: Rows): Histogram['bars'] | null {
  if (feature.type === 'categorical')
    return 'categories' in current ? categoriesOf(feature, current.categories, rows) : null;
  return 'bins' in current ? binsOf(feature, current.bins, rows) : null;
}

const percent = (count: number, all: number): number => (all === 0 ? 0 : (count / all) * 100);
const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);

/** The largest of both windows, by name; what is left together under no name. */
function categoriesOf(
  { categories, counts }: Extract<ReferenceFeature, { type: 'categorical' }>,
  current: ReadonlyMap<string, number>,
  { n, m }: Rows,
): Histogram['bars'] {
  const before = new Map(categories.map((name, at) => [name, counts[at] ?? 0]));
  const rows = [...new Set([...before.keys(), ...current.keys()])]
    .map((name) => ({
      name,
      reference: percent(before.get(name) ?? 0, n),
      current: percent(current.get(name) ?? 0, m),
    }))
    .sort((a, b) => Math.max(b.reference, b.current) - Math.max(a.reference, a.current));
  if (rows.length <= BARS) return rows.toSorted(inOrder);
  const rest = rows.slice(BARS - 1);
  const others = {
    reference: sum(rest.map((row) => row.reference)),
    current: sum(rest.map((row) => row.current)),
  };
  return [...rows.slice(0, BARS - 1).toSorted(inOrder), others];
}

/** Codes by number; words stay as they are, the most frequent first. */
const inOrder = (a: { name: string }, b: { name: string }): number => Number(a.name) - Number(b.name) || 0;

/** Bins joined until each holds a tenth of the reference; what lies out of its range keeps a bar of its own. */
function binsOf(
  { edges, counts }: Extract<ReferenceFeature, { type: 'numeric' }>,
  current: Float64Array,
  { n, m }: Rows,
): Histogram['bars'] {
  const last = counts.length - 1;
  const bars: Histogram['bars'] = [];
  let open: { from: number | null; reference: number; current: number } | null = null;
  for (const [at, count] of counts.entries()) {
    const from = at === 0 ? null : (edges[at - 1] ?? null);
    open ??= { from, reference: 0, current: 0 };
    open.reference += percent(count, n);
    open.current += percent(current[at] ?? 0, m);
    const isEnd = at === 0 || at >= last - 1 || open.reference >= percent(sum(counts), n) / BARS;
    if (!isEnd) continue;
    if (open.reference + open.current > 0) bars.push({ ...open, to: edges[at] ?? null });
    open = null;
  }
  return bars;
}
