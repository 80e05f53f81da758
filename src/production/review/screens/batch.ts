import {
  actions,
  alert,
  type Block,
  button,
  context,
  divider,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { shareText } from '../../../texts/words.ts';
import type { Deployment } from '../../deployments/store.ts';
import { REVIEW_IDS } from '../ids.ts';
import { masked } from '../mask.ts';
import { proposalText } from '../proposal-text.ts';
import type { ProposedAction } from '../store.ts';

/** `cases`: what stands on the screen, in its order: a click says its place. */
export const batchMeta = z.object({
  engagementId: z.uuid(),
  deploymentId: z.uuid(),
  cases: z.array(z.string()),
});

export interface BatchView {
  say: Say;
  meta: { engagementId: string; deploymentId: string };
  engagement: { name: string };
  deployment: Pick<Deployment, 'model' | 'outcomes' | 'pausedAt'>;
  /** Those this reviewer has in hand, the oldest first. */
  cases: readonly ProposedAction[];
  /** How many wait in all, and what this person did today. */
  waiting: number;
  today: { cases: number; medianSeconds: number | null };
  /** mrkdwn: what just happened. */
  notice?: { text: string; level: 'success' | 'error' };
}

const SUMMARY_MAX = 600;
const PROPOSAL_MAX = 300;

/** [S1.2] The cases a reviewer has in hand: one click each. What was decided goes, and the next ones come. */
export function batchModal(view: BatchView): Modal {
  const { say, meta, engagement, deployment, cases, waiting, today, notice } = view;
  return modal({
    title: say('review.batch.title'),
    close: say('common.close'),
    callback_id: REVIEW_IDS.open,
    private_metadata: writeMeta({ ...meta, cases: cases.map(({ caseId }) => caseId) }),
    // Closed, what is in hand goes back to the others.
    notify_on_close: true,
    blocks: [
      context(
        say.md('review.batch.standing', {
          engagement: engagement.name,
          model: deployment.model,
          paused: deployment.pausedAt === null ? 'no' : 'yes',
          waiting,
          cases: today.cases,
          seconds: today.medianSeconds === null ? -1 : Math.round(today.medianSeconds),
        }),
      ),
      ...(notice ? [alert(notice.text, notice.level)] : []),
      ...(cases.length === 0 ? [section(say('review.batch.empty'))] : []),
      ...cases.flatMap((found, place) => [
        ...(place > 0 ? [divider()] : []),
        ...caseBlocks(view, found, place),
      ]),
    ],
  });
}

function caseBlocks(view: BatchView, found: ProposedAction, place: number): Block[] {
  const { say } = view;
  const { caseId, segment, complexity, confidence, outcome, blind, answer } = found;
  const title = say.md('review.case.title', {
    case: caseId,
    complexity,
    confidence: shareText(confidence, say),
    segment: segment ?? '',
    has: segment === null ? 'none' : 'segment',
  });
  const quoted = escape(fitText(masked(found.summary), SUMMARY_MAX)).replaceAll('\n', '\n>');
  const proposed = blind
    ? say('review.case.blind')
    : say.md('review.case.proposal', {
        outcome,
        proposal: fitText(masked(proposalText(found)), PROPOSAL_MAX),
        done: answer === 'execute' ? 'yes' : 'no',
      });
  return [
    section(`${title}\n>${quoted}`),
    section(proposed),
    actions(blind ? blindChoices(view, found, place) : seenChoices(view, found, place), blockOf(caseId)),
  ];
}

/** By the case, not by its place: what was chosen in a block stays there, and must not stand beside another case. */
const blockOf = (caseId: string): string => `case.${caseId}`;

/** Whether some of what a reviewer judges by did not fit. What a blind case proposes is none of it. */
const isCut = (found: ProposedAction): boolean =>
  masked(found.summary).length > SUMMARY_MAX ||
  (!found.blind && masked(proposalText(found)).length > PROPOSAL_MAX);

type Elements = Parameters<typeof actions>[0];

/** One click where all fits in a row, beside so many other buttons; else a list. */
const fitsRow = (outcomes: readonly string[], others: number): boolean =>
  outcomes.length + others <= LIMITS.message.buttonsInRow;

function seenChoices({ say, deployment }: BatchView, found: ProposedAction, place: number): Elements {
  const others = deployment.outcomes.filter((outcome) => outcome !== found.outcome);
  const more = always(say, found, place);
  return [
    button(say('review.button.agree'), `${REVIEW_IDS.agree}.${place}`, {
      value: found.caseId,
      style: 'primary',
    }),
    ...(fitsRow(others, more.length + 1)
      ? others.map((outcome, at) =>
          button(say('review.button.should-be', { outcome }), `${REVIEW_IDS.override}.${place}-${at}`, {
            value: outcome,
          }),
        )
      : [listed(say('review.button.override'), `${REVIEW_IDS.override}.${place}`, others)]),
    ...more,
  ];
}

function blindChoices({ say, deployment }: BatchView, found: ProposedAction, place: number): Elements {
  const { outcomes } = deployment;
  const more = always(say, found, place);
  return [
    ...(fitsRow(outcomes, more.length)
      ? outcomes.map((outcome, at) =>
          button(outcome, `${REVIEW_IDS.choose}.${place}-${at}`, { value: outcome }),
        )
      : [listed(say('review.button.choose'), `${REVIEW_IDS.choose}.${place}`, outcomes)]),
    ...more,
  ];
}

const listed = (placeholder: string, id: string, outcomes: readonly string[]) =>
  select(
    id,
    outcomes.map((outcome) => option(outcome, outcome)),
    { placeholder },
  );

function always(say: Say, found: ProposedAction, place: number): Elements {
  return [
    button(say('review.button.material'), `${REVIEW_IDS.material}.${place}`, { value: found.caseId }),
    ...(isCut(found)
      ? [button(say('review.button.whole'), `${REVIEW_IDS.whole}.${place}`, { value: found.caseId })]
      : []),
    ...(found.link
      ? [button(say('review.button.link'), `${REVIEW_IDS.link}.${place}`, { url: found.link })]
      : []),
  ];
}
