import { Decimal } from 'decimal.js';
import type { FairnessBound } from '../../../seal/content.ts';
import type { Figures } from '../../figures.ts';
import { NOT_STATED } from '../../models/missing.ts';

/** [B6] The cases whose segment nobody stated: in a segment of their own, or in none of those that were told. */
export interface NotStated {
  /** Those that are in no segment, and so in no comparison. */
  nowhere: number;
  n: number;
  of: number;
  /** More than was sealed: no result. */
  isTooMany: boolean;
}

interface Segment {
  value: string;
  figures: Figures;
}

/** Counted in the cases that the metric rests on. */
export function notStatedIn(
  { metric, maxNotStatedPercent }: FairnessBound,
  values: readonly Segment[],
  overall: Figures,
): NotStated {
  const cases = (some: readonly Segment[]) =>
    some.reduce((sum, one) => sum + (one.figures[metric]?.n ?? 0), 0);
  const inSegments = cases(values);
  const of = Math.max(inSegments, overall[metric]?.n ?? 0);
  const nowhere = inSegments === 0 ? 0 : of - inSegments;
  const n = nowhere + cases(values.filter(({ value }) => value === NOT_STATED));
  const isTooMany =
    maxNotStatedPercent !== undefined &&
    new Decimal(maxNotStatedPercent).times(of).lt(new Decimal(n).times(100));
  return { nowhere, n, of, isTooMany };
}
