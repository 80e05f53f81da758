/**
 * Samples in order as far as somebody asks. Two large ones are dealt into the same narrow buckets, and a bucket is sorted when
 * it is looked into: distances look into one in ten, quantiles into one each.
 */
import { sorted } from './sorted.ts';

/** Values for each bucket, of both samples together. */
const PER_BUCKET = 12;
/** Where a value stands among more than so many in its bucket, on average, sorting all is as fast. */
const CROWD = 128;
/** From so many on a bucket holds a twentieth of all at most: what `CROWD` lets through has (a bucket’s size)² ≤ CROWD · all. */
const MANY = 400 * CROWD;
/** Values of a sample that are looked at to see where most lie. */
const LOOKED_AT = 512;
/** Up to so many are sorted by insertion. */
const FEW = 48;

/** Equal buckets from `low` to `high`; the first and the last hold what lies outside. Larger values are in no lower bucket. */
interface Grid {
  low: number;
  high: number;
  scale: number;
  last: number;
}

function bucketOf({ low, high, scale, last }: Grid, value: number): number {
  if (value <= low) return 0;
  return value >= high ? last : (1 + (value - low) * scale) | 0;
}

/** A sample of numbers, bucket after bucket. */
export class Ordered {
  readonly values: Float64Array;
  readonly #starts: Uint32Array;
  readonly #grid: Grid;
  readonly #isSorted: Uint8Array;

  /** @param starts where each bucket begins and, last, how many values there are */
  constructor(values: Float64Array, starts: Uint32Array, grid: Grid) {
    this.values = values;
    this.#starts = starts;
    this.#grid = grid;
    this.#isSorted = new Uint8Array(starts.length - 1);
  }

  /** All in one bucket. @param values sorted ascending */
  static of(values: Float64Array): Ordered {
    const grid = { low: Infinity, high: Infinity, scale: 0, last: 0 };
    const all = new Ordered(values, Uint32Array.of(0, values.length), grid);
    all.#isSorted[0] = 1;
    return all;
  }

  get length(): number {
    return this.values.length;
  }

  get buckets(): number {
    return this.#isSorted.length;
  }

  /** At which rank a bucket begins; the one after the last, at the end. */
  start(bucket: number): number {
    return this.#starts[bucket] as number;
  }

  /** The values, those of one bucket in order. */
  settled(bucket: number): Float64Array {
    if (this.#isSorted[bucket] === 0) sortWithin(this.values, this.start(bucket), this.start(bucket + 1));
    this.#isSorted[bucket] = 1;
    return this.values;
  }

  /** How far the values of a bucket lie over `from`, together, and the largest of them; `from` where there is none. */
  sumOver(bucket: number, from: number): [sum: number, largest: number] {
    let [sum, largest] = [0, from];
    for (let at = this.start(bucket); at < this.start(bucket + 1); at += 1) {
      const value = this.values[at] as number;
      sum += value - from;
      if (value > largest) largest = value;
    }
    return [sum, largest];
  }

  /** The value at a rank, counted from 0. */
  at(rank: number): number {
    const bucket = firstAbove(this.#starts, rank, 0, this.#starts.length) - 1;
    return this.settled(bucket)[rank] as number;
  }

  /** How many values are no larger. */
  upTo(value: number): number {
    const bucket = bucketOf(this.#grid, value);
    return firstAbove(this.settled(bucket), value, this.start(bucket), this.start(bucket + 1));
  }
}

/** Both samples over the same buckets, or sorted where they are small or crowd. @param reference, current finite */
export function ordered(reference: Float64Array, current: Float64Array): [Ordered, Ordered] {
  const isMany = reference.length + current.length >= MANY;
  const inBuckets = isMany ? dealt(reference, current) : null;
  return inBuckets ?? [Ordered.of(sorted(reference)), Ordered.of(sorted(current))];
}

/** Both samples in buckets; null where they crowd. */
export function dealt(reference: Float64Array, current: Float64Array): [Ordered, Ordered] | null {
  const all = reference.length + current.length;
  const grid = gridOf([...some(reference), ...some(current)], Math.ceil(all / PER_BUCKET));
  if (!(grid.scale > 0 && grid.scale < Infinity)) return null;
  const [refCounts, curCounts] = [counted(reference, grid), counted(current, grid)];
  let crowd = 0;
  for (let bucket = 0; bucket <= grid.last; bucket += 1)
    crowd += ((refCounts[bucket] as number) + (curCounts[bucket] as number)) ** 2;
  return crowd > CROWD * all ? null : [deal(reference, refCounts, grid), deal(current, curCounts, grid)];
}

function some(values: Float64Array): Float64Array {
  const step = Math.max(1, values.length / LOOKED_AT);
  const many = Math.min(values.length, LOOKED_AT);
  return Float64Array.from({ length: many }, (_, at) => values[Math.floor(at * step)] as number);
}

function gridOf(seen: readonly number[], buckets: number): Grid {
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  return { low, high, scale: (buckets - 2) / (high - low), last: buckets - 1 };
}

/** How many values each bucket gets, with room for the end of the last. */
function counted(values: Float64Array, grid: Grid): Uint32Array {
  const counts = new Uint32Array(grid.last + 2);
  for (let at = 0; at < values.length; at += 1) (counts[bucketOf(grid, values[at] as number)] as number) += 1;
  return counts;
}

/** @param counts are turned into where the buckets start */
function deal(values: Float64Array, counts: Uint32Array, grid: Grid): Ordered {
  let sum = 0;
  for (let bucket = 0; bucket < counts.length; bucket += 1) {
    sum += counts[bucket] as number;
    counts[bucket] = sum;
  }
  const result = new Float64Array(values.length);
  // From a bucket’s end downwards: afterwards each count is where its bucket starts.
  for (let at = values.length - 1; at >= 0; at -= 1) {
    const value = values[at] as number;
    const bucket = bucketOf(grid, value);
    const place = (counts[bucket] as number) - 1;
    counts[bucket] = place;
    result[place] = value;
  }
  return new Ordered(result, counts, grid);
}

function sortWithin(values: Float64Array, from: number, to: number): void {
  if (to - from > FEW) {
    values.subarray(from, to).sort();
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const value = values[at] as number;
    let place = at;
    for (; place > from && (values[place - 1] as number) > value; place -= 1)
      values[place] = values[place - 1] as number;
    values[place] = value;
  }
}

/** The first place in [from, to) of ascending values that holds more than `value`; `to` where none does. */
function firstAbove(values: Float64Array | Uint32Array, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
