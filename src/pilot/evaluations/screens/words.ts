import type { Seal } from '../../../gates/seal/store.ts';
import { date } from '../../../slack/escape.ts';
import type { MetricName } from '../../../statistics/metrics.ts';
import type { Say } from '../../../texts/say.ts';
import type { Measured } from '../../figures.ts';
import { performanceVerdict } from '../../verdicts/rules.ts';
import type { Evaluation } from '../store.ts';

/** A measured number: four digits say what such numbers can say. */
export const numberText = (value: number, say: Say): string =>
  value.toLocaleString(say.locale, { maximumSignificantDigits: 4 });

export const metricName = (metric: MetricName, say: Say): string => say(`evaluations.metric.${metric}`);

/** “0.904–0.919”; a dash where there is none. */
export const intervalText = ({ lower, upper }: Measured, say: Say): string =>
  lower === null || upper === null ? '–' : `${numberText(lower, say)}–${numberText(upper, say)}`;

/** “recall 0.912 (0.904–0.919), n 204”. Plain text. */
function figureText(metric: MetricName, one: Measured, say: Say): string {
  const params = { metric: metricName(metric, say), value: numberText(one.value, say), n: one.n };
  if (one.lower === null || one.upper === null) return say('evaluations.figure.bare', params);
  const [lower, upper] = [numberText(one.lower, say), numberText(one.upper, say)];
  return say('evaluations.figure', { ...params, lower, upper });
}

export const momentText = (at: Temporal.Instant): string =>
  date(at.epochMilliseconds / 1_000, '{date_short_pretty} {time}', at.toString({ smallestUnit: 'minute' }));

/** A day in the language of who reads, where Slack shows plain text only. */
export const dayText = (at: Temporal.Instant, say: Say): string =>
  at.toZonedDateTimeISO('UTC').toPlainDate().toLocaleString(say.locale, { dateStyle: 'medium' });

/** What an evaluation comes to, held against the seal in force. Plain text. */
export interface VerdictWords {
  verdict: string;
  /** The sealed metric as it was measured, or its name. */
  figure: string;
  needs: string;
}

/** [B4] Null where nothing is sealed. */
export function verdictWords(evaluation: Evaluation, seal: Seal | null, say: Say): VerdictWords | null {
  if (!seal) return null;
  const { requirement } = seal.content;
  const { metric, better } = requirement;
  const measured = evaluation.figures[metric];
  const needs = say('evaluations.needs', {
    better,
    threshold: numberText(Number(requirement.threshold), say),
  });
  if (!measured) return { verdict: say('evaluations.verdict.none'), figure: metricName(metric, say), needs };
  const { verdict } = performanceVerdict(measured, requirement);
  return { verdict: say(`evaluations.verdict.${verdict}`), figure: figureText(metric, measured, say), needs };
}

/** What a model's evaluation is told by where nothing is sealed: its first figure. */
export function firstFigure({ figures }: Pick<Evaluation, 'figures'>, say: Say): string {
  const [first] = Object.entries(figures) as [MetricName, Measured][];
  return first ? figureText(first[0], first[1], say) : '–';
}
