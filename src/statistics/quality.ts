/** The figures of a data source's quality assessment (F2.1). Ratios are fractions: 0.97, not 97. */
import { type Interval, wilson } from './interval.ts';

function whole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least}, not ${value}`);
  }
}

/**
 * Records present of those expected. More than 1 when there are more than expected, which is a finding of its own
 * (duplicates, or a wrong expectation) and so is not cut off.
 * @throws RangeError when `expected` is not a whole number above 0, or `present` none from 0
 */
export function completeness(present: number, expected: number): number {
  whole('present', present, 0);
  whole('expected', expected, 1);
  return present / expected;
}

export interface Accuracy {
  /** 1 − wrong / checked. */
  value: number;
  /** Its two-sided Wilson interval. */
  interval: Interval;
  n: number;
}

/**
 * The share of records right in a spot check, with its interval; null when nothing was checked.
 * @throws RangeError for counts that cannot be
 */
export function accuracy(checked: number, wrong: number, level = 0.95): Accuracy | null {
  whole('checked', checked, 0);
  whole('wrong', wrong, 0);
  const interval = wilson(checked - wrong, checked, level);
  return interval && { value: (checked - wrong) / checked, interval, n: checked };
}

/**
 * The age the use needs over the age seen, at most 1: 1 is timely, 0.5 is twice as old as needed.
 * @param seen age of the data, from 0
 * @param needed the oldest the use can bear, above 0, in the same unit
 * @throws RangeError for ages that cannot be
 */
export function timeliness(seen: number, needed: number): number {
  if (!(seen >= 0 && Number.isFinite(seen))) throw new RangeError(`the age seen must be from 0, not ${seen}`);
  if (!(needed > 0 && Number.isFinite(needed))) {
    throw new RangeError(`the age needed must be above 0, not ${needed}`);
  }
  return seen <= needed ? 1 : needed / seen;
}
