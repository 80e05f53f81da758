/** [F2.1] How good data is for a use, from what was counted. Shares are fractions. Pure. */
import { DIMENSIONS, type Dimension, type Quality } from '../../playbook/foundation-schema.ts';
import { unmistakable } from '../../record/number-typed.ts';
import { casesToDecide, type Interval } from '../../statistics/interval.ts';
import { accuracy as accuracyOf, completeness } from '../../statistics/quality.ts';

export const ANSWERS = ['yes', 'no', 'not applicable'] as const;
export type Answer = (typeof ANSWERS)[number];
export const AGE_UNITS = ['hours', 'days'] as const;
export type AgeUnit = (typeof AGE_UNITS)[number];

export interface Age {
  amount: number;
  unit: AgeUnit;
}

/** What was counted and seen. */
export interface Figures {
  recordsPresent: number;
  /** More than 0. */
  recordsExpected: number;
  /** More than 0. */
  checked: number;
  /** From 0 to `checked`. */
  wrong: number;
  /** What was looked at → whether it is consistent. */
  consistency: Readonly<Record<string, Answer>>;
  ageSeen: Age;
  ageNeeded: Age;
}

/** One dimension, held against its threshold. */
export interface Verdict {
  dimension: Dimension;
  /** A share; hours for timeliness; null where nothing of it applies. */
  value: number | null;
  /** How many it rests on; null where nothing was counted. */
  n: number | null;
  /** A share to reach; hours not to be exceeded. */
  threshold: number;
  ok: boolean;
  /** Accuracy: 95 %, by Wilson. */
  interval: Interval | null;
  /** Accuracy: the sample cannot tell on which side of the threshold the truth lies. */
  tooFew: boolean;
  /** Then: about how many more would decide, at the same rate; null where none would. */
  more: number | null;
}

const hoursOf = ({ amount, unit }: Age): number => (unit === 'days' ? amount * 24 : amount);

/** Every dimension's verdict, in their order. */
export const judge = (figures: Figures, thresholds: Quality['thresholds']): Verdict[] => {
  const verdicts: Record<Dimension, Verdict> = {
    completeness: share(
      'completeness',
      completeness(figures.recordsPresent, figures.recordsExpected),
      figures.recordsExpected,
      thresholds.completeness,
    ),
    accuracy: accuracy(figures, thresholds.accuracy),
    consistency: consistency(figures, thresholds.consistency),
    timeliness: timeliness(figures),
  };
  return DIMENSIONS.map((dimension) => verdicts[dimension]);
};

/** A rounding error must not turn 95 of 100 into less than 0.95. */
const EPSILON = 1e-12;
const NOTHING = { interval: null, tooFew: false, more: null };

const share = (dimension: Dimension, value: number, n: number, threshold: number): Verdict => ({
  ...NOTHING,
  dimension,
  value,
  n,
  threshold,
  ok: value + EPSILON >= threshold,
});

/** The share itself decides; the interval says how far it can be trusted. */
function accuracy({ checked, wrong }: Figures, threshold: number): Verdict {
  const found = accuracyOf(checked, wrong);
  if (!found) throw new RangeError('a spot check of nothing');
  const { value, interval } = found;
  const tooFew = interval.lower < threshold && threshold < interval.upper;
  const better = value >= threshold ? 'higher' : 'lower';
  // 0.975 on one side is the bound of the two-sided 95 % interval that is shown.
  const more = tooFew ? casesToDecide(value, threshold, checked, { level: 0.975, better }) : null;
  return { ...share('accuracy', value, checked, threshold), interval, tooFew, more };
}

/** Of what applies; where nothing does, there is nothing to hold against the threshold. */
function consistency({ consistency: answers }: Figures, threshold: number): Verdict {
  const given = Object.values(answers).filter((answer) => answer !== 'not applicable');
  const good = given.filter((answer) => answer === 'yes').length;
  if (given.length > 0) return share('consistency', good / given.length, given.length, threshold);
  return { ...NOTHING, dimension: 'consistency', value: null, n: 0, threshold, ok: true };
}

function timeliness({ ageSeen, ageNeeded }: Figures): Verdict {
  const value = hoursOf(ageSeen);
  const threshold = hoursOf(ageNeeded);
  return { ...NOTHING, dimension: 'timeliness', value, n: null, threshold, ok: value <= threshold + EPSILON };
}

export const underThreshold = (verdicts: readonly Verdict[]): Verdict[] => verdicts.filter((one) => !one.ok);

export type Trend = 'better' | 'worse' | 'same';

/** [F2.2] Against the version before; null where one of them has no value. Younger data is better. */
export function trend(now: Verdict, before: Verdict | undefined): Trend | null {
  if (!before || now.value === null || before.value === null) return null;
  const gain = now.dimension === 'timeliness' ? before.value - now.value : now.value - before.value;
  if (Math.abs(gain) < EPSILON) return 'same';
  return gain > 0 ? 'better' : 'worse';
}

const UNITS: Record<string, { unit: AgeUnit; times: number }> = {
  h: { unit: 'hours', times: 1 },
  std: { unit: 'hours', times: 1 },
  d: { unit: 'days', times: 1 },
  w: { unit: 'days', times: 7 },
};
const SPELLED: Record<string, string> = { hour: 'h', stunde: 'h', day: 'd', tag: 'd', week: 'w', woche: 'w' };

/** The two parts of an age as people write it, 6 h, 36 hours, 1,5 Tage, 2 Wochen: a number, not read yet, and what one of it is. */
export function ageParts(text: string): { typed: string; one: Age } | null {
  const match = /^([^a-z]*\d)\s*([a-z]+)\.?$/i.exec(text.trim());
  if (!match) return null;
  const word = (match[2] ?? '').toLowerCase();
  const spelled = Object.entries(SPELLED).find(([one]) => new RegExp(`^${one}(s|n|e|en)?$`).test(word));
  const found = UNITS[spelled ? spelled[1] : word];
  return found ? { typed: match[1] ?? '', one: { amount: found.times, unit: found.unit } } : null;
}

/** As it is read again. */
export const writeAge = ({ amount, unit }: Age): string =>
  `${unmistakable(String(amount))} ${unit === 'days' ? 'd' : 'h'}`;

interface InRound {
  id: string;
  isAssessed: boolean;
}

/** The next source without an assessment after this one; none after the last: those skipped come with the next round. */
export const nextInRound = <One extends InRound>(
  round: readonly One[],
  after: string | null,
): One | undefined =>
  round.slice(round.findIndex((one) => one.id === after) + 1).find((one) => !one.isAssessed);

export const previousInRound = <One extends InRound>(round: readonly One[], at: string): One | undefined =>
  round[round.findIndex((one) => one.id === at) - 1];
