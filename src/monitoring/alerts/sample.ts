import type { AlertLife, Verdict } from './rules.ts';

/** A value, and when it was measured. */
export interface Sample {
  at: Temporal.Instant;
  value: number;
}

/** One check of a monitor. `sample`: what it saw, where its feed says when that was measured. */
export interface Check {
  verdict: Verdict;
  at: Temporal.Instant;
  sample?: Sample | null;
}

/**
 * [M2] A feed that still has the sample which was judged before, a daily file that is asked for hourly say, tells nothing new:
 * N in a row are N samples. One that turns out too small, or is gone, is blindness as ever.
 */
export const isSampleAgain = (life: AlertLife, { verdict, sample }: Check): boolean =>
  life.sample !== null &&
  sample != null &&
  life.sample.value === sample.value &&
  Temporal.Instant.compare(life.sample.at, sample.at) === 0 &&
  // Limits that were changed meanwhile make something else of it.
  verdict === lastVerdict(life);

const lastVerdict = ({ breaches, clears }: AlertLife): Verdict => {
  if (breaches > 0) return 'breach';
  return clears > 0 ? 'clear' : 'between';
};
