import type { DataSource } from '../../room.ts';

/** [P2.1] What a use case is scored by, in the order it is asked and multiplied. */
export const CRITERIA = ['dataReadiness', 'processClarity', 'roiMeasurability', 'scopeBoundedness'] as const;
export type Criterion = (typeof CRITERIA)[number];

export const LEVELS = [1, 2, 3, 4, 5] as const;

/** Four whole numbers, 1–5. */
export type Scores = Readonly<Record<Criterion, number>>;

/** [P2.4] The priority: 1–625. The ROI is no part of it. */
export const productOf = (scores: Scores): number =>
  CRITERIA.reduce((product, criterion) => product * scores[criterion], 1);

/** What the highest levels of a use case rest on. */
export interface Facts {
  /** The data sources it needs. */
  sources: readonly Pick<DataSource, 'name' | 'openGaps' | 'blockingGaps'>[];
  hasCost: boolean;
  hasVolume: boolean;
  hasRate: boolean;
  hasDocument: boolean;
  hasStart: boolean;
  hasEnd: boolean;
}

/** Sources with so many gaps of that kind. */
interface Lacking {
  names: readonly string[];
  gaps: number;
}

/** What is missing for a level. `terms` and `ends` name those that are not there. */
export type Lack =
  | ({ kind: 'blocking' | 'open' } & Lacking)
  | { kind: 'terms'; terms: readonly ('cost' | 'volume' | 'rate')[] }
  | { kind: 'document' }
  | { kind: 'ends'; ends: readonly ('start' | 'end')[] };

/** A criterion whose levels from `from` on are not earned. */
export interface Limit {
  criterion: Criterion;
  from: number;
  lack: Lack;
}

/**
 * [P2.3] Which levels a use case has not earned, whoever scores: readiness 5 while a needed source has an open
 * gap, 4 while one has a blocking one; measurability 4 without all three ROI terms; clarity 4 without a process
 * document; boundedness 4 without a start and an end state. At most one limit a criterion.
 */
export function limitsOf(facts: Facts): Limit[] {
  const limits: Limit[] = [];
  const blocking = lacking(facts.sources, (source) => source.blockingGaps);
  const open = lacking(facts.sources, (source) => source.openGaps);
  if (blocking.gaps > 0)
    limits.push({ criterion: 'dataReadiness', from: 4, lack: { kind: 'blocking', ...blocking } });
  else if (open.gaps > 0)
    limits.push({ criterion: 'dataReadiness', from: 5, lack: { kind: 'open', ...open } });
  if (!facts.hasDocument) limits.push({ criterion: 'processClarity', from: 4, lack: { kind: 'document' } });
  const terms = [
    ...(facts.hasCost ? [] : ['cost' as const]),
    ...(facts.hasVolume ? [] : ['volume' as const]),
    ...(facts.hasRate ? [] : ['rate' as const]),
  ];
  if (terms.length > 0)
    limits.push({ criterion: 'roiMeasurability', from: 4, lack: { kind: 'terms', terms } });
  const ends = [...(facts.hasStart ? [] : ['start' as const]), ...(facts.hasEnd ? [] : ['end' as const])];
  if (ends.length > 0) limits.push({ criterion: 'scopeBoundedness', from: 4, lack: { kind: 'ends', ends } });
  return limits;
}

function lacking(sources: Facts['sources'], count: (source: Facts['sources'][number]) => number): Lacking {
  const found = sources.filter((source) => count(source) > 0);
  return {
    names: found.map((source) => source.name),
    gaps: found.reduce((sum, source) => sum + count(source), 0),
  };
}

/** [P2.3] The limits that these scores break; empty where all of them are earned. */
export const unearned = (scores: Scores, facts: Facts): Limit[] =>
  limitsOf(facts).filter((limit) => scores[limit.criterion] >= limit.from);

/** What several people's scores come to in one criterion. */
export interface Spread {
  /** Between two middle ones the mean of them: 3.5. */
  median: number;
  /** The middle one, or the lower of two: a whole number. */
  lower: number;
  low: number;
  high: number;
}

function spreadOf(levels: readonly number[]): Spread {
  const sorted = levels.toSorted((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  const [left, right] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined || left === undefined || right === undefined)
    throw new RangeError('no scores');
  return { median: (left + right) / 2, lower: left, low, high };
}

/** [P2.2] @throws RangeError where nobody scored */
export const spreadsOf = (scores: readonly Scores[]): Record<Criterion, Spread> =>
  eachCriterion((criterion) => spreadOf(scores.map((one) => one[criterion])));

/** [P2.2] What a settling begins with: the median, the lower of two middle ones, and never more than is earned. */
export function proposed(spreads: Readonly<Record<Criterion, Spread>>, limits: readonly Limit[]): Scores {
  const level = (criterion: Criterion): number => {
    const most = (limits.find((limit) => limit.criterion === criterion)?.from ?? 6) - 1;
    return Math.min(spreads[criterion].lower, most);
  };
  return eachCriterion(level);
}

/** [P2.2] The criteria settled at what nobody scored: below the lowest or above the highest. */
export const outside = (settled: Scores, spreads: Readonly<Record<Criterion, Spread>>): Criterion[] =>
  CRITERIA.filter(
    (criterion) =>
      settled[criterion] < spreads[criterion].low || settled[criterion] > spreads[criterion].high,
  );

/** The same asked of each criterion. */
export const eachCriterion = <Value>(value: (criterion: Criterion) => Value): Record<Criterion, Value> => ({
  dataReadiness: value('dataReadiness'),
  processClarity: value('processClarity'),
  roiMeasurability: value('roiMeasurability'),
  scopeBoundedness: value('scopeBoundedness'),
});

/**
 * [P2.2] Whether somebody may see what others scored: in a round that takes scores only once their own is in.
 * Rounds before the current one are shown with it, or they would tell what is about to be scored again.
 */
export const mayCompare = (round: { isOpen: boolean; hasOwn: boolean }): boolean =>
  !round.isOpen || round.hasOwn;
