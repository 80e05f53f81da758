import {
  actions,
  alert,
  type Block,
  button,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { nextLine } from '../../../engagement/screens/card.ts';
import type { NextStep } from '../../../news.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { IDS } from '../../inventory/ids.ts';
import { QUALITY_IDS } from '../ids.ts';
import type { AssessmentFormState } from './form.ts';

/** How a round through all sources stands. */
interface Round {
  total: number;
  assessed: number;
  /** What it has just saved. */
  saved?: AssessmentFormState['saved'];
  /** [E8] What comes next in the engagement. */
  next: NextStep | null;
}

/** The end of a round through all sources, which leads on to what comes next. */
export function roundOverModal(
  say: Say,
  engagementId: string,
  { total, assessed, saved, next }: Round,
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
  const isOver = total > 0 && left === 0;
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
      ...(isOver && next ? nextBlocks(say, next) : []),
      actions(onwards),
    ],
  });
}

const nextBlocks = (say: Say, next: NextStep): Block[] => [
  section(nextLine(say, next)),
  actions([{ ...next.button, style: 'primary' }], 'next'),
];
