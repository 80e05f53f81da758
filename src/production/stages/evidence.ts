/** What people's verdicts say of a model at work: pure, from counts alone. */

import type { SealedContent } from '../../seal/content.ts';
import { wilsonLower } from '../../statistics/interval.ts';
import { METRICS } from '../../statistics/metrics.ts';
import { casesToGo, sequenceBounds } from '../../statistics/sequence.ts';

/** Counts of one day, under one seal: of the stage they were answered in and the stage that opens them. */
export interface Tally {
  stage: number;
  opensAt: number;
  /** YYYY-MM-DD, UTC. */
  day: string;
  actions: number;
  autonomous: number;
  right: number;
  wrong: number;
}

/** Judged cases: `n` in all. */
export interface Judged {
  right: number;
  n: number;
}

/** The share of proposals that were right, held to the sealed threshold. Shares are fractions. */
export interface Accuracy extends Judged {
  threshold: number;
  /** The confidence sequence: each end by itself holds at every look, at 95 %. */
  lower: number;
  upper: number;
  /** [S2.1] The bound for one look at a fixed number of cases, beside it; null before the first case. */
  fixedLower: number | null;
  /** More cases until the lower end reaches the threshold at the share seen so far; null: never. */
  toGo: number | null;
}

/**
 * The sealed line that reviewers' verdicts can be held to: a verdict says that a proposal was right or wrong, which is a share of
 * cases where higher is better. Null where another kind of metric is sealed, which no number of verdicts can show.
 */
export function sealedLine({ supervised }: Pick<SealedContent, 'supervised'>): number | null {
  const { isShare, better } = METRICS[supervised.metric];
  return isShare && better === 'higher' ? Number(supervised.threshold) : null;
}

export function accuracyOf({ right, n }: Judged, threshold: number): Accuracy {
  return {
    right,
    n,
    threshold,
    ...sequenceBounds(right, n),
    fixedLower: wilsonLower(right, n),
    toGo: casesToGo(right, n, threshold),
  };
}

/** How a share of right proposals stands against the sealed line, in figures for a text. */
export const accuracyParams = ({ right, n, lower, upper, fixedLower, threshold, toGo }: Accuracy) => ({
  share: n === 0 ? 0 : right / n,
  n,
  lower,
  upper,
  fixed: fixedLower ?? 0,
  threshold,
  toGo: toGo ?? -1,
});

/** [S2.1] How many more cases the supervised period takes at least: its minimum counts too. Null: never at this share. */
export const supervisedToGo = ({ n, toGo }: Pick<Accuracy, 'n' | 'toGo'>, minCases: number): number | null =>
  n < minCases ? Math.max(minCases - n, toGo ?? 0) : toGo;

/** [S2.1] [S3.1] Whether so much is shown: the lower end of the sequence reaches the line. */
export const isShown = ({ lower, threshold }: Accuracy): boolean => lower >= threshold;

/** [S3.3] Whether the opposite is: the upper end is under the line. */
export const isRefuted = ({ upper, threshold }: Accuracy): boolean => upper < threshold;

export const judgedOf = (rows: readonly Tally[]): Judged => ({
  right: sum(rows, ({ right }) => right),
  n: sum(rows, ({ right, wrong }) => right + wrong),
});

/** [S2.1] Answered while people reviewed every action. */
export const ofSupervised = (rows: readonly Tally[]): Tally[] => rows.filter(({ stage }) => stage === 0);

/** [S3.1] The cases that a stage is the first to open, whenever they came. */
export const addedBy = (rows: readonly Tally[], stage: number): Tally[] =>
  rows.filter(({ opensAt }) => opensAt === stage);

/** [S3.2] The cases that a stage lets through, while it held. */
export const handledIn = (rows: readonly Tally[], stage: number): Tally[] =>
  rows.filter((row) => row.stage === stage && row.opensAt >= 1 && row.opensAt <= stage);

/** On how many days somebody judged a case. */
export const judgedDays = (rows: readonly Tally[]): number =>
  new Set(rows.filter(isJudged).map(({ day }) => day)).size;

/** The last such day; null where there is none. */
export const lastJudgedDay = (rows: readonly Tally[]): string | null =>
  rows
    .filter(isJudged)
    .map(({ day }) => day)
    .toSorted()
    .at(-1) ?? null;

const isJudged = ({ right, wrong }: Tally): boolean => right + wrong > 0;

/** [S3.4] How many cases came in on these days, and how many of them the model handled by itself. */
export const exposureOf = (
  rows: readonly Tally[],
  since: string,
): Record<'actions' | 'autonomous', number> => {
  const recent = rows.filter(({ day }) => day >= since);
  return {
    actions: sum(recent, ({ actions }) => actions),
    autonomous: sum(recent, ({ autonomous }) => autonomous),
  };
};

/** [S2.2] The accuracy at the end of each day on which a case was judged: what had been judged until then. */
export function accuracyByDay(rows: readonly Tally[], threshold: number): (Accuracy & { day: string })[] {
  const days = [...Map.groupBy(rows.filter(isJudged), ({ day }) => day)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  let so: Judged = { right: 0, n: 0 };
  return days.map(([day, ofDay]) => {
    const { right, n } = judgedOf(ofDay);
    so = { right: so.right + right, n: so.n + n };
    return { day, ...accuracyOf(so, threshold) };
  });
}

const sum = (rows: readonly Tally[], count: (row: Tally) => number): number =>
  rows.reduce((total, row) => total + count(row), 0);

/** [S3.3] No case was judged for so many whole days, although there was time to: nobody knows how it stands. */
export function hasNoData(
  last: string | null,
  { since, now, days }: { since: Temporal.Instant; now: Temporal.Instant; days: number },
): boolean {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').toPlainDate();
  const began = day(since);
  const from = last === null ? began : laterOf(Temporal.PlainDate.from(last), began);
  return from.until(day(now), { largestUnit: 'day' }).days > days;
}

const laterOf = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) >= 0 ? a : b;

/** Whole days, of 24 hours each, that something has lasted. */
export const daysSince = (since: Temporal.Instant, now: Temporal.Instant): number =>
  Math.floor(since.until(now).total('hours') / 24);
