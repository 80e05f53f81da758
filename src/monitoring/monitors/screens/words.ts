import type { MonitorRule } from '../../../../db/schema/monitoring.ts';
import { listIn } from '../../../texts/lists.ts';
import type { Say } from '../../../texts/say.ts';
import { NO_BREAK } from '../../../texts/unbroken.ts';
import { estimateText, numberText } from '../../../texts/words.ts';
import type { Coverage } from '../coverage.ts';
import type { Found, Target } from '../rules.ts';
import { VALUE_METRIC } from '../target.ts';

/** Figures with so many digits at most: what a feed measures is no exacter. */
const DIGITS = 6;
const rounded = (value: number): number => Number(value.toPrecision(DIGITS));

/** A measured value, as people read it. */
export const valueText = (value: number, say: Say): string => numberText(rounded(value), say);

/** What a check found, as its reader understands it: some rules count, and a bare number would not say what. Plain text. */
export function foundText(
  say: Say,
  rule: MonitorRule,
  { value, detail }: { value: number; detail: Found['detail'] },
): string {
  if (rule.kind === 'drift') return say('monitoring.found.drift', { count: value });
  if (rule.kind === 'alerts') return say('monitoring.found.alerts', { count: value });
  return inUnit(say, rule, value, detail?.unit);
}

/** A figure with what it is in, where that is sealed: “11.2 min”, “€ 40,210”. */
export function inUnit(say: Say, rule: MonitorRule, value: number, unit: unknown): string {
  if (rule.kind !== 'baseline' || typeof unit !== 'string') return valueText(value, say);
  if (rule.metric === VALUE_METRIC) return estimateText({ amount: String(value), currency: unit }, say);
  return `${valueText(value, say)}${NO_BREAK}${unit}`;
}

/** When a rule says breach, and when well again; plain text. */
export function ruleText(say: Say, rule: MonitorRule): string {
  if (rule.kind === 'limit')
    return say('monitoring.rule.limit', {
      side: rule.side,
      fire: numberText(rule.fire, say),
      clear: numberText(rule.clear, say),
    });
  if (rule.kind === 'drift') return say('monitoring.rule.drift');
  if (rule.kind === 'alerts') return say('monitoring.rule.alerts');
  return rule.metric === VALUE_METRIC
    ? say('monitoring.rule.value')
    : say('monitoring.rule.baseline', { metric: rule.metric });
}

/** What an actual is held against; plain text. */
export const targetText = (
  say: Say,
  rule: MonitorRule,
  { sealVersion, value, variancePercent, unit }: Target,
): string =>
  say('monitoring.target', {
    value: inUnit(say, rule, value, unit),
    variance: numberText(variancePercent, say),
    version: sealVersion,
  });

/** [M2] Slots in words, in the zone they are meant in: “Mon, Nov 30, 06:00”. */
export const slotsText = (say: Say, slots: readonly Temporal.Instant[], zone: string): string =>
  slots
    .map((slot) =>
      slot.toZonedDateTimeISO(zone).toLocaleString(say.dates, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }),
    )
    .join(' · ');

/** [M1] How far a model is watched: “v3 watched in all three layers”, or which ones are uncovered. mrkdwn. */
export const coverageText = (say: Say, { model, uncovered }: Coverage): string =>
  uncovered.length === 0
    ? say.md('monitoring.coverage.all', { model })
    : say.md('monitoring.coverage.lacks', {
        model,
        layers: listIn(
          say,
          uncovered.map((layer) => say(`monitoring.layer.${layer}`)),
        ),
      });
