import { escape, link, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { source } from '../../../../db/schema/foundation.ts';
import type { Quality } from '../../../playbook/foundation-schema.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment, shareText } from '../../../texts/words.ts';
import { evidenceText, short } from '../../gaps/screens/words.ts';
import type { Gap } from '../../gaps/store.ts';
import { fieldsOfAssessment } from '../../quality/fields.ts';
import type { Verdict } from '../../quality/rules.ts';
import { choiceName, dimensionName, markOf, valueText } from '../../quality/screens/words.ts';
import type { Assessment } from '../../quality/store.ts';
import type { PipelineRun } from '../pipeline-store.ts';
import type { Risk } from '../risk.ts';
import { acceptedParams, causeOf } from './risk.ts';

/** A source as it was recorded, and who looked at it when. mrkdwn. */
export const sourceLine = (say: Say, one: typeof source.$inferSelect): string =>
  say.md('exit.behind.source', {
    name: one.name,
    system: one.system,
    owner: one.owner,
    volume: one.volume,
    exists: one.existsToday ? 'yes' : 'no',
    accessible: one.accessible ? 'yes' : 'no',
    checked: one.checkedBy && one.checkedOn ? 'yes' : 'no',
    who: markup(one.checkedBy ? mention(one.checkedBy) : '–'),
    day: one.checkedOn ? { day: one.checkedOn } : '–',
    planned: one.extractionPlan ? 'yes' : 'no',
    plan: short(one.extractionPlan ?? '', 200),
  });

/** What an assessment found, dimension by dimension, against what is good enough. mrkdwn. */
export function assessmentLine(
  say: Say,
  {
    quality,
    assessment,
    source: name,
    verdicts,
  }: {
    quality: Quality;
    assessment: Assessment;
    source: string;
    verdicts: readonly Verdict[];
  },
): string {
  const fields = fieldsOfAssessment(assessment);
  const found = verdicts.map(
    (verdict) =>
      `${escape(dimensionName(verdict.dimension, say))} ${valueText(verdict, fields, say)} ${escape(markOf(verdict, say))}`,
  );
  return say.md('exit.behind.assessment', {
    name,
    use: choiceName(quality.uses, assessment.use, say),
    who: markup(mention(assessment.assessedBy)),
    when: moment(assessment.assessedAt, say),
    found: markup(found.join(' · ')),
    noted: assessment.note ? 'yes' : 'no',
    note: short(assessment.note ?? '', 300),
  });
}

/** A gap and how it was settled: the note that resolved it, the loss that was accepted and until when. mrkdwn. */
export function gapLine(say: Say, gap: Gap): string {
  const title = fitText(gap.title, 120);
  if (gap.state === 'waived')
    return say.md('exit.behind.waived', {
      title,
      loss: markup(escape(shareText(Number(gap.waiverLoss ?? 0) / 100, say))),
      day: gap.waiverExpiresOn ? { day: gap.waiverExpiresOn } : '–',
      who: markup(gap.waivedBy ? mention(gap.waivedBy) : '–'),
      reason: short(gap.waiverReason ?? '–', 500),
    });
  if (gap.state === 'resolved')
    return say.md('exit.behind.resolved', {
      title,
      who: markup(gap.resolvedBy ? mention(gap.resolvedBy) : '–'),
      when: gap.resolvedAt ? moment(gap.resolvedAt, say) : '–',
      evidence: markup(evidenceText(gap, say) || '–'),
    });
  return say.md('exit.behind.open', { title, effect: gap.effect });
}

/** The run that validates the pipeline, with its evidence. mrkdwn. */
export const runLine = (say: Say, run: PipelineRun): string =>
  say.md('exit.behind.run', {
    when: moment(run.ranAt, say),
    who: markup(mention(run.recordedBy)),
    rowsIn: run.rowsIn,
    rowsOut: run.rowsOut,
    passed: run.passed,
    failed: run.failed,
    evidence: markup(
      [
        run.evidenceLink && link(run.evidenceLink, short(run.evidenceLink, 80)),
        run.evidenceNote && escape(short(run.evidenceNote, 500)),
      ]
        .filter(Boolean)
        .join(' · ') || '–',
    ),
  });

export const openRiskLine = (say: Say, risk: Risk): string =>
  say.md('exit.status.risk', { name: markup(causeOf(say, risk)), more: 0 });

export const acceptedRiskLine = (say: Say, risk: Risk): string =>
  say.md('exit.status.accepted', acceptedParams(say, risk, 0));
