import { escape, link, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { type Markup, markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import type { Deployment, StageEntry } from '../../deployments/store.ts';
import type { MaterialError } from '../error-store.ts';
import { judgedOf, type Tally } from '../evidence.ts';
import type { RetrainingTest } from '../retraining.ts';
import type { UnreviewedCase, WrongCase } from '../tally-store.ts';
import { brokenBy } from './card.ts';

const NOTE_MAX = 400;

const noted = (note: string | null) => ({
  noted: note ? 'yes' : 'no',
  note: fitText(note ?? '', NOTE_MAX),
});

/** A case by its id, which leads to where it is kept. */
const caseOf = ({ caseId, link: to }: { caseId: string; link: string | null }): Markup =>
  markup(to ? link(to, caseId) : escape(caseId));

/** What people said of the cases of each day, the newest day first. mrkdwn, a line a day. */
export const dayLines = (say: Say, rows: readonly Tally[]): string[] =>
  [...Map.groupBy(rows, ({ day }) => day)]
    .map(([day, ofDay]) => ({ day, ...judgedOf(ofDay) }))
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .map(({ day, right, n }) =>
      say.md('production.behind.day', { day: { day }, right, n, share: right / n }),
    );

/** A case that was proposed wrong, and by whom it was put right. mrkdwn. */
export const wrongLine = (say: Say, found: WrongCase): string =>
  say.md('production.behind.wrong', {
    case: caseOf(found),
    proposed: found.outcome,
    verdict: found.verdict ?? 'override',
    right: found.rightOutcome ?? '–',
    who: markup(found.decidedBy ? mention(found.decidedBy) : '–'),
    when: found.decidedAt ? moment(found.decidedAt, say) : '–',
    ...noted(found.note),
  });

/** An action that was executed before anybody agreed to it. mrkdwn. */
export const unreviewedLine = (say: Say, found: UnreviewedCase): string =>
  say.md('production.behind.unreviewed', {
    case: caseOf(found),
    done: found.executedAt ? moment(found.executedAt, say) : '–',
    decided: found.decidedAt ? 'yes' : 'no',
    when: found.decidedAt ? moment(found.decidedAt, say) : '–',
  });

/** A material error, and what came of it. mrkdwn. */
export const errorLine = (say: Say, error: MaterialError): string =>
  say.md('production.behind.error', {
    case: error.caseId,
    cause: error.cause,
    text: fitText(error.text, NOTE_MAX),
    opened: moment(error.openedAt, say),
    closed: error.closedAt ? 'yes' : 'no',
    who: markup(error.closedBy ? mention(error.closedBy) : '–'),
    when: error.closedAt ? moment(error.closedAt, say) : '–',
    findings: fitText(error.findings ?? '', NOTE_MAX),
  });

/** What brought a deployment to a stage. mrkdwn. */
export const entryLine = (say: Say, { stage, cause, by, at, reason }: StageEntry): string =>
  say.md('production.behind.entry', {
    stage,
    cause,
    who: markup(mention(by)),
    when: moment(at, say),
    // A breach keeps its counts, which the card tells in words.
    ...noted(/^\d+\/\d+$/.test(reason ?? '') ? null : reason),
  });

/** Whether it runs, or what stopped it. mrkdwn. */
export function stateLine(say: Say, deployment: Deployment): string {
  const { stage, stageSince, pausedAt, pausedCause, pausedReason } = deployment;
  return pausedAt
    ? say.md('production.card.paused', {
        cause: pausedCause,
        ...brokenBy(say, pausedReason),
        reason: pausedReason ?? '–',
        when: moment(pausedAt, say),
        count: 0,
      })
    : say.md('production.behind.runs', { stage, when: moment(stageSince, say) });
}

/** A test of the retraining pipeline. mrkdwn. */
export const testLine = (say: Say, test: RetrainingTest): string =>
  say.md('production.behind.test', {
    state: test.passed ? 'passed' : 'failed',
    model: test.model ?? '–',
    who: markup(mention(test.recordedBy)),
    when: moment(test.recordedAt, say),
    evidence: fitText(test.evidence, NOTE_MAX),
  });
