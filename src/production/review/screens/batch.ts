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
import { z } from 'zod';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { shareText } from '../../../texts/words.ts';
import type { Deployment } from '../../deployments/store.ts';
import { REVIEW_IDS } from '../ids.ts';
import { masked } from '../mask.ts';
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
  deployment: Pick<Deployment, 'model' | 'outcomes'>;
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
  const { say, meta, cases, waiting, today, notice } = view;
  return modal({
    title: say('review.batch.title'),
    close: say('common.close'),
    callback_id: REVIEW_IDS.open,
    private_metadata: writeMeta({ ...meta, cases: cases.map(({ caseId }) => caseId) }),
    blocks: [
      ...(notice ? [alert(notice.text, notice.level)] : []),
      ...(cases.length === 0 ? [section(say('review.batch.empty'))] : []),
      ...cases.flatMap((found, place) => [
        ...(place > 0 ? [divider()] : []),
        ...caseBlocks(view, found, place),
      ]),
      context(
        say.md('review.batch.standing', {
          waiting,
          cases: today.cases,
          seconds: today.medianSeconds === null ? -1 : Math.round(today.medianSeconds),
        }),
      ),
    ],
  });
}

function caseBlocks(view: BatchView, found: ProposedAction, place: number): Block[] {
  const { say } = view;
  const { caseId, summary, segment, complexity, confidence, outcome, blind, answer } = found;
  const title = say.md('review.case.title', {
    case: caseId,
    complexity,
    confidence: shareText(confidence, say),
    segment: segment ?? '',
    has: segment === null ? 'none' : 'segment',
  });
  const quoted = escape(fitText(masked(summary), SUMMARY_MAX)).replaceAll('\n', '\n>');
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
    actions(blind ? blindChoices(view, found, place) : seenChoices(view, found, place), `case.${place}`),
  ];
}

/** What is proposed, without the outcome that stands before it: `amount: 42.10 · reason: late`. */
function proposalText({ proposal }: ProposedAction): string {
  const { value } = proposal as { value: unknown };
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .filter(([name]) => name !== 'outcome')
    .map(([name, part]) => `${name}: ${typeof part === 'string' ? part : JSON.stringify(part)}`)
    .join(' · ');
}

type Elements = Parameters<typeof actions>[0];

function seenChoices({ say, deployment }: BatchView, found: ProposedAction, place: number): Elements {
  const others = deployment.outcomes.filter((outcome) => outcome !== found.outcome);
  return [
    button(say('review.button.agree'), `${REVIEW_IDS.agree}.${place}`, {
      value: found.caseId,
      style: 'primary',
    }),
    select(
      `${REVIEW_IDS.override}.${place}`,
      others.map((outcome) => option(outcome, outcome)),
      { placeholder: say('review.button.override') },
    ),
    ...always(say, found, place),
  ];
}

/** So many buttons fit beside the two that are always there; more outcomes are a list. */
const BUTTONS_MAX = 3;

function blindChoices({ say, deployment }: BatchView, found: ProposedAction, place: number): Elements {
  const { outcomes } = deployment;
  if (outcomes.length > BUTTONS_MAX)
    return [
      select(
        `${REVIEW_IDS.choose}.${place}`,
        outcomes.map((outcome) => option(outcome, outcome)),
        { placeholder: say('review.button.choose') },
      ),
      ...always(say, found, place),
    ];
  return [
    ...outcomes.map((outcome, at) =>
      button(outcome, `${REVIEW_IDS.choose}.${place}-${at}`, { value: outcome }),
    ),
    ...always(say, found, place),
  ];
}

function always(say: Say, found: ProposedAction, place: number): Elements {
  return [
    button(say('review.button.material'), `${REVIEW_IDS.material}.${place}`, {
      value: found.caseId,
      style: 'danger',
    }),
    ...(found.link
      ? [button(say('review.button.link'), `${REVIEW_IDS.link}.${place}`, { url: found.link })]
      : []),
  ];
}
