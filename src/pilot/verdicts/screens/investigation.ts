import {
  actions,
  type Block,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention, plain } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { radio, textInput, userSelect } from '@phasegate/block-kit/inputs.ts';
import { placeValue } from '../../../engagement/place.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment, moneyText } from '../../../texts/words.ts';
import type { Case } from '../case.ts';
import { VERDICT_IDS } from '../ids.ts';
import type { InvestigationOutcome } from '../rules.ts';
import type { Investigation } from '../store.ts';
import { verdictFigure } from './words.ts';

/** Longer findings are read in the form. */
const SHOWN = 1_200;
/** More open investigations than this are not listed one by one. */
const LISTED = 20;

const OUTCOME_WORDS = {
  'fix the model': 'fix',
  'revise the ROI': 'revise',
} as const satisfies Record<InvestigationOutcome, string>;

/** What was typed before and not saved. */
export interface InvestigationDraft {
  findings: string;
  owner: string;
  outcome: string;
}

/** [B5] Asks what was found, who sees to it, and how it is to end. */
export function investigationForm(
  say: Say,
  found: Case,
  meta: { engagementId: string; id: string; version: number },
  { draft, max, notice }: { draft: InvestigationDraft | null; max: number; notice?: string },
): Modal {
  const { investigation } = found;
  const outcomes = (['fix the model', 'revise the ROI'] as const).map((one) =>
    option(say(`pilot.outcome.${OUTCOME_WORDS[one]}`), one, say(`pilot.outcome.${OUTCOME_WORDS[one]}.hint`)),
  );
  return modal({
    title: say('pilot.investigation.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: VERDICT_IDS.save,
    private_metadata: writeMeta(meta),
    blocks: [
      ...(notice ? [section(notice)] : []),
      section(failure(say, found)),
      context(say('pilot.investigation.why')),
      ...(found.later === null ? [] : [section(planStays(say, investigation.cycle, found.later))]),
      input(
        'findings',
        say('pilot.investigation.findings'),
        textInput(VERDICT_IDS.draft, {
          multiline: true,
          max,
          tells: 'typing',
          initial: draft?.findings ?? investigation.findings ?? '',
        }),
        { hint: say('pilot.investigation.findings.hint'), dispatch_action: true },
      ),
      input(
        'owner',
        say('pilot.investigation.owner'),
        userSelect('owner', { initial: draft?.owner || (investigation.owner ?? '') }),
      ),
      input(
        'outcome',
        say('pilot.investigation.outcome'),
        radio('outcome', outcomes, { initial: draft?.outcome || (investigation.outcome ?? '') }),
      ),
    ],
  });
}

/** What somebody else wrote in a field meanwhile. mrkdwn */
export function newerText(say: Say, field: keyof InvestigationDraft, value: unknown): string {
  const text = String(value ?? '–');
  if (field === 'owner') return mention(text);
  const word = OUTCOME_WORDS[text as InvestigationOutcome];
  if (field === 'outcome') return word ? say.md(`pilot.outcome.${word}`) : escape(text);
  return escape(fitText(text, SHOWN));
}

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
        model: found.model.name,
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

/** [B5] What waits for a newer seal is gone on with in the plan. [R3] Of an earlier cycle it is not edited: what else there is. */
function wayOn(say: Say, { investigation, end, later }: Case, plan: string | null): Block[] {
  const { engagementId: id, cycle, outcome } = investigation;
  if (end !== null || outcome !== 'revise the ROI') return [];
  if (later !== null) return [section(planStays(say, cycle, later))];
  return plan === null
    ? []
    : [actions([button(say('pilot.button.plan'), plan, { value: placeValue({ id, cycle }) })], 'plan')];
}

const planStays = (say: Say, cycle: number, later: number) =>
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

function failure(say: Say, { model, evaluation, failedUnder, verdict }: Case): string {
  const { metric } = failedUnder.content.requirement;
  return say.md('pilot.investigation.failed', {
    model: model.name,
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
