import {
  actions,
  type Block,
  button,
  context,
  type Modal,
  modal,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention, plain } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { placeValue } from '../../../engagement/place.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment, moneyText } from '../../../texts/words.ts';
import type { Case } from '../case.ts';
import { VERDICT_IDS } from '../ids.ts';
import type { InvestigationOutcome } from '../rules.ts';
import type { Investigation } from '../store.ts';
import { verdictFigure } from './words.ts';

/** Longer findings are read in the form. */
export const SHOWN = 1_200;
/** More open investigations than this are not listed one by one. */
const LISTED = 20;

export const OUTCOME_WORDS = {
  'fix the model': 'fix',
  'revise the ROI': 'revise',
} as const satisfies Record<InvestigationOutcome, string>;

/** [B5] As it stands, where there is nothing to fill in any more. */
export const investigationModal = (say: Say, found: Case, plan: string | null): Modal =>
  modal({
    title: say('pilot.investigation.title'),
    close: say('common.close'),
    blocks: [...investigationBlocks(say, found), ...wayOn(say, found, plan)],
  });

/** [B5] The investigation as a message in the thread of the evaluation that failed. `plan`: the action that opens the plan. */
export function investigationMessage(say: Say, found: Case, plan: string | null): SlackMessage {
  const { investigation } = found;
  return {
    text: plain(
      say(`pilot.investigation.text.${investigation.state}`, {
        model: withCycle(say, found.model.name, found.shown),
        number: found.evaluation.number,
      }),
    ),
    blocks: [
      ...investigationBlocks(say, found),
      ...(investigation.state === 'open' ? [actions([openButton(say, investigation, 'primary')])] : []),
      ...wayOn(say, found, plan),
    ],
  };
}

/** [B5] What waits for a newer seal is gone on with in the plan of its cycle, [R3] where that one goes on. */
function wayOn(say: Say, { investigation, end, later }: Case, plan: string | null): Block[] {
  const { engagementId: id, cycle, outcome } = investigation;
  if (end !== null || outcome !== 'revise the ROI') return [];
  if (later !== null) return [section(planStays(say, cycle, later))];
  return plan === null
    ? []
    : [actions([button(say('pilot.button.plan'), plan, { value: placeValue({ id, cycle }) })], 'plan')];
}

export const planStays = (say: Say, cycle: number, later: number) =>
  say.md('pilot.investigation.plan-stays', { cycle, later });

/** Several are open: which one? Or none is. */
export function investigationList(
  say: Say,
  engagement: { name: string },
  open: readonly { investigation: Investigation; model: { name: string } }[],
): Modal {
  return modal({
    title: say('pilot.investigation.title'),
    close: say('common.close'),
    blocks: [
      section(say.md('pilot.investigation.list', { engagement: engagement.name, count: open.length })),
      ...open.slice(0, LISTED).map(({ investigation, model }) =>
        section(
          say.md('pilot.investigation.row', {
            model: model.name,
            when: moment(investigation.openedAt, say),
            who: markup(investigation.owner ? mention(investigation.owner) : '–'),
          }),
          { accessory: openButton(say, investigation) },
        ),
      ),
    ],
  });
}

const openButton = (say: Say, { id }: Investigation, style?: 'primary') =>
  button(say('pilot.fix.investigate'), VERDICT_IDS.investigate, { value: id, ...(style && { style }) });

export function failure(say: Say, { model, evaluation, failedUnder, verdict, shown }: Case): string {
  const { metric } = failedUnder.content.requirement;
  return say.md('pilot.investigation.failed', {
    model: withCycle(say, model.name, shown),
    number: evaluation.number,
    sealVersion: failedUnder.version,
    figure: markup(verdict ? escape(verdictFigure(say, metric, verdict)) : '–'),
  });
}

function investigationBlocks(say: Say, found: Case): Block[] {
  const { investigation } = found;
  const { findings, owner, openedAt } = investigation;
  return [
    section(failure(say, found)),
    section(standing(say, found)),
    ...(findings ? [section(`>${escape(fitText(findings, SHOWN)).replaceAll('\n', '\n>')}`)] : []),
    context(
      say.md('pilot.investigation.duty', {
        who: markup(owner ? mention(owner) : `_${say('common.unassigned')}_`),
        when: moment(openedAt, say),
      }),
    ),
  ];
}

/** Open, and on what it waits; or how it ended. mrkdwn. */
function standing(say: Say, { investigation, end }: Case): string {
  if (end?.kind === 'evaluation')
    return say.md('pilot.investigation.ended.fix', { model: end.model, number: end.number });
  if (end?.kind === 'seal')
    return say.md('pilot.investigation.ended.revise', {
      sealVersion: end.sealVersion,
      before: moneyText(end.before, say),
      after: moneyText(end.after, say),
    });
  const { outcome } = investigation;
  return outcome
    ? say.md(`pilot.investigation.waiting.${OUTCOME_WORDS[outcome]}`, {
        sealVersion: investigation.sealVersion,
      })
    : say.md('pilot.investigation.open');
}
