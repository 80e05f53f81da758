import {
  actions,
  type Block,
  button,
  context,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { cycleShown } from '../../../engagement/in-cycle.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import { askValue, IDS as GATE_IDS } from '../../../gates/ids.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment, shareText } from '../../../texts/words.ts';
import { DEPLOYMENT_IDS as IDS } from '../../deployments/ids.ts';
import { refValue } from '../../deployments/ref.ts';
import { accuracyParams, supervisedToGo } from '../evidence.ts';
import { progressPicture } from '../picture.ts';
import { subjectOf } from '../promotion.ts';
import type { StageView } from '../view.ts';

/** Before which of the card's blocks the picture stands. */
const PICTURE_AT = 2;

/** [S2.2] [S3.4] A model at work: how far it acts by itself, what that rests on, and how to stop it. */
export function deploymentMessage(say: Say, view: StageView): SlackMessage {
  const picture = progressPicture(say, view, PICTURE_AT);
  return {
    text: say.md('production.card.text', { ...headParams(view), facts: markup(factsLine(say, view)) }),
    blocks: deploymentBlocks(say, view),
    ...(picture && { picture }),
  };
}

function deploymentBlocks(say: Say, view: StageView): Block[] {
  const { deployment, seal, engagement, begun } = view;
  return [
    section(`${say.md('production.card.head', headParams(view))}\n${whyLine(say, view)}`),
    section(
      [accuracyLine(say, view), exposureLine(say, view), nextLine(say, view)]
        .filter((line) => line !== '')
        .join('\n'),
    ),
    ...(view.state === 'ended' ? [] : [actions(buttons(say, view))]),
    context(
      say.md('production.card.foot', {
        who: markup(mention(begun.by)),
        when: moment(begun.at, say),
        // [R3] Models of several cycles may be at work.
        engagement: withCycle(say, engagement.name, cycleShown(engagement, deployment.cycle)),
        seal: seal.version,
      }),
    ),
  ];
}

const headParams = ({ deployment, state, seal }: StageView) => ({
  model: deployment.model,
  stage: deployment.stage,
  last: Math.max(...seal.content.rollout.map((step) => step.stage)),
  state,
});

/** What it does by itself, or why it does nothing. mrkdwn. */
export function whyLine(say: Say, { deployment, state, seal, openErrors }: StageView): string {
  const { stage, stageSince, pausedAt, pausedCause, pausedReason } = deployment;
  if (state === 'ended') return say.md('production.card.ended');
  if (state === 'paused' && pausedAt)
    return say.md('production.card.paused', {
      cause: pausedCause,
      ...brokenBy(say, pausedReason),
      reason: pausedReason ?? '–',
      when: moment(pausedAt, say),
      count: openErrors.length,
    });
  const step = seal.content.rollout.find((one) => one.stage === stage);
  return say.md('production.card.does', {
    stage,
    kinds: (step?.complexity ?? []).map((one) => say(`production.complexity.${one}`)).join(', '),
    confidence: Number(step?.minConfidence ?? 0),
    when: moment(stageSince, say),
  });
}

/** Of a breach: the counts that were kept as `291/320`. */
export function brokenBy(say: Say, reason: string | null): { share: string; n: number } {
  const [, right, n] = /^(\d+)\/(\d+)$/.exec(reason ?? '') ?? [];
  return { share: n === undefined ? '–' : shareText(Number(right) / Number(n), say), n: Number(n ?? 0) };
}

/** [S2.1] [S2.2] mrkdwn. */
function accuracyLine(say: Say, view: StageView): string {
  const { accuracy, deployment, seal, lasted, least } = view;
  if (!accuracy) return say.md('production.card.no-line', { metric: seal.content.supervised.metric });
  const { minCases, minDays } = seal.content.supervised;
  return deployment.stage === 0
    ? say.md('production.card.supervised', {
        ...accuracyParams(accuracy),
        toGo: supervisedToGo(accuracy, minCases) ?? -1,
        minCases,
        days: lasted,
        minDays,
      })
    : say.md('production.card.sampled', { ...accuracyParams(accuracy), days: lasted, least });
}

/** [S3.4] mrkdwn. */
const exposureLine = (say: Say, { exposure: { actions: all, autonomous } }: StageView): string =>
  say.md('production.card.exposure', { actions: all, share: all === 0 ? 0 : autonomous / all });

/** [S3.1] What the next stage would add, and how sure that is. mrkdwn. */
function nextLine(say: Say, { next, state }: StageView): string {
  if (state === 'ended') return '';
  if (!next) return say.md('production.card.last');
  if (!next.added) return '';
  return say.md('production.card.next', { ...accuracyParams(next.added), stage: next.stage });
}

/** One line for the engagement's card and for notifications. mrkdwn. */
export function factsLine(say: Say, view: StageView): string {
  const { accuracy, exposure, openErrors } = view;
  return say.md('production.status.facts', {
    ...headParams(view),
    ...(accuracy ? accuracyParams(accuracy) : { n: 0, share: 0, lower: 0, upper: 0, threshold: 0, toGo: -1 }),
    exposed: exposure.actions === 0 ? 0 : exposure.autonomous / exposure.actions,
    actions: exposure.actions,
    errors: openErrors.length,
  });
}

const connectButton = (say: Say, { deployment }: StageView) =>
  button(say('production.button.connect'), IDS.connect, { value: refValue(deployment) });

/** The one most needed first; at most five. */
export function buttons(say: Say, view: StageView) {
  const { deployment, next, openErrors, cases } = view;
  const value = refValue(deployment);
  const isPaused = deployment.pausedAt !== null;
  const place = { id: deployment.engagementId, cycle: deployment.cycle };
  const errors = button(say('production.button.errors', { count: openErrors.length }), IDS.errors, {
    value,
    ...(openErrors.length > 0 && { style: 'primary' as const }),
  });
  const ask = button(say('production.button.ask', { stage: next?.stage ?? 0 }), GATE_IDS.askOpen, {
    value: next ? askValue(place, 'promotion', subjectOf(next.stage)) : askValue(place, 'production'),
  });
  return [
    ...(openErrors.length > 0 ? [errors] : []),
    ...(cases.isWaiting ? [button(say('review.button.open'), IDS.review, { value })] : []),
    ...(cases.hasAny ? [] : [connectButton(say, view)]),
    ...(isPaused ? [button(say('production.button.resume'), IDS.resume, { value })] : []),
    ...(cases.hasAny && !isPaused ? [ask] : []),
    ...(deployment.stage > 0
      ? [button(say('production.button.back'), IDS.back, { value, style: 'danger' as const })]
      : []),
    ...(deployment.stage > 0 && !isPaused
      ? [button(say('production.button.pause'), IDS.pause, { value })]
      : []),
    button(say('production.button.settings'), IDS.settings, { value }),
  ];
}
