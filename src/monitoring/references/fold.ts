import type { ReferenceFeature } from '../../../db/schema/references.ts';
import { isMissing } from '../../record/missing.ts';
import { binOf } from '../../statistics/drift/binned.ts';
import type { Sample } from '../../statistics/drift/feature.ts';

export type PushedValue = number | string | boolean | null;

/** Values of one feature as counts; nothing else of them is kept. */
export interface Folded {
  /** By bin, or by the reference’s categories. */
  counts: number[];
  none: number;
  infinite: number;
  /** What the reference has no place for: new categories, or words among numbers. */
  unseen: Record<string, number>;
}

const INFINITE = /^[+-]?inf(inity)?$/i;
/** Different unseen names that are kept apart; what comes beyond them counts under one name. */
const MOST_UNSEEN = 50;
/** What names beyond those count under. */
export const OTHERS = '…';
const NAME_MAX = 80;

/** Folds values into the places a reference has for them. */
export class Folding {
  private readonly feature: ReferenceFeature;
  private readonly edges: Float64Array;
  private readonly places: ReadonlyMap<string, number>;
  private readonly counts: Float64Array;
  private readonly unseen = new Map<string, number>();
  private none = 0;
  private infinite = 0;

  constructor(feature: ReferenceFeature) {
    this.feature = feature;
    this.counts = new Float64Array(feature.counts.length);
    this.edges = Float64Array.from(feature.type === 'numeric' ? feature.edges : []);
    this.places = new Map(
      feature.type === 'categorical' ? feature.categories.map((name, at) => [name, at]) : [],
    );
  }

  add(value: PushedValue, times = 1): void {
    if (value === null) this.none += times;
    else if (this.feature.type === 'numeric') this.addNumber(value, times);
    else this.addCategory(String(value).trim(), times, this.feature.codes === true);
  }

  private addNumber(value: number | string | boolean, times: number): void {
    const number = typeof value === 'number' ? value : this.numberIn(String(value).trim(), times);
    if (number === null) return;
    if (Number.isFinite(number)) this.count(binOf(this.edges, number), times);
    else this.infinite += times;
  }

  /** A number that was written as text; null where it is none, which is counted here. */
  private numberIn(text: string, times: number): number | null {
    if (INFINITE.test(text)) return Infinity;
    if (isMissing(text)) this.none += times;
    else if (Number.isFinite(Number(text))) return Number(text);
    else this.name(text, times);
    return null;
  }

  private addCategory(text: string, times: number, isCode: boolean): void {
    if (isMissing(text)) {
      this.none += times;
      return;
    }
    const name = isCode && Number.isFinite(Number(text)) ? String(Number(text)) : text;
    const place = this.places.get(name);
    if (place === undefined) this.name(name, times);
    else this.count(place, times);
  }

  private count(place: number, times: number): void {
    this.counts[place] = (this.counts[place] as number) + times;
  }

  private name(text: string, times: number): void {
    const known = text.slice(0, NAME_MAX);
    const name = this.unseen.has(known) || this.unseen.size < MOST_UNSEEN ? known : OTHERS;
    this.unseen.set(name, (this.unseen.get(name) ?? 0) + times);
  }

  result(): Folded {
    const { none, infinite } = this;
    return { counts: [...this.counts], none, infinite, unseen: Object.fromEntries(this.unseen) };
  }
}

/** What was folded, as a sample beside its reference. Words among numbers make it another type. */
export function foldedSample(feature: ReferenceFeature, { counts, none, infinite, unseen }: Folded): Sample {
  const words = Object.entries(unseen);
  if (feature.type === 'numeric')
    return words.length > 0
      ? { categories: new Map(words), none, infinite }
      : { bins: Float64Array.from(counts), none, infinite };
  const seen = feature.categories.flatMap((name, at): [string, number][] =>
    (counts[at] ?? 0) > 0 ? [[name, counts[at] ?? 0]] : [],
  );
  return { categories: new Map([...seen, ...words]), none, infinite };
}

/** Rows that were folded. */
export const rowsIn = ({ counts, none, infinite, unseen }: Folded): number =>
  [...counts, ...Object.values(unseen)].reduce((sum, count) => sum + count, none + infinite);
