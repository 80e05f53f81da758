import { actions, alert, button, context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { placeValue } from '../../../engagement/place.ts';
import { earlierLine, withCycle } from '../../../engagement/screens/which-cycle.ts';
import type { Engagement } from '../../../engagement/store.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { RiskManifest } from '../../../playbook/risk-schema.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { RISK_IDS } from '../ids.ts';
import type { KeptAnswer } from '../rules.ts';
import type { RiskStanding } from '../store.ts';
import { lawLine } from './law.ts';

interface Shown extends RiskStanding {
  assessment: NonNullable<RiskStanding['assessment']>;
  /** [R3] The cycle under way, where this is of an earlier one that goes on no more: it is read only. */
  later: number | null;
  /** Its cycle, where that is told. */
  shown: number | null;
}

/** [E6] The assessment as it stands: class, tier, why, what was answered, by whom and when. */
export function assessedModal(
  say: Say,
  manifest: RiskManifest,
  at: Pick<Engagement, 'id' | 'cycle'>,
  useCase: string,
  { assessment, isCurrent, later, shown }: Shown,
  notice?: string,
): Modal {
  const found = manifest.classes.find((one) => one.key === assessment.euClass);
  return modal({
    title: say('risk.result.title'),
    close: say('common.close'),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      ...(later === null ? [] : [earlierLine(say, at.cycle, later)]),
      ...(isCurrent ? [] : [alert(say('risk.assessed.other'), 'warning')]),
      section(
        say.md('risk.result.text', {
          useCase: withCycle(say, useCase, shown),
          mark: assessment.euClass === 'prohibited' ? '✕' : '●',
          euClass: found ? inLanguage(found.name, say) : assessment.euClass,
          means: found ? inLanguage(found.means, say) : '',
          tier: assessment.tier,
        }),
      ),
      ...(found ? [context(lawLine(say, manifest, found.key))] : []),
      section(say.md('risk.assessed.reason', { reason: assessment.reason })),
      section(
        fitText(
          assessment.answers.map((one) => answerLine(say, manifest, one)).join('\n'),
          LIMITS.section.text,
        ),
      ),
      ...(later === null
        ? [
            actions([
              button(say('risk.button.again'), RISK_IDS.again, {
                value: placeValue(at),
                ...(!isCurrent && { style: 'primary' as const }),
              }),
            ]),
          ]
        : []),
      context(
        say.md('risk.assessed.by', {
          who: markup(mention(assessment.assessedBy)),
          when: moment(assessment.assessedAt, say),
          version: assessment.version,
        }),
      ),
    ],
  });
}

function answerLine(
  say: Say,
  manifest: RiskManifest,
  { question, answer, note, decides }: KeptAnswer,
): string {
  const known = manifest.questions.find((one) => one.key === question);
  const line = say.md('risk.result.line', {
    question: known ? inLanguage(known.text, say) : question,
    answer: say(answer ? 'common.yes' : 'common.no'),
    basis: decides?.[say.language] ?? (known ? inLanguage(known.basis, say) : ''),
    note: note ?? '',
    noted: note ? 'yes' : 'no',
  });
  return decides ? `▸ ${line}` : line;
}
