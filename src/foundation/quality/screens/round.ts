import { actions, alert, button, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { IDS } from '../../inventory/ids.ts';
import { QUALITY_IDS } from '../ids.ts';
import type { AssessmentFormState } from './form.ts';

/** The end of a round through all sources. */
export function roundOverModal(
  say: Say,
  engagementId: string,
  { total, assessed }: { total: number; assessed: number },
  saved?: AssessmentFormState['saved'],
): Modal {
  const left = total - assessed;
  const text =
    total === 0
      ? say('quality.round.empty')
      : left === 0
        ? say('quality.round.done', { total })
        : say('quality.round.left', { left });
  const onwards =
    total === 0
      ? [button(say('foundation.button.add'), IDS.add, { value: engagementId, style: 'primary' })]
      : [
          ...(left > 0
            ? [button(say('quality.round.again'), QUALITY_IDS.next, { value: engagementId })]
            : []),
          button(say('foundation.button.sources'), IDS.list, { value: engagementId }),
          button(say('foundation.button.gaps'), IDS.gaps, { value: engagementId }),
        ];
  return modal({
    title: say('quality.form.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId }),
    blocks: [
      ...(saved
        ? [
            alert(escape(saved.text), saved.ok ? 'success' : 'warning'),
            actions([button(say('quality.round.look'), QUALITY_IDS.result, { value: saved.id })]),
          ]
        : []),
      section(text),
      actions(onwards),
    ],
  });
}
