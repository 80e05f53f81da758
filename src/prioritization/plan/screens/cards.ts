import { actions, button, context, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { placeValue } from '../../../engagement/place.ts';
import { roleName, shortDigest } from '../../../gates/screens/words.ts';
import type { SealedContent } from '../../../seal/content.ts';
import { listIn } from '../../../texts/lists.ts';
import type { Say } from '../../../texts/say.ts';
import { moment, moneyText, numberText } from '../../../texts/words.ts';
import { PLAN_IDS } from '../ids.ts';
import type { PlanOverview } from '../overview.ts';
import { type Required, requiredLevel } from '../required.ts';
import { curveText, requiredText } from './requirement-form.ts';
import { signButtons, signingLines } from './signing.ts';
import { boundText, requirementText } from './words.ts';

/** Characters that the values of all bounds may take in a message. */
const VALUES = 2_400;

/**
 * [P3.5] The bounds as a message: what they are, who has signed, and the buttons to sign, the same for all who read
 * it. Nobody signs what is not shown whole: where there is no room for it, the button leads to where there is.
 */
export function boundsMessage(say: Say, overview: PlanOverview): SlackMessage | null {
  const { content, signing, engagement } = overview;
  if (!content.fairness || !signing) return null;
  const { bounds, noneReason } = content.fairness;
  const room = Math.floor(VALUES / Math.max(1, bounds.length));
  const lines = bounds.map((one) => `• ${escape(boundText(say, one, room))}`);
  const isCut = bounds.some((one) => (one.values?.join(', ').length ?? 0) > room);
  const unsigned = signing.roles.filter((one) => one.signed === null).map((one) => one.role);
  return {
    text: say.md(unsigned.length === 0 ? 'plan.card.bounds-signed' : 'plan.card.bounds-text', {
      engagement: engagement.name,
      roles: listIn(
        say,
        unsigned.map((role) => roleName(say, role)),
      ),
    }),
    blocks: [
      section(say.md('plan.card.bounds', { engagement: engagement.name, cycle: engagement.cycle })),
      ...lines.map((line) => section(line)),
      ...(noneReason === null ? [] : [section(say.md('plan.fairness.none-because', { reason: noneReason }))]),
      section(signingLines(say, signing).join('\n')),
      actions([
        ...(isCut && unsigned.length > 0
          ? [button(say('plan.task.button'), PLAN_IDS.fairness, { value: placeValue(engagement) })]
          : signButtons(say, engagement, signing, unsigned)),
        button(say('plan.button.open'), PLAN_IDS.open, { value: placeValue(engagement) }),
      ]),
      context(
        `${say('plan.card.bounds-why')} · ${sealText(say, overview)} · \`${shortDigest(signing.digest)}\``,
      ),
    ],
  };
}

/** [P3.1] [P3.2] The ROI model and what it asks of the metric; the curve is its picture. */
export function roiMessage(say: Say, overview: PlanOverview): SlackMessage | null {
  const { content, engagement } = overview;
  const { roi, requirement } = content;
  if (!roi) return null;
  const required = requiredLevel(roi);
  return {
    text: say.md('plan.card.roi-text', {
      engagement: engagement.name,
      value: moneyText({ amount: roi.valuePerYear, currency: roi.currency }, say),
      requirement: requirement ? requirementText(say, requirement) : 'none',
    }),
    blocks: [
      section(say.md('plan.card.roi', { engagement: engagement.name, cycle: engagement.cycle })),
      section(
        [modelText(say, roi), ...(isLevel(required) ? neededLines(say, roi, required) : [])].join('\n'),
      ),
      ...(requirement ? [section(requirementLine(say, requirement))] : []),
      actions([button(say('plan.button.open'), PLAN_IDS.open, { value: placeValue(engagement) })]),
      context(sealText(say, overview)),
    ],
  };
}

const isLevel = (one: ReturnType<typeof requiredLevel>): one is Required => !('fault' in one);

/** mrkdwn: the three terms and what they come to. */
const modelText = (say: Say, roi: SealedContent['roi']): string =>
  say.md('plan.roi.model', {
    cost: moneyText({ amount: roi.costPerTransaction, currency: roi.currency }, say),
    volume: numberText(roi.volume, say),
    period: roi.period,
    improvement: numberText(roi.improvementPercent, say),
    value: moneyText({ amount: roi.valuePerYear, currency: roi.currency }, say),
  });

const neededLines = (say: Say, roi: SealedContent['roi'], required: Required): string[] => [
  requiredText(say, roi, required),
  curveText(say, roi, required),
];

const requirementLine = (say: Say, requirement: SealedContent['requirement']): string =>
  say.md(requirement.typedReason === null ? 'plan.card.requirement' : 'plan.card.requirement-typed', {
    requirement: requirementText(say, requirement),
    reason: requirement.typedReason ?? '',
  });

/** mrkdwn: which seal is in force, and whether the plan is another one. */
const sealText = (say: Say, { seal, changed }: PlanOverview): string =>
  seal
    ? say.md('plan.card.seal', {
        version: seal.version,
        digest: shortDigest(seal.digest),
        when: moment(seal.sealedAt, say),
        changed: changed.length,
      })
    : say('plan.card.unsealed');
