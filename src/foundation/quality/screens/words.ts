import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { Dimension, Quality } from '../../../playbook/foundation-schema.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { Say } from '../../../texts/say.ts';
import { shareText } from '../../../texts/words.ts';
import type { AssessmentFields } from '../input.ts';
import { type Age, judge, type Trend, underThreshold, type Verdict } from '../rules.ts';

export const dimensionName = (dimension: Dimension, say: Say): string =>
  say(`quality.dimension.${dimension}`);

const ageText = ({ amount, unit }: Age, say: Say): string => say(`quality.unit.${unit}`, { amount });

/** The name of a use or of what consistency is looked at for. */
export const choiceName = (choices: Quality['uses'], key: string, say: Say): string => {
  const found = choices.find((one) => one.key === key);
  return found ? inLanguage(found.name, say) : key;
};

/** A dimension's figure with its unit and what it rests on: “93.1 % (931 of 1,000 records)”. Plain. */
export function valueText(verdict: Verdict, fields: AssessmentFields, say: Say): string {
  if (verdict.dimension === 'timeliness') return ageText(fields.ageSeen, say);
  if (verdict.value === null) return say('quality.result.nothing');
  return `${shareText(verdict.value, say, verdict.threshold)} (${countText(verdict, fields, say)})`;
}

function countText({ dimension, value, n }: Verdict, fields: AssessmentFields, say: Say): string {
  if (dimension === 'completeness')
    return say('quality.result.records', {
      present: fields.recordsPresent,
      expected: fields.recordsExpected,
    });
  if (dimension === 'accuracy')
    return say('quality.result.right', { right: fields.checked - fields.wrong, n: fields.checked });
  return say('quality.result.checks', { good: Math.round((value ?? 0) * (n ?? 0)), n: n ?? 0 });
}

/** “• *Accuracy*: 98 % → 95 %” for each dimension whose figure is another one, and the note. mrkdwn. */
export function dimensionLines(
  say: Say,
  { thresholds }: Pick<Quality, 'thresholds'>,
  { before, after }: { before: AssessmentFields | undefined; after: AssessmentFields },
): string[] {
  const were = before ? judge(before, thresholds) : [];
  const told = (verdict: Verdict | undefined, fields: AssessmentFields | undefined) =>
    verdict && fields ? escape(valueText(verdict, fields, say)) : '–';
  const lines = judge(after, thresholds).flatMap((verdict) => {
    const was = told(
      were.find(({ dimension }) => dimension === verdict.dimension),
      before,
    );
    const now = told(verdict, after);
    return was === now ? [] : [`• *${escape(dimensionName(verdict.dimension, say))}*: ${was} → ${now}`];
  });
  if ((before?.note ?? '') !== (after.note ?? ''))
    lines.push(`• *${escape(say('quality.field.note'))}*: ${escape(fitText(after.note || '–', 300))}`);
  return lines;
}

/** What the figure is held against. Plain. */
export const thresholdText = (verdict: Verdict, fields: AssessmentFields, say: Say): string =>
  verdict.dimension === 'timeliness'
    ? say('quality.result.at-most', { threshold: ageText(fields.ageNeeded, say) })
    : say('quality.result.at-least', { threshold: shareText(verdict.threshold, say) });

/** A figure that a few more cases may turn is only so far what it is. */
export function markOf({ value, ok, tooFew }: Verdict, say: Say): string {
  if (value === null) return say('quality.result.none');
  const mark = ok ? 'ok' : 'under';
  return say(tooFew ? `quality.result.${mark}-so-far` : `quality.result.${mark}`);
}

export const trendText = (trend: Trend | null, say: Say): string | null =>
  trend === null ? null : say(`quality.trend.${trend}`);

/** Accuracy: how far the sample can be trusted. Plain; null for the others. */
export function trustText({ interval, threshold, tooFew, more }: Verdict, say: Say): string | null {
  if (!interval) return null;
  const range = say('quality.result.interval', {
    lower: shareText(interval.lower, say, threshold),
    upper: shareText(interval.upper, say, threshold),
  });
  return tooFew ? `${range} · ${say('quality.result.too-few', { more: more ?? 0 })}` : range;
}

export const underText = (verdicts: readonly Verdict[], say: Say): string =>
  underThreshold(verdicts)
    .map((one) => dimensionName(one.dimension, say))
    .join(', ');

/** How a source stands, for its row in the list: icon and word. Of several uses the worst decides. */
export function assessmentWord(
  assessments: readonly AssessmentFields[] | undefined,
  thresholds: Quality['thresholds'],
  say: Say,
): string {
  if (!assessments || assessments.length === 0) return say('quality.word.unassessed');
  const under = assessments.flatMap((one) => underThreshold(judge(one, thresholds)));
  const names = [...new Set(under.map((one) => dimensionName(one.dimension, say)))];
  return names.length > 0
    ? say('quality.word.under', { dimensions: names.join(', ') })
    : say('quality.word.assessed');
}
