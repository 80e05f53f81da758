import { context, input, type Modal, modal, option, section } from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { radio, textInput, userSelect } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import type { Case } from '../case.ts';
import { VERDICT_IDS } from '../ids.ts';
import type { InvestigationOutcome } from '../rules.ts';
import { failure, OUTCOME_WORDS, planStays, SHOWN } from './investigation.ts';

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
